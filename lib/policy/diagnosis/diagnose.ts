import {
  FEW,
  itemsOf,
  perList,
  perObject,
  type Dangling,
  type Graph,
  type Json,
  type PodTemplate,
  type Product,
  type Reference,
  type Resource,
  type Target,
} from '../../manifests';
import { mention } from '../mention';
import { maskName } from '../../text';
import { looksLikeBase } from '../base';
import { perGraph } from '../per-graph';
import type { Fault, Severity } from '../rule';
import type { Settings } from '../settings';
import { causeOf, MOST_ALIKE, type Cause } from './cause';
import { missingReplica } from './replica';
import { isDoubtfulHost, isDoubtfulName } from './host-use';
import { keyCauseOf } from './key-cause';
import { misspellingOf } from './misspelling';
import { ruleOf } from './rule-of';

/** What a dangling reference comes to: the rule that it breaks, and what is said of it. */
export interface Diagnosis {
  readonly rule: string;
  readonly fault: Fault & { readonly severity: Severity };
  /** The object is nowhere in the set, so that somebody else has to make it. */
  readonly required: boolean;
}

/** What a reference is judged by. */
interface Context {
  readonly graph: Graph;
  readonly settings: Settings;
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

/** Makers by name, as far as a sentence has room for them. */
const makersOf = perList((products: readonly Product[]): string => {
  const makers = [...new Set(products.map(({ by }) => mention(by)))].sort();
  return [...makers.slice(0, FEW), ...(makers.length > FEW ? ['others'] : [])].join(' or ');
});

function keyFix(best: string | undefined): string {
  return best === undefined ? '' : `write "${best}", or `;
}

function keyAdvice(best: string | undefined, isBase: boolean): string {
  if (best !== undefined) return `; did you mean "${best}"?`;
  return isBase ? '; this looks like a base, whose overlays may add it' : '';
}

function missingKey(
  reference: Reference,
  answer: Pick<Dangling, 'to' | 'doubtful' | 'candidates'>,
  { graph, settings }: Context,
): Diagnosis {
  const { to: products, doubtful } = answer;
  const { target, keyAt, at } = reference;
  const key = target.key ?? '';
  const { cause, best } = keyCauseOf(reference, answer, graph);
  const name = products[0]?.name ?? target.name;
  const makers = makersOf(products) || `${target.kind}/${name}`;
  const empty = doubtful === true ? ', which stands here without data,' : '';
  const isBase = settings.world === 'open' && looksLikeBase(graph);
  return {
    rule: ruleOf(reference, { missing: 'key' }),
    required: doubtful === true && settings.world === 'open',
    fault: {
      ...placeOf(reference),
      target: { ...target, name },
      at: keyAt ?? at,
      message: `${target.kind} "${name}"${empty} has no key "${key}"${keyAdvice(best, isBase)}`,
      fix: `${keyFix(best)}add "${key}" to ${makers}`,
      cause,
      severity: severityAt(reference, doubtful !== true && !isBase, settings),
    },
  };
}

function portText(port: string | number | undefined): string {
  return typeof port === 'number' ? String(port) : `"${port ?? ''}"`;
}

/** Who was expected to have a port, with the verb for having it. */
function portHolder({ from, target }: Reference, answer: Dangling): string {
  if (target.kind === 'Service') return `Service "${target.name || (answer.to[0]?.name ?? '')}" has`;
  return target.name === '' ? `the pods that ${mention(from)} selects declare` : `container "${target.name}" declares`;
}

function portFix(best: string | undefined, candidates: readonly string[]): string {
  if (best !== undefined) return `use ${maskName(best)}, or declare the port`;
  return candidates.length === 0 ? 'name the port where it is declared' : 'use one of these, or declare the port';
}

/** How many ports a message names. */
const MOST_PORTS = 10;

/** The ports that somebody could have meant, gone through once for all who miss one of them. */
const portsAmong = perObject((candidates: Iterable<string>) => {
  const names = [...new Set(candidates)];
  const more = names.length - MOST_PORTS;
  const text = names.slice(0, MOST_PORTS).map(maskName).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return { names, text, onlyNumbers: names.every((name) => /^\d+$/.test(name)) };
});

const NO_PORTS: readonly string[] = [];

/** The names of the containers of a pod that declare any port. */
const withPorts = perObject(({ containers }: PodTemplate): ReadonlySet<string> => {
  return new Set(containers.filter(({ body }) => itemsOf(body.ports).length > 0).map(({ name }) => name));
});

/** The names of the containers of some workloads that declare any port. */
const holdersOf = perGraph((graph) =>
  perList((products: readonly Product[]): readonly ReadonlySet<string>[] =>
    products.flatMap(({ by }) => {
      const pod = graph.podOf(by);
      return pod === undefined || withPorts(pod).size === 0 ? [] : [withPorts(pod)];
    }),
  ),
);

/** Whether the containers that are meant declare any port. */
function hasPorts({ target }: Reference, { to }: Dangling, graph: Graph): boolean {
  const holders = holdersOf(graph)(to);
  return target.name === '' ? holders.length > 0 : holders.some((names) => names.has(target.name));
}

function missingPort(reference: Reference, answer: Dangling, { graph, settings }: Context): Diagnosis {
  const { target, keyAt, at } = reference;
  const { names, text, onlyNumbers } = portsAmong(answer.candidates ?? NO_PORTS);
  const best = misspellingOf(String(target.port ?? ''), names) ?? (names.length === 1 ? names[0] : undefined);
  const isNumberOnly = typeof target.port === 'string' && onlyNumbers;
  return {
    rule: ruleOf(reference, answer),
    required: false,
    fault: {
      ...placeOf(reference),
      at: keyAt ?? at,
      message: `${portHolder(reference, answer)} no port ${portText(target.port)}, ${names.length === 0 && !hasPorts(reference, answer, graph) ? 'nor any other' : `only ${text || 'ports without a name'}`}`,
      fix: portFix(best, names),
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
  const best = misspellingOf(name, candidates);
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

/** The names of volumes that containers of an object mount, those of none among them. */
const mountsOf = perGraph((graph) => {
  const mounts = new Map<Resource, Set<string>>();
  for (const { by, from, target } of graph.references) {
    if (by !== 'mount') continue;
    const names = mounts.get(from) ?? new Set();
    mounts.set(from, names.add(target.name));
  }
  return mounts;
});

/** Volumes that nothing mounts, by the workload; gone through once for all mounts that miss one. */
const freeVolumes = perGraph(() => new Map<Resource, readonly string[]>());

function findFree(workload: Resource, volumes: Iterable<string>, graph: Graph): readonly string[] {
  const mounted = mountsOf(graph).get(workload);
  return [...volumes].filter((name) => mounted?.has(name) !== true);
}

function missingVolume(reference: Reference, { candidates = [] }: Dangling, graph: Graph): Diagnosis {
  const { from, target } = reference;
  const { name } = target;
  const free = freeVolumes(graph).get(from) ?? findFree(from, candidates, graph);
  freeVolumes(graph).set(from, free);
  const best = misspellingOf(name, free) ?? (free.length === 1 ? free[0] : undefined);
  return {
    rule: 'volume-exists',
    required: false,
    fault: {
      ...placeOf(reference),
      message: `the pod has no volume "${name}"${best === undefined ? '' : `; did you mean "${best}", which nothing mounts?`}`,
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
function behind(reference: Reference, { meant }: Cause, context: Context): Diagnosis[] {
  const { key } = reference.target;
  const known = meant.length > 0 && meant.length < MOST_ALIKE && meant.every(({ keys }) => keys !== undefined);
  if (key === undefined || !known || meant.some(({ keys }) => keys?.has(key) === true)) return [];
  return [missingKey(reference, { to: meant }, context)];
}

/** Whether only a name that is almost the one that is looked for shows that anything is meant. */
function countsIfNear({ lenient, guess }: Reference, { world }: Settings): boolean {
  return guess === true || (lenient === 'near' && world === 'open');
}

/** What a StatefulSet's Service is for: without it the pods start all the same. */
function effectOf({ from, path }: Reference): string {
  return from.type === 'StatefulSet' && path === '/spec/serviceName'
    ? '; its pods start, and the DNS has no name for any of them'
    : '';
}

function missingObject(reference: Reference, context: Context): Diagnosis[] {
  const { graph, settings } = context;
  const cause = causeOf(reference, graph, settings);
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
      message: `${whatOf(reference.target, reference)} ${text}${effectOf(reference)}`,
      fix: cause.fix,
      cause: cause.cause,
      severity: severityAt(reference, certain, settings),
    },
  };
  return [diagnosis, ...(cause.certain ? behind(reference, cause, context) : [])];
}

/** What is to be said of a dangling reference; nothing where the target is optional. */
export function diagnose(reference: Reference, answer: Dangling, graph: Graph, settings: Settings): Diagnosis[] {
  if (reference.optional || (reference.lenient === true && settings.world === 'open')) return [];
  if (reference.target.kind === 'Pod' && answer.missing === 'object') {
    return [{ rule: ruleOf(reference, answer), required: false, fault: missingReplica(reference, answer, settings) }];
  }
  const context = { graph, settings };
  switch (answer.missing) {
    case 'key':
      return [missingKey(reference, answer, context)];
    case 'port':
      return [
        missingPort(reference, isDoubtfulHost(reference, graph) ? { ...answer, doubtful: true } : answer, context),
      ];
    case 'pods':
      return [missingPods(reference, answer, settings)];
    default:
      if (reference.by === 'variable') return [missingVariable(reference, answer)];
      if (reference.by === 'mount') return [missingVolume(reference, answer, graph)];
      return missingObject(reference, context);
  }
}
