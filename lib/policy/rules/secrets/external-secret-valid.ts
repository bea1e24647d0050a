import { isObject, itemsOf, property, textOf, type Json } from '../../../manifests';
import type { Fault, Rule, Severity } from '../../rule';
import { ENTRY, externalSecret } from './example';
import { plansOf, targetAt, type TemplatedPlan } from './plan';

/** What is wrong, where below the spec. */
interface Refusal {
  readonly at: string;
  readonly message: string;
  readonly fix: string;
  readonly severity?: Severity;
}

/** Creation policies under which the operator does not own the Secret. */
const NOT_OWNED: ReadonlySet<string> = new Set(['CreateOrMerge', 'Merge', 'None']);

function* policyRefusals(plan: TemplatedPlan): Iterable<Refusal> {
  const creation = textOf(targetAt(plan, 'creationPolicy'));
  const deletion = textOf(targetAt(plan, 'deletionPolicy'));
  const at = '/target/deletionPolicy';
  if (deletion === 'Delete' && NOT_OWNED.has(creation)) {
    const message = `deletionPolicy Delete is refused with creationPolicy ${creation}, under which the Secret is not the operator's`;
    yield { at, message, fix: 'set creationPolicy to Owner, or deletionPolicy to Retain' };
  }
  if (deletion === 'Merge' && creation === 'None') {
    const message = 'deletionPolicy Merge is refused with creationPolicy None, as there is no Secret to merge with';
    yield { at, message, fix: 'set deletionPolicy to Retain' };
  }
}

const SOURCES = ['extract', 'find', 'generatorRef'];

function sourceRefusal(source: Json): string | undefined {
  const origin = property(source, 'sourceRef');
  const generator = property(origin, 'generatorRef');
  const given = [property(source, 'extract'), property(source, 'find'), generator].map(isObject);
  const named = SOURCES.filter((_, index) => given[index]);
  if (named.length > 1) return `has ${named.join(' and ')}, and can have only one of them`;
  if (isObject(origin) && !isObject(generator) && !isObject(property(origin, 'storeRef'))) {
    return 'has a sourceRef that names neither a generatorRef nor a storeRef';
  }
  return named.length === 0 && !isObject(origin) ? 'has neither extract nor find nor sourceRef' : undefined;
}

function* dataRefusals({ spec }: TemplatedPlan): Iterable<Refusal> {
  const [data, dataFrom] = [itemsOf(spec.data), itemsOf(spec.dataFrom)];
  if (data.length + dataFrom.length === 0) {
    const message = 'it fetches nothing: it has neither data nor dataFrom';
    // Without a store it looks like a patch, which another tool lays over the whole.
    const severity = isObject(spec.secretStoreRef) ? 'error' : 'warning';
    yield { at: '', message, fix: 'list under data what the Secret needs', severity };
  }
  for (const [index, source] of dataFrom.entries()) {
    const refusal = sourceRefusal(source);
    if (refusal === undefined) continue;
    yield {
      at: `/dataFrom/${index}`,
      message: `the source ${refusal}`,
      fix: 'give each item one of extract, find and sourceRef.generatorRef',
    };
  }
}

/** Under the other deletion policies the webhook lets the last one win. */
function* duplicateKeys(plan: TemplatedPlan): Iterable<Refusal> {
  if ((textOf(targetAt(plan, 'deletionPolicy')) || 'Retain') !== 'Retain') return;
  const seen = new Set<string>();
  for (const [index, entry] of itemsOf(plan.spec.data).entries()) {
    const key = textOf(property(entry, 'secretKey'));
    if (key !== '' && seen.has(key)) {
      const message = `the secretKey "${key}" stands twice under data`;
      yield { at: `/data/${index}/secretKey`, message, fix: 'rename or remove one of them' };
    }
    seen.add(key);
  }
}

const TARGETS: ReadonlySet<string> = new Set(['annotations', 'data', 'labels']);

function* templateRefusals(plan: TemplatedPlan): Iterable<Refusal> {
  if (targetAt(plan, 'manifest') !== undefined) return;
  if (targetAt(plan, 'template', 'type') === 'bootstrap.kubernetes.io/token') {
    const message = 'the template makes a bootstrap token, which the operator refuses since 2.0';
    // Older operators make it.
    yield { at: '/target/template/type', message, fix: 'give the Secret another type', severity: 'warning' };
  }
  for (const [index, from] of itemsOf(targetAt(plan, 'template', 'templateFrom')).entries()) {
    const target = textOf(property(from, 'target')) || 'Data';
    if (TARGETS.has(target.toLowerCase())) continue;
    const message = `templates cannot write "${target}" of a Secret`;
    yield { at: `/target/template/templateFrom/${index}/target`, message, fix: 'write Data, Annotations or Labels' };
  }
}

/** The rules of the operator's webhook, and of its controller without it; the first API version had other fields. */
export const externalSecretValid: Rule = {
  id: 'external-secret-valid',
  family: 'secrets',
  severity: 'error',
  summary: 'The External Secrets Operator accepts every ExternalSecret.',
  why: "The operator's webhook refuses the object, and the whole apply stops; without the webhook the controller refuses it, and the Secret is never made.",
  bad: externalSecret(`  target:
    creationPolicy: Merge
    deletionPolicy: Delete
${ENTRY}`),
  good: externalSecret(`  target:
    creationPolicy: Merge
    deletionPolicy: Retain
${ENTRY}`),
  remedy: 'Choose policies that go together, one source for each item of dataFrom, and each secretKey once.',
  source: 'https://external-secrets.io/latest/api/externalsecret/',
  *check(graph): Iterable<Fault> {
    for (const plan of plansOf(graph).filter(({ by }) => !by.apiVersion.endsWith('/v1alpha1'))) {
      const refusals = [policyRefusals, dataRefusals, duplicateKeys, templateRefusals].flatMap((rule) => [
        ...rule(plan),
      ]);
      for (const { at, ...refusal } of refusals) yield { resource: plan.by, path: plan.path + at, ...refusal };
    }
  },
};
