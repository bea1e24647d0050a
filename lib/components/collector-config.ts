import { stringify } from 'yaml';
import {
  collectorComponents,
  type ComponentName,
  type ComponentSettings,
  type Role,
  type Signal,
  type SignalsOf,
} from './collector-contract';

/** A receiver, processor, exporter or extension: what it is called, how it is set, which signals it handles. */
interface Part<R extends Role, S extends Signal = never> {
  readonly role: R;
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

/** A part with its keys; one that is misspelt, or of another type, does not compile. */
function part<R extends Role, T extends ComponentName<R>>(
  role: R,
  id: T & string,
  config: ComponentSettings[R][T],
): Part<R, SignalsOf<R, T>> {
  const components: Readonly<Record<string, { readonly signals: readonly Signal[] }>> = collectorComponents[role];
  const signals = components[id]?.signals ?? [];
  return {
    role,
    id,
    config,
    handles: Object.fromEntries(signals.map((signal) => [signal, true])) as Part<R, SignalsOf<R, T>>['handles'],
  };
}

/** A receiver, by the name of its component. */
export function receiver<T extends ComponentName<'receivers'>>(
  id: T,
  config: ComponentSettings['receivers'][T],
): Receiver<SignalsOf<'receivers', T>> {
  return part('receivers', id, config);
}

/** A processor, by the name of its component. */
export function processor<T extends ComponentName<'processors'>>(
  id: T,
  config: ComponentSettings['processors'][T],
): Processor<SignalsOf<'processors', T>> {
  return part('processors', id, config);
}

/** An exporter, by the name of its component. */
export function exporter<T extends ComponentName<'exporters'>>(
  id: T,
  config: ComponentSettings['exporters'][T],
): Exporter<SignalsOf<'exporters', T>> {
  return part('exporters', id, config);
}

/** An extension, by the name of its component. */
export function extension<T extends ComponentName<'extensions'>>(
  id: T,
  config: ComponentSettings['extensions'][T],
): Extension {
  return part('extensions', id, config);
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

function defined(parts: readonly Part<Role>[]): Record<string, unknown> {
  return Object.fromEntries(parts.map(({ id, config }) => [id, config]));
}

function ids(parts: readonly Part<Role>[]): string[] {
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
