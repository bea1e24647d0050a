// A key that a part of the collector does not have ends the collector, and does not compile; nor does one that it needs.
import { exporter, extension, processor, receiver } from '../../../lib/components/collector-config';

const limit = { check_interval: '1s', spike_limit_percentage: 20 } as const;

export const limiter = processor('memory_limiter', { ...limit, limit_percentage: 80 });
export const unlimited = processor('memory_limiter', { ...limit, limit_percentage: 80 });
export const batch = processor('batch', { timeout: '10s' });
export const detection = processor('resourcedetection', { detectors: ['env', 'gcp'] });
export const resource = processor('resource', { attributes: [{ key: 'a', value: 'b', action: 'upsert' }] });
export const google = exporter('googlecloud', { project: 'shop' });
export const debug = exporter('debug', { verbosity: 'basic' });
export const health = extension('health_check', { endpoint: '0.0.0.0:13133' });
const endpoint = '0.0.0.0:4318';
export const otlp = receiver('otlp', { protocols: { grpc: { endpoint: '0.0.0.0:4317' }, http: { endpoint } } });
