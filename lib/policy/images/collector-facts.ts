/** What is known of the OpenTelemetry Collector, by its minor version: `128` is 0.128. */

/** Parts of its configuration that declare components, and what one of them is called. */
export const collectorSections = [
  ['receivers', 'receiver'],
  ['processors', 'processor'],
  ['exporters', 'exporter'],
  ['connectors', 'connector'],
  ['extensions', 'extension'],
] as const;

/** A component or a key that a version does not have any more. */
export interface CollectorRemoval {
  /** Its place: a section and a type, or keys from the top. */
  readonly place: readonly [string, ...string[]];
  /** The first minor version without it. */
  readonly since: number;
  readonly instead: string;
}

/** https://github.com/open-telemetry/opentelemetry-collector/blob/main/CHANGELOG.md, and that of -contrib. */
export const collectorRemovals: readonly CollectorRemoval[] = [
  { place: ['exporters', 'jaeger'], since: 86, instead: 'use the exporter "otlp": Jaeger takes it' },
  { place: ['exporters', 'jaeger_thrift'], since: 86, instead: 'use the exporter "otlp": Jaeger takes it' },
  { place: ['exporters', 'logging'], since: 111, instead: 'use the exporter "debug"' },
  { place: ['exporters', 'loki'], since: 131, instead: 'use the exporter "otlphttp": Loki takes it' },
  { place: ['extensions', 'memory_ballast'], since: 104, instead: 'remove it, and set GOMEMLIMIT' },
  {
    place: ['service', 'telemetry', 'metrics', 'address'],
    since: 123,
    instead: 'write readers with an exporter of pull',
  },
];

/** Keys of components that take no others, wherever the collector ends over an unknown one. */
export const collectorKeys: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'processors/memory_limiter',
    [
      'check_interval',
      'limit_mib',
      'limit_percentage',
      'min_gc_interval_when_hard_limited',
      'min_gc_interval_when_soft_limited',
      'spike_limit_mib',
      'spike_limit_percentage',
    ],
  ],
  [
    'processors/batch',
    ['metadata_cardinality_limit', 'metadata_keys', 'send_batch_max_size', 'send_batch_size', 'timeout'],
  ],
  [
    'exporters/debug',
    ['output_paths', 'sampling_initial', 'sampling_thereafter', 'sending_queue', 'use_internal_logger', 'verbosity'],
  ],
  ['receivers/otlp', ['protocols']],
]);

/** The minor version since which servers listen on the own machine alone unless they are told otherwise. */
export const localhostSince = 104;

/** Where the health check listens where nothing is said. */
export const healthPort = 13133;

/** The ports of the receiver `otlp` where nothing is said, by protocol. */
export const otlpPorts: ReadonlyMap<string, number> = new Map([
  ['grpc', 4317],
  ['http', 4318],
]);
