// A probe of the mcp-server on a path that the program does not answer does not compile.
import { program, type ProgramPort } from '../../../lib/components';
import { healthPort } from '../../../lib/constructs';

export const right: ProgramPort = { number: program.image.port, health: program.probes };
// expect: TS2322 Type '"/health/health/startup"' is not assignable to type '"/health/startup"'.
export const twice: ProgramPort = { number: 8000, health: { ...program.probes, startup: '/health/health/startup' } };
// expect: TS2322 Type '"/health/live"' is not assignable to type '"/health/ready"'.
export const swapped: ProgramPort = { number: 8000, health: { ...program.probes, readiness: '/health/live' } };
const health = { startup: '/health/health/startup', readiness: '/health/ready', liveness: '/health/live' } as const;
// expect: TS2375 Type 'Port<Health>' is not assignable to type
export const byHand: ProgramPort = healthPort(8000, health);
