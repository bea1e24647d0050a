// A part of the collector does not fit into the pipeline of a signal that it does not handle, nor into another role.
import { exporter, processor, receiver, type CollectorConfig } from '../../../lib/components/collector-config';

const endpoint = '0.0.0.0:4317';
const otlp = receiver('otlp', { protocols: { grpc: { endpoint }, http: { endpoint } } });
const sampler = processor('probabilistic_sampler', { sampling_percentage: 10 });
const debug = exporter('debug', {});

export const pipelines: CollectorConfig['pipelines'] = {
  traces: { receivers: [otlp], processors: [sampler], exporters: [debug] },
  metrics: { receivers: [otlp], processors: [], exporters: [debug] },
  logs: { receivers: [otlp], processors: [], exporters: [debug] },
};

export const dropped = exporter('debug', {});
