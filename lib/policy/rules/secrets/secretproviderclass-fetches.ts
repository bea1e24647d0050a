import { load } from 'js-yaml';
import { isObject, itemsOf, property, select, textOf, type Json, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';

/** What providers call the file of an object: its own name, another one, or where it is put. */
const NAMES = ['objectName', 'objectAlias', 'path', 'fileName', 'secretName'];

/** Providers whose parameters are read here. */
const PROVIDERS: ReadonlySet<string> = new Set(['aws', 'azure', 'gcp', 'openbao', 'vault']);

function parsed(text: string): Json | undefined {
  try {
    return load(text) as Json;
  } catch {
    return undefined;
  }
}

/** Adds the names that an entry gives to files; entries of some providers are YAML in YAML. */
function addNames(names: Set<string>, value: Json | undefined): void {
  if (typeof value === 'string') {
    const inner = value.includes(':') ? parsed(value) : undefined;
    if (isObject(inner)) addNames(names, inner);
  } else if (Array.isArray(value)) for (const item of itemsOf(value)) addNames(names, item);
  else if (isObject(value)) {
    for (const name of NAMES) {
      const text = textOf(value[name]);
      // A slash in a name is none in a file's.
      if (text !== '') names.add(text).add(text.replaceAll('/', '_'));
    }
    for (const list of ['array', 'jmesPath']) addNames(names, value[list]);
  }
}

/** The names of all that a class fetches; undefined where they cannot be read. */
function fetchedBy({ body }: Resource): ReadonlySet<string> | undefined {
  if (!PROVIDERS.has(textOf(property(property(body, 'spec'), 'provider')))) return undefined;
  const parameters = property(property(body, 'spec'), 'parameters');
  const text = textOf(property(parameters, 'objects')) || textOf(property(parameters, 'secrets'));
  if (text === '' || /\{\{|\$\{/.test(text)) return undefined;
  const names = new Set<string>();
  addNames(names, parsed(text));
  return names.size === 0 ? undefined : names;
}

function provider(objectName: string): string {
  return `apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata:
  name: vault
spec:
  provider: vault
  parameters:
    objects: |
      - { objectName: till-password, secretPath: secret/till, secretKey: password }
  secretObjects: [{ secretName: till, type: Opaque, data: [{ key: password, objectName: ${objectName} }] }]
`;
}

/** A Secret is made of the files that the class fetches. */
export const secretproviderclassFetches: Rule = {
  id: 'secretproviderclass-fetches',
  family: 'secrets',
  severity: 'error',
  summary: 'Every object that a SecretProviderClass puts into a Secret is one that it fetches.',
  why: 'The driver finds no file of that name, and makes no Secret at all: the pod does not start.',
  bad: provider('till-pasword'),
  good: provider('till-password'),
  remedy: 'Name the object as it is fetched: its `objectAlias` where it has one, at Google its `path`.',
  source: 'https://secrets-store-csi-driver.sigs.k8s.io/topics/sync-as-kubernetes-secret',
  *check(graph): Iterable<Fault> {
    for (const resource of graph.ofKind('SecretProviderClass')) {
      const made = select(resource.body, 'spec.secretObjects.*.data.*.objectName');
      const fetched = made.length === 0 ? undefined : fetchedBy(resource);
      for (const { value, path } of fetched === undefined ? [] : made) {
        if (textOf(value) === '' || fetched?.has(textOf(value)) === true) continue;
        yield {
          resource,
          path,
          message: `the class fetches no object "${textOf(value)}"`,
          fix: 'name one of the objects under parameters, or fetch this one too',
          cause: 'missing-entry',
        };
      }
    }
  },
};
