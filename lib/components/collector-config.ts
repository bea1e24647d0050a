import { stringify } from 'yaml';

/** The kinds of telemetry. */
export type Signal = 'traces' | 'metrics' | 'logs';

/** A receiver, processor, exporter or extension: what it is called, how it is set, which signals it handles. */
interface Part<Role extends string, S extends Signal = never> {
  readonly role: Role;
  readonly id: string;
  readonly config: unknown;
  readonly handles: Readonly<Record<S, true>>;
}

/** Takes telemetry in. */
export type Receiver<S extends Signal> = Part<'receivers', S>;
/** Changes telemetry on its way. */
export type Processor<S extends Signal> = Part<'processors', S>;
/** Sends telemetry out. */
export type Exporter<S extends Signal> = Part<'exporters', S>;
/** Serves something beside the pipelines, such as health. */
export type Extension = Part<'extensions'>;

function part<Role extends string, S extends Signal>(
  role: Role,
  id: string,
  signals: readonly S[],
  config: unknown,
): Part<Role, S> {
  return {
    role,
    id,
    config,
    handles: Object.fromEntries(signals.map((signal) => [signal, true])) as Part<Role, S>['handles'],
  };
}

/** A receiver of the given signals; `id` is `type` or `type/name`. */
export function receiver<S extends Signal>(id: string, signals: readonly S[], config: unknown): Receiver<S> {
  return part('receivers', id, signals, config);
}

/** A processor of the given signals. */
export function processor<S extends Signal>(id: string, signals: readonly S[], config: unknown): Processor<S> {
  return part('processors', id, signals, config);
}

/** An exporter of the given signals. */
export function exporter<S extends Signal>(id: string, signals: readonly S[], config: unknown): Exporter<S> {
  return part('exporters', id, signals, config);
}

/** An extension. */
export function extension(id: string, config: unknown): Extension {
  return part('extensions', id, [], config);
}

/** The way of one signal; a part that does not handle the signal does not compile. */
export interface Pipeline<S extends Signal> {
  readonly receivers: readonly Receiver<S>[];
  /** In order; memory_limiter first and batch last, as the collector's docs ask. */
  readonly processors: readonly Processor<S>[];
  readonly exporters: readonly Exporter<S>[];
}

/** A whole collector configuration. */
export interface CollectorConfig {
  readonly extensions: readonly Extension[];
  /** Where the collector serves metrics about itself. */
  readonly telemetryPort: number;
  readonly pipelines: { readonly [S in Signal]: Pipeline<S> };
}

function defined(parts: readonly Part<string>[]): Record<string, unknown> {
  return Object.fromEntries(parts.map(({ id, config }) => [id, config]));
}

function ids(parts: readonly Part<string>[]): string[] {
  return parts.map(({ id }) => id);
}

/** The configuration file. What no pipeline uses is not in it; what a pipeline uses is defined. */
export function renderCollectorConfig(config: CollectorConfig): string {
  const pipelines = Object.entries(config.pipelines) as [Signal, Pipeline<never>][];
  const used = (role: 'receivers' | 'processors' | 'exporters') =>
    defined(pipelines.flatMap(([, pipeline]) => [...pipeline[role]]));
  const reader = { pull: { exporter: { prometheus: { host: '0.0.0.0', port: config.telemetryPort } } } };
  return stringify({
    extensions: defined(config.extensions),
    receivers: used('receivers'),
    processors: used('processors'),
    exporters: used('exporters'),
    service: {
      extensions: ids(config.extensions),
      telemetry: { metrics: { readers: [reader] } },
      pipelines: Object.fromEntries(
        pipelines.map(([signal, { receivers, processors, exporters }]) => [
          signal,
          { receivers: ids(receivers), processors: ids(processors), exporters: ids(exporters) },
        ]),
      ),
    },
  });
}
