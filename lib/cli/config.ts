import { dirname } from 'node:path';
import { patternMatcher, type Resource } from '../manifests';
import { defaultSettings, type Settings } from '../policy';
import { readConfig, type Config } from '../policy/config';
import { InputError } from '../policy/input-error';
import { allRules, nearestRule } from '../policy/rule-names';
import { dnsLabel, shortened } from '../policy/rules/validity/names';
import { isInScope } from '../policy/scope';

/** Options of the command line that stand above the settings file. */
export interface ConfigOptions {
  readonly config?: string;
  readonly namespace?: string;
  readonly world?: Settings['world'];
  /** Rules to go by, with `*` for any characters; all of them where none is named. */
  readonly rule?: readonly string[];
  /** Rules to leave out. */
  readonly skip?: readonly string[];
}

/** The rules that fit a pattern. */
function rulesLike(option: string, pattern: string): readonly string[] {
  const fits = patternMatcher(pattern);
  const found = allRules.map(({ id }) => id).filter(fits);
  if (found.length > 0) return found;
  const near = nearestRule(pattern);
  const fix = near === undefined ? 'name one that `keyfit rules` lists' : `write ${near} if that is meant`;
  throw new InputError([{ file: `${option} ${pattern}`, message: 'there is no such rule', fix }]);
}

/** What the command line switches off. */
function switchedOff({ rule = [], skip = [] }: ConfigOptions): Record<string, 'off'> {
  const wanted = new Set(rule.flatMap((pattern) => rulesLike('--rule', pattern)));
  const left = rule.length === 0 ? [] : allRules.map(({ id }) => id).filter((id) => !wanted.has(id));
  const off = [...left, ...skip.flatMap((pattern) => rulesLike('--skip', pattern))];
  return Object.fromEntries(off.map((id) => [id, 'off' as const]));
}

function checkNamespace(namespace: string): void {
  const wrong = dnsLabel(namespace);
  if (wrong === undefined) return;
  const message = `the namespace "${shortened(namespace)}" ${wrong}`;
  throw new InputError([{ file: '--namespace', message, fix: 'write the name of a namespace, or leave it out' }]);
}

/**
 * The settings of a run, from file and command line.
 * @throws InputError when the settings file is at fault, or is named and not there, or when no namespace has such a name.
 */
export function configOf(options: ConfigOptions): RunConfig {
  const { config, namespace, world } = options;
  if (namespace !== undefined) checkNamespace(namespace);
  const read = readConfig(config);
  const over = {
    ...(namespace === undefined ? {} : { namespace }),
    ...(world === undefined ? {} : { world }),
  };
  const off = switchedOff(options);
  // Whoever names a file means it for whatever is checked.
  const scope = config === undefined ? read.scope : undefined;
  const settings = { ...read.settings, ...over, rules: { ...read.settings.rules, ...off } };
  return { ...read, scope, settings, over: { ...over, rules: off } };
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
