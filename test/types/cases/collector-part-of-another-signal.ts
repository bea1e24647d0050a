// A part of the collector does not fit into the pipeline of a signal that it does not handle, nor into another role.
import { exporter, processor, receiver, type CollectorConfig } from '../../../lib/components/collector-config';

const otlp = receiver('otlp', ['traces', 'metrics', 'logs'], {});
const sampler = processor('probabilistic_sampler', ['traces'], {});
const prometheus = exporter('prometheus', ['metrics'], {});
const debug = exporter('debug', ['traces', 'metrics', 'logs'], {});

export const pipelines: CollectorConfig['pipelines'] = {
  // expect: TS2322 Type 'Exporter<"metrics">' is not assignable to type 'Exporter<"traces">'.
  traces: { receivers: [otlp], processors: [sampler], exporters: [prometheus] },
  // expect: TS2322 Type 'Processor<"traces">' is not assignable to type 'Processor<"metrics">'.
  metrics: { receivers: [otlp], processors: [sampler], exporters: [prometheus] },
  // expect: TS2322 Type 'Exporter<"logs" | "metrics" | "traces">' is not assignable to type 'Receiver<"logs">'.
  // expect: TS2322 Type 'string' is not assignable to type 'Exporter<"logs">'.
  logs: { receivers: [debug], processors: [], exporters: ['debug'] },
};

// expect: TS2322 Type '"spans"' is not assignable to type 'Signal'.
export const spans = exporter('jaeger', ['spans'], {});
