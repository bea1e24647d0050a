import { nearest } from '../../config';
import {
  describe,
  perList,
  perObject,
  type Dangling,
  type Graph,
  type Json,
  type Product,
  type Reference,
  type Target,
} from '../../manifests';
import type { Fault, Severity } from '../rule';
import type { Settings } from '../settings';
import { causeOf, type Cause } from './cause';
import { missingReplica } from './replica';
import { isDoubtfulHost, isDoubtfulName } from './host-use';
import { ruleOf } from './rule-of';

/** What a dangling reference comes to: the rule that it breaks, and what is said of it. */
export interface Diagnosis {
  readonly rule: string;
  readonly fault: Fault & { readonly severity: Severity };
  /** The object is nowhere in the set, so that somebody else has to make it. */
  readonly required: boolean;
}

function severityOf(certain: boolean, { world }: Settings): Severity {
  return certain || world === 'closed' ? 'error' : 'warning';
}

/** What only looks like a name is worth a look, and no more. */
function severityAt({ guess }: Reference, certain: boolean, settings: Settings): Severity {
  return guess === true ? 'warning' : severityOf(certain, settings);
}

function placeOf({ from, path, at, target }: Reference) {
  return { resource: from, path, at, target };
}

function normal(text: string): string {
  return text.toLowerCase().replaceAll(/[_.\s]/g, '-');
}

/** By case and separators alike, the first name of a set. */
const byNormal = perObject((names: ReadonlySet<string>): ReadonlyMap<string, string> => {
  return new Map([...names].reverse().map((name) => [normal(name), name]));
});

const setOf = perObject((names: Iterable<string>): ReadonlySet<string> => new Set(names));

/** Objects of one name that are gone through for what was meant. */
const MOST_MAKERS = 8;

/** Names one after the other, not put together: each reference that misses one would have a list of its own. */
function* chained(lists: readonly Iterable<string>[]): Iterable<string> {
  for (const list of lists) yield* list;
}

/** The key that was probably meant, and why it was missed. */
function keyCause(key: string, lists: readonly ReadonlySet<string>[]): { cause: string; best?: string } {
  const same = lists.map((keys) => byNormal(keys).get(normal(key))).find((other) => other !== undefined);
  if (same !== undefined)
    return { cause: same.toLowerCase() === key.toLowerCase() ? 'wrong-case' : 'wrong-separator', best: same };
  const best = nearest(key, chained(lists));
  return best === undefined ? { cause: 'missing-key' } : { cause: 'typo', best };
}

/** How many makers a message names. */
const MOST_NAMED = 3;

const makersOf = perList((products: readonly Product[]): string => {
  const makers = [...new Set(products.map(({ by }) => describe(by)))].sort();
  const named = makers.slice(0, MOST_NAMED);
  return [...named, ...(makers.length > named.length ? ['others'] : [])].join(' or ');
});

function missingKey(
  reference: Reference,
  products: readonly Product[],
  settings: Settings,
  { doubtful, candidates }: Pick<Dangling, 'doubtful' | 'candidates'> = {},
): Diagnosis {
  const { target, keyAt, at } = reference;
  const key = target.key ?? '';
  const own = products.slice(0, MOST_MAKERS).flatMap((product) => product.keys ?? []);
  const { cause, best } = keyCause(key, [...(candidates === undefined ? [] : [setOf(candidates)]), ...own]);
  const name = products[0]?.name ?? target.name;
  const makers = makersOf(products) || `${target.kind}/${name}`;
  const advice = best === undefined ? '' : `; did you mean "${best}"?`;
  const empty = doubtful === true ? ', which stands here without data,' : '';
  return {
    rule: ruleOf(reference, { missing: 'key' }),
    required: doubtful === true && settings.world === 'open',
    fault: {
      ...placeOf(reference),
      target: { ...target, name },
      at: keyAt ?? at,
      message: `${target.kind} "${name}"${empty} has no key "${key}"${advice}`,
      fix: best === undefined ? `add "${key}" to ${makers}` : `write "${best}", or add "${key}" to ${makers}`,
      cause,
      severity: severityAt(reference, doubtful !== true, settings),
    },
  };
}

function portText(port: string | number | undefined): string {
  return typeof port === 'number' ? String(port) : `"${port ?? ''}"`;
}

/** Who was expected to have a port, with the verb for having it. */
function portHolder({ from, target }: Reference, answer: Dangling): string {
  if (target.kind === 'Service') return `Service "${target.name || (answer.to[0]?.name ?? '')}" has`;
  return target.name === '' ? `the pods that ${describe(from)} selects declare` : `container "${target.name}" declares`;
}

/** How many ports a message names. */
const MOST_PORTS = 10;

/** The ports that somebody could have meant, gone through once for all who miss one of them. */
const portsAmong = perObject((candidates: Iterable<string>) => {
  const names = [...new Set(candidates)];
  const more = names.length - MOST_PORTS;
  const some = names.slice(0, MOST_PORTS).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return { names, some, onlyNumbers: names.every((name) => /^\d+$/.test(name)) };
});

function missingPort(reference: Reference, answer: Dangling, settings: Settings): Diagnosis {
  const { target, keyAt, at } = reference;
  const { names, some, onlyNumbers } = portsAmong(answer.candidates ?? []);
  const best = nearest(String(target.port ?? ''), names) ?? names[0];
  const isNumberOnly = typeof target.port === 'string' && onlyNumbers;
  return {
    rule: ruleOf(reference, answer),
    required: false,
    fault: {
      ...placeOf(reference),
      at: keyAt ?? at,
      message: `${portHolder(reference, answer)} no port ${portText(target.port)}, only ${some || 'ports without a name'}`,
      fix: best === undefined ? 'name the port where it is declared' : `use ${best}, or declare the port`,
      cause: isNumberOnly ? 'port-name-for-number' : 'missing-port',
      severity: severityOf(answer.doubtful !== true, settings),
    },
  };
}

function labelsText(selector: Json | undefined): string {
  return JSON.stringify(selector ?? {});
}

function missingPods(reference: Reference, answer: Dangling, settings: Settings): Diagnosis {
  const { target } = reference;
  const what = target.kind === 'Pod' ? 'no pod' : `no ${target.kind}`;
  return {
    rule: ruleOf(reference, answer),
    required: false,
    fault: {
      ...placeOf(reference),
      message: `${what} of this set has the labels that it selects: ${labelsText(target.selector)}`,
      fix: 'correct the labels, or remove the object that selects nothing',
      cause: 'no-match',
      severity: severityOf(false, settings),
    },
  };
}

function missingVariable(reference: Reference, { candidates = [], later }: Dangling): Diagnosis {
  const { name } = reference.target;
  const best = nearest(name, candidates);
  const why =
    later === true
      ? 'is defined further down, and Kubernetes only knows those above'
      : `is not defined${best === undefined ? '' : `; did you mean "${best}"?`}`;
  return {
    rule: 'env-var-exists',
    required: false,
    fault: {
      ...placeOf(reference),
      message: `$(${name}) stays as it is, since variable "${name}" ${why}`,
      fix:
        later === true ? `move "${name}" above its use` : `define "${name}", or write $$(${name}) for the text itself`,
      cause: later === true ? 'defined-later' : best === undefined ? 'missing-variable' : 'typo',
      severity: 'error',
    },
  };
}

function missingVolume(reference: Reference, { candidates = [] }: Dangling): Diagnosis {
  const { name } = reference.target;
  const best = nearest(name, candidates);
  return {
    rule: 'volume-exists',
    required: false,
    fault: {
      ...placeOf(reference),
      message: `the pod has no volume "${name}"${best === undefined ? '' : `; did you mean "${best}"?`}`,
      fix: best === undefined ? `add volume "${name}" to the pod` : `mount "${best}", or add volume "${name}"`,
      cause: best === undefined ? 'missing-volume' : 'typo',
      severity: 'error',
    },
  };
}

function whatOf({ kind, name }: Target, { by }: Reference): string {
  return by === 'host' ? `host "${name}": Service "${name}"` : `${kind} "${name}"`;
}

/** What stands behind the name that was meant: a wrong name does not hide the keys that are missing as well. */
function behind(reference: Reference, { meant }: Cause, settings: Settings): Diagnosis[] {
  const { key } = reference.target;
  const known = meant.length > 0 && meant.every(({ keys }) => keys !== undefined);
  if (key === undefined || !known || meant.some(({ keys }) => keys?.has(key) === true)) return [];
  return [missingKey(reference, meant, settings)];
}

/** Whether only a name that is almost the one that is looked for shows that anything is meant. */
function countsIfNear({ lenient, guess }: Reference, { world }: Settings): boolean {
  return guess === true || (lenient === 'near' && world === 'open');
}

function missingObject(reference: Reference, graph: Graph, settings: Settings): Diagnosis[] {
  const cause = causeOf(reference, graph);
  if (!cause.certain && cause.near !== true && countsIfNear(reference, settings)) return [];
  if (!cause.certain && settings.world === 'open' && isDoubtfulHost(reference, graph)) return [];
  const certain = cause.certain && !isDoubtfulName(reference, cause.meant, graph);
  const text =
    cause.cause === 'missing-object'
      ? 'is made by nothing in this set'
      : cause.cause === 'typo'
        ? `is made by nothing in this set; ${cause.text}`
        : `is missing, ${cause.text}`;
  const diagnosis: Diagnosis = {
    rule: ruleOf(reference, { missing: 'object' }),
    required: !cause.certain,
    fault: {
      ...placeOf(reference),
      message: `${whatOf(reference.target, reference)} ${text}`,
      fix: cause.fix,
      cause: cause.cause,
      severity: severityAt(reference, certain, settings),
    },
  };
  return [diagnosis, ...(cause.certain ? behind(reference, cause, settings) : [])];
}

/** What is to be said of a dangling reference; nothing where the target is optional. */
export function diagnose(reference: Reference, answer: Dangling, graph: Graph, settings: Settings): Diagnosis[] {
  if (reference.optional || (reference.lenient === true && settings.world === 'open')) return [];
  if (reference.target.kind === 'Pod' && answer.missing === 'object') {
    return [{ rule: ruleOf(reference, answer), required: false, fault: missingReplica(reference, answer, settings) }];
  }
  switch (answer.missing) {
    case 'key':
      return [missingKey(reference, answer.to, settings, answer)];
    case 'port':
      return [
        missingPort(reference, isDoubtfulHost(reference, graph) ? { ...answer, doubtful: true } : answer, settings),
      ];
    case 'pods':
      return [missingPods(reference, answer, settings)];
    default:
      if (reference.by === 'variable') return [missingVariable(reference, answer)];
      if (reference.by === 'mount') return [missingVolume(reference, answer)];
      return missingObject(reference, graph, settings);
  }
}
