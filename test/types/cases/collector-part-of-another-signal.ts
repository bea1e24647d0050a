// A part of the collector does not fit into the pipeline of a signal that it does not handle, nor into another role.
import { exporter, processor, receiver, type CollectorConfig } from '../../../lib/components/collector-config';

const endpoint = '0.0.0.0:4317';
const otlp = receiver('otlp', { protocols: { grpc: { endpoint }, http: { endpoint } } });
const sampler = processor('probabilistic_sampler', { sampling_percentage: 10 });
const debug = exporter('debug', {});

export const pipelines: CollectorConfig['pipelines'] = {
  traces: { receivers: [otlp], processors: [sampler], exporters: [debug] },
  // expect: TS2322 Type 'Processor<"logs" | "traces">' is not assignable to type 'Processor<"metrics">'.
  metrics: { receivers: [otlp], processors: [sampler], exporters: [debug] },
  // expect: TS2322 Type 'Exporter<"logs" | "metrics" | "traces">' is not assignable to type 'Receiver<"logs">'.
  // expect: TS2322 Type 'string' is not assignable to type 'Exporter<"logs">'.
  logs: { receivers: [debug], processors: [], exporters: ['debug'] },
};

// expect: TS2345 Argument of type '"jaeger"' is not assignable to parameter of type
export const dropped = exporter('jaeger', {});
