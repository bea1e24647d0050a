import { property, secretKeysOf, textOf, type Graph, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { lookupOf, madeBy, plansOf, targetAt } from './plan';
import { decodedAt, isEncrypted, isToFillIn, ownKeysOf, secretsOf } from './secret-data';

/** The keys that the API server demands; of a group one is enough. */
const DEMANDED: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['kubernetes.io/basic-auth', [['username', 'password']]],
  ['kubernetes.io/dockercfg', [['.dockercfg']]],
  ['kubernetes.io/dockerconfigjson', [['.dockerconfigjson']]],
  ['kubernetes.io/ssh-auth', [['ssh-privatekey']]],
  ['kubernetes.io/tls', [['tls.crt'], ['tls.key']]],
]);

/** Keys whose value the API server parses. */
const JSON_KEYS: ReadonlyMap<string, string> = new Map([
  ['kubernetes.io/dockercfg', '.dockercfg'],
  ['kubernetes.io/dockerconfigjson', '.dockerconfigjson'],
]);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function namesOf(groups: readonly (readonly string[])[]): string {
  return groups.map((group) => group.map((key) => `"${key}"`).join(' or ')).join(' and ');
}

function* missingKeys(resource: Resource, type: string): Iterable<Fault> {
  const keys = ownKeysOf(resource);
  const missing = (DEMANDED.get(type) ?? []).filter((group) => !group.some((key) => keys.has(key)));
  if (missing.length === 0) return;
  const named = namesOf(missing);
  const message = `a Secret of the type ${type} needs ${named}, and the API server refuses it without`;
  yield { resource, path: '/type', message, fix: `add ${named}, or set another type` };
}

/** A template says what type is made; without its keys the operator is refused like anybody else. */
function* refusedPlans(graph: Graph): Iterable<Fault> {
  for (const plan of plansOf(graph)) {
    const type = textOf(targetAt(plan, 'template', 'type'));
    const policy = textOf(targetAt(plan, 'creationPolicy')) || 'Owner';
    const groups = DEMANDED.get(type) ?? [];
    const keys =
      groups.length === 0 || !['Owner', 'Orphan'].includes(policy) ? undefined : secretKeysOf(plan, lookupOf(graph));
    const missing = keys === undefined ? [] : groups.filter((group) => !group.some((key) => keys.has(key)));
    if (missing.length === 0) continue;
    const named = namesOf(missing);
    const message = `${madeBy(plan)} is to be of the type ${type}, which needs ${named}: the API server refuses it without, and it is never made`;
    yield {
      resource: plan.by,
      path: `${plan.path}/target/template/type`,
      message,
      fix: `add ${named} to the template, or set another type`,
    };
  }
}

function* unreadable(resource: Resource, type: string): Iterable<Fault> {
  const key = JSON_KEYS.get(type);
  const text = key === undefined || isEncrypted(resource) ? undefined : decodedAt(resource, key);
  if (key === undefined || text === undefined || isToFillIn(text) || isJson(text)) return;
  const at = property(property(resource.body, 'stringData'), key) === undefined ? 'data' : 'stringData';
  const message = `"${key}" is not JSON, and the API server refuses a Secret of the type ${type} with it`;
  yield { resource, path: `/${at}/${key}`, message, fix: 'write what kubectl create secret docker-registry prints' };
}

function* accountless(resource: Resource): Iterable<Fault> {
  const annotations = property(property(resource.body, 'metadata'), 'annotations');
  if (textOf(property(annotations, 'kubernetes.io/service-account.name')) !== '') return;
  const message = 'a Secret for a token names no ServiceAccount, and the API server refuses it';
  yield { resource, path: '/metadata', message, fix: 'add the annotation kubernetes.io/service-account.name' };
}

/** What the API server checks of a Secret's type. */
export const secretTypeKeys: Rule = {
  id: 'secret-type-keys',
  family: 'secrets',
  severity: 'error',
  summary: 'A Secret has the keys that its type demands.',
  why: 'The API server refuses the Secret, and with it the apply stops.',
  bad: `apiVersion: v1
kind: Secret
metadata:
  name: front-tls
type: kubernetes.io/tls
stringData:
  cert.pem: see the vault
  key.pem: see the vault
`,
  good: `apiVersion: v1
kind: Secret
metadata:
  name: front-tls
type: kubernetes.io/tls
stringData:
  tls.crt: see the vault
  tls.key: see the vault
`,
  remedy: 'Name the keys as the type demands, or leave the type out.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
  *check(graph): Iterable<Fault> {
    for (const resource of secretsOf(graph)) {
      const type = textOf(property(resource.body, 'type'));
      yield* missingKeys(resource, type);
      yield* unreadable(resource, type);
      if (type === 'kubernetes.io/service-account-token') yield* accountless(resource);
    }
    yield* refusedPlans(graph);
  },
};
