// A key that a part of the collector does not have ends the collector, and does not compile; nor does one that it needs.
import { exporter, extension, processor, receiver } from '../../../lib/components/collector-config';

const limit = { check_interval: '1s', spike_limit_percentage: 20 } as const;

// expect: TS2561 'limit_percent' does not exist in type '{ readonly check_interval
export const limiter = processor('memory_limiter', { ...limit, limit_percent: 80 });
// expect: TS2741 Property 'limit_percentage' is missing in type
export const unlimited = processor('memory_limiter', limit);
// expect: TS2322 Type '"10"' is not assignable to type
export const batch = processor('batch', { timeout: '10' });
// expect: TS2322 Type '"azure"' is not assignable to type '"env" | "gcp" | "system"'.
export const detection = processor('resourcedetection', { detectors: ['env', 'azure'] });
// expect: TS2322 Type '"replace"' is not assignable to type
export const resource = processor('resource', { attributes: [{ key: 'a', value: 'b', action: 'replace' }] });
// expect: TS2353 'use_insecure' does not exist in type
export const google = exporter('googlecloud', { project: 'shop', use_insecure: true });
// expect: TS2353 'loglevel' does not exist in type
export const debug = exporter('debug', { loglevel: 'debug' });
// expect: TS2322 Type '"localhost:13133"' is not assignable to type
export const health = extension('health_check', { endpoint: 'localhost:13133' });
// expect: TS2741 Property 'http' is missing in type
export const otlp = receiver('otlp', { protocols: { grpc: { endpoint: '0.0.0.0:4317' } } });
