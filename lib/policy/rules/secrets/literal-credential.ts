import { escapePointer, isObject, type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { hasPassword, isLiteral, keyMaterialIn, namesCredential } from './credential';
import { placeholderIn } from './placeholder-text';
import { valuesOf, type Place, type Value } from './values';

const WHERE: ReadonlyMap<Place, (name: string) => string> = new Map([
  ['environment', (name) => `the environment variable "${name}"`],
  ['config', (name) => `the key "${name}" of a ConfigMap`],
  ['argument', (name) => (name === '' ? 'an argument' : `the argument "${name}"`)],
]);

/** A number is a password now and then, and hardly ever a token or a key. */
function isCredential(name: string, text: string): boolean {
  if (!namesCredential(name) || !isLiteral(text)) return false;
  return !/^\d+$/.test(text.trim()) || /pass|pwd/i.test(name);
}

function messageFor(
  { name, text, place }: Value,
  where: string,
  graph: Graph,
  { namespace }: Value['resource'],
): string | undefined {
  if (place === 'config' && keyMaterialIn(text) !== undefined) return undefined;
  if (hasPassword(text)) return `${where} has a URL with a password in it`;
  if (!isCredential(name, text) || placeholderIn(text, place) !== undefined) return undefined;
  // A variable may say which Secret to read.
  if (graph.find('Secret', namespace, text.trim()).length > 0) return undefined;
  return `${where} holds a credential as plain text`;
}

type Found = Pick<Fault, 'resource' | 'path' | 'message'>;

function* ofValues(graph: Graph): Iterable<Found> {
  for (const value of valuesOf(graph)) {
    const { resource, path, name, place } = value;
    const where = WHERE.get(place)?.(name);
    if (where === undefined) continue;
    const material = place === 'config' ? undefined : keyMaterialIn(value.text);
    const message =
      material === undefined ? messageFor(value, where, graph, resource) : `${where} holds ${material} as plain text`;
    if (message !== undefined) yield { resource, path, message };
  }
}

/** A key is known by its form, whatever file it stands in. */
function* ofFiles(graph: Graph): Iterable<Found> {
  for (const resource of graph.ofKind('ConfigMap')) {
    const { data } = resource.body;
    for (const [name, text] of Object.entries(isObject(data) ? data : {})) {
      const material = typeof text === 'string' ? keyMaterialIn(text) : undefined;
      if (material === undefined) continue;
      const path = `/data/${escapePointer(name)}`;
      yield { resource, path, message: `the key "${name}" of a ConfigMap holds ${material} as plain text` };
    }
  }
}

/** Secrets are for credentials: what else holds them is read by many more people. */
export const literalCredential: Rule = {
  id: 'literal-credential',
  family: 'secrets',
  severity: 'warning',
  summary: 'No credential stands in a ConfigMap, an environment value or an argument.',
  why: 'Everybody who can read the manifests or the pod has the credential, it stays in the history of the repository, and nobody can rotate it without a roll-out.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4.2
      env:
        - name: DB_PASSWORD
          value: correct-horse-battery
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4.2
      env:
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef: { name: till, key: password }
`,
  remedy: 'Keep the value in a Secret that a secret store fills, read it by secretKeyRef, and change it: it is known.',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  check: (graph, { world }) =>
    [...ofValues(graph), ...ofFiles(graph)].map((found) => ({
      ...found,
      fix: 'put it into a Secret, read it from there, and change it',
      severity: world === 'closed' ? 'error' : 'warning',
    })),
};
