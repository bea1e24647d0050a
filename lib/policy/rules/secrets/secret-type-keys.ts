import { property, textOf, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
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

function* missingKeys(resource: Resource, type: string): Iterable<Fault> {
  const keys = ownKeysOf(resource);
  const missing = (DEMANDED.get(type) ?? []).filter((group) => !group.some((key) => keys.has(key)));
  if (missing.length === 0) return;
  const named = missing.map((group) => group.map((key) => `"${key}"`).join(' or ')).join(' and ');
  const message = `a Secret of the type ${type} needs ${named}, and the API server refuses it without`;
  yield { resource, path: '/type', message, fix: `add ${named}, or set another type` };
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
  },
};
