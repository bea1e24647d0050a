// A probe of the mcp-server on a path that the program does not answer does not compile.
import { program, type ProgramPort } from '../../../lib/components';
import { healthPort } from '../../../lib/constructs';

export const right: ProgramPort = { number: program.image.port, health: program.probes };
export const twice: ProgramPort = { number: 8000, health: { ...program.probes, startup: '/health/startup' } };
export const swapped: ProgramPort = { number: 8000, health: { ...program.probes, readiness: '/health/ready' } };
const health = { startup: '/health/health/startup', readiness: '/health/ready', liveness: '/health/live' } as const;
export const byHand: ProgramPort = { ...healthPort(8000, health), health: program.probes };
