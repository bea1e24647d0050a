import type { Answer, Product } from '../reference';
import { numberOf, property, textOf, type Resource } from '../resource';
import type { Draft, Index } from './draft';

/** `set-ordinal.service`, with the namespace behind it where it is another's. */
const POD =
  /(?<![-\w.])([a-z0-9][-a-z0-9]*)-(\d{1,3})\.([a-z][-a-z0-9]*)(?:\.(?!svc\b)([a-z0-9][-a-z0-9]*)(?=\.svc\b))?(?![-\w])/g;

/** How many names of pods one text may hold. */
const MOST = 100;

/** Controllers that change the number of replicas. */
const SCALERS = ['HorizontalPodAutoscaler', 'ScaledObject'];

function isScaled({ name, namespace }: Resource, index: Index): boolean {
  return SCALERS.some((kind) =>
    index
      .ofKindIn(kind, namespace)
      .some(({ body }) => property(property(body.spec, 'scaleTargetRef'), 'name') === name),
  );
}

interface Ordinals {
  readonly first: number;
  readonly count: number;
}

function ordinalsOf({ body }: Resource): Ordinals | undefined {
  const count = numberOf(property(body.spec, 'replicas') ?? 1);
  const first = numberOf(property(property(body.spec, 'ordinals'), 'start') ?? 0);
  return Number.isInteger(count) && Number.isInteger(first) && count > 0 ? { first, count } : undefined;
}

function isHeadless({ by }: Product): boolean {
  const spec = property(by.body, 'spec');
  return by.type !== 'Service' || property(spec, 'clusterIP') === 'None' || property(spec, 'type') === 'ExternalName';
}

function answerOf(set: Resource, ordinal: number, index: Index): Answer {
  const governing = textOf(property(set.body.spec, 'serviceName'));
  const services = index.find('Service', set.namespace, governing);
  const to = [{ kind: 'StatefulSet', namespace: set.namespace, name: set.name, by: set }];
  // A Service with an address of its own has no names for the pods behind it.
  if (services.length > 0 && !services.some(isHeadless)) return { is: 'dangling', missing: 'object', to };
  const ordinals = ordinalsOf(set);
  if (ordinals === undefined || isScaled(set, index)) return { is: 'unknown', to };
  const { first, count } = ordinals;
  if (ordinal >= first && ordinal < first + count) return { is: 'unknown', to };
  const last = `${set.name}-${String(first + count - 1)}`;
  return { is: 'dangling', missing: 'object', to, candidates: [last], doubtful: true };
}

/** The pods of StatefulSets that a text names one by one; of any other name of that form nothing is said. */
export function replicaDrafts(from: Resource, text: string, path: string, index: Index): Draft[] {
  const drafts = new Map<string, Draft>();
  if (!/-\d+\./.test(text) || index.ofKind('StatefulSet').length === 0) return [];
  for (const [, name = '', ordinal = '', service, namespace] of text.matchAll(POD)) {
    if (drafts.size >= MOST) break;
    const sets = index.find('StatefulSet', namespace ?? from.namespace, name).map(({ by }) => by);
    const [set] = sets.filter(({ body }) => property(body.spec, 'serviceName') === service);
    if (set === undefined) continue;
    const target = { kind: 'Pod', namespace: set.namespace, name: `${name}-${ordinal}` };
    drafts.set(target.name, {
      reference: { by: 'name', from, path, at: path, target, optional: false, lenient: false },
      answer: (whole) => answerOf(set, Number(ordinal), whole),
    });
  }
  return [...drafts.values()];
}
