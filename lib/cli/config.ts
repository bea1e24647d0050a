import { dirname } from 'node:path';
import type { Resource } from '../manifests';
import { defaultSettings, type Settings } from '../policy';
import { DEFAULT_CONFIG, readConfig, type Config } from '../policy/config';
import { isInScope } from '../policy/scope';

/** Options of the command line that stand above the settings file. */
export interface ConfigOptions {
  readonly config?: string;
  readonly namespace?: string;
  readonly world?: Settings['world'];
}

/**
 * The settings of a run, from file and command line.
 * @throws InputError when the settings file is at fault, or is named and not there.
 */
export function configOf({ config, namespace, world }: ConfigOptions): RunConfig {
  const read = readConfig(config ?? DEFAULT_CONFIG, config !== undefined);
  const over = { ...(namespace === undefined ? {} : { namespace }), ...(world === undefined ? {} : { world }) };
  // Whoever names a file means it for whatever is checked.
  const scope = config === undefined ? read.scope : undefined;
  return { ...read, scope, settings: { ...read.settings, ...over }, over };
}

/** The settings of a run, and how one set is judged by them. */
export interface RunConfig extends Config {
  /** What the command line says of every set. */
  readonly over: Partial<Settings>;
}

/** The settings for a set: those of the file where it is for such manifests, else the defaults. */
export function settingsFor(resources: readonly Resource[], { settings, scope, origin, over }: RunConfig): Settings {
  const applies = scope === undefined || isInScope(resources, scope, dirname(origin?.file ?? '.'));
  return applies ? settings : { ...defaultSettings, ...over };
}
