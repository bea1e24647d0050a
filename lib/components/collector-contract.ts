/** The kinds of telemetry. */
export type Signal = 'traces' | 'metrics' | 'logs';

/** The places that parts have in a configuration. */
export type Role = 'receivers' | 'processors' | 'exporters' | 'extensions';

/** What is to be known of a part besides its keys. */
interface Component {
  /** The Go module that it is built from. */
  readonly module: string;
  /** The signals that it handles; none for an extension. */
  readonly signals: readonly Signal[];
}

const CORE = 'go.opentelemetry.io/collector';
const CONTRIB = 'github.com/open-telemetry/opentelemetry-collector-contrib';
const ALL = ['traces', 'metrics', 'logs'] as const;

/** The parts of the collector that this platform uses, under the names that configurations have for them. */
export const collectorComponents = {
  receivers: {
    otlp: { module: `${CORE}/receiver/otlpreceiver`, signals: ALL },
  },
  processors: {
    memory_limiter: { module: `${CORE}/processor/memorylimiterprocessor`, signals: ALL },
    batch: { module: `${CORE}/processor/batchprocessor`, signals: ALL },
    resource: { module: `${CONTRIB}/processor/resourceprocessor`, signals: ALL },
    resourcedetection: { module: `${CONTRIB}/processor/resourcedetectionprocessor`, signals: ALL },
    probabilistic_sampler: {
      module: `${CONTRIB}/processor/probabilisticsamplerprocessor`,
      signals: ['traces', 'logs'],
    },
  },
  exporters: {
    debug: { module: `${CORE}/exporter/debugexporter`, signals: ALL },
    googlecloud: { module: `${CONTRIB}/exporter/googlecloudexporter`, signals: ALL },
  },
  extensions: {
    health_check: { module: `${CONTRIB}/extension/healthcheckextension`, signals: [] },
  },
} as const satisfies Record<Role, Record<string, Component>>;

/** The names of the parts of one role. */
export type ComponentName<R extends Role> = keyof (typeof collectorComponents)[R] & keyof ComponentSettings[R];

/** The signals that a part handles. */
export type SignalsOf<R extends Role, T extends ComponentName<R>> = (typeof collectorComponents)[R][T] extends {
  readonly signals: readonly (infer S extends Signal)[];
}
  ? S
  : never;

/** A time as Go writes it. */
type Duration = `${number}${'ms' | 's' | 'm' | 'h'}`;

/** A port on every address of the pod. */
type Listening = `0.0.0.0:${number}`;

/** A resource's attribute, and what becomes of it. */
interface AttributeAction {
  readonly key: string;
  readonly value?: string;
  readonly from_attribute?: string;
  readonly action: 'insert' | 'update' | 'upsert' | 'delete';
}

/**
 * The keys of each part, as the release that runs reads them: it ends on one that it does not know (D-08). Of parts with
 * many keys those that say something on this platform; `npm run test:collector` asks the collector itself.
 */
export interface ComponentSettings {
  readonly receivers: {
    readonly otlp: {
      readonly protocols: Readonly<Record<'grpc' | 'http', { readonly endpoint: Listening }>>;
    };
  };
  readonly processors: {
    readonly memory_limiter: {
      readonly check_interval: Duration;
      readonly limit_percentage: number;
      readonly spike_limit_percentage: number;
    };
    readonly batch: {
      readonly timeout?: Duration;
      readonly send_batch_size?: number;
      readonly send_batch_max_size?: number;
    };
    readonly resource: { readonly attributes: readonly AttributeAction[] };
    readonly resourcedetection: {
      readonly detectors: readonly ('env' | 'system' | 'gcp')[];
      readonly timeout?: Duration;
      readonly override?: boolean;
    };
    readonly probabilistic_sampler: {
      readonly sampling_percentage: number;
      readonly hash_seed?: number;
      readonly mode?: 'proportional' | 'equalizing' | 'hash_seed';
    };
  };
  readonly exporters: {
    readonly debug: {
      readonly verbosity?: 'basic' | 'normal' | 'detailed';
      readonly sampling_initial?: number;
      readonly sampling_thereafter?: number;
    };
    readonly googlecloud: {
      readonly project: string;
      readonly metric?: { readonly prefix?: string };
      readonly log?: { readonly default_log_name?: string };
    };
  };
  readonly extensions: {
    readonly health_check: { readonly endpoint: Listening; readonly path?: `/${string}` };
  };
}
