// A part of the collector does not fit into the pipeline of a signal that it does not handle, nor into another role.
import { exporter, processor, receiver, type CollectorConfig } from '../../../lib/components/collector-config';

const otlp = receiver('otlp', ['traces', 'metrics', 'logs'], {});
const sampler = processor('probabilistic_sampler', ['traces'], {});
const prometheus = exporter('prometheus', ['metrics'], {});
const debug = exporter('debug', ['traces', 'metrics', 'logs'], {});

export const pipelines: CollectorConfig['pipelines'] = {
  traces: { receivers: [otlp], processors: [sampler], exporters: [debug] },
  metrics: { receivers: [otlp], processors: [], exporters: [prometheus] },
  logs: { receivers: [otlp], processors: [], exporters: [debug] },
};

export const spans = exporter('jaeger', ['traces'], {});
