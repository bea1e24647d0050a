import { nearest } from '../../../config';
import { property, scalarText, stepsOf, type Json, type Resource } from '../../../manifests';
import { discrepancies, type Discrepancy } from '../../schemas/discrepancy';
import {
  definition,
  definitionsAround,
  kindDefinition,
  newestKubernetes,
  type Definition,
  type Type,
} from '../../schemas/table';
import { leavesNamespace } from '../../base';
import type { Fault, Rule, Severity } from '../../rule';
import { isFragment } from './fragment';
import { isTemplated } from './names';
import { article, expected, kindOf, title } from './schema-words';
import { isNewer } from './version';

/** The word with a letter too many, too few, doubled, or in another place or case. */
const SPEC_TYPO = /^(Spec|SPEC|specs|specc|sspec|sppec|speec|spce|sepc|psec|sepec|spec[._-])$/;

/** A field of a mapping right below that takes the name, which is where a wrong indentation moved it from. */
function heldBelow(field: string, within: Definition): string | undefined {
  for (const [name, type] of within.fields) {
    const inner = type.is === 'list' ? type.of : type;
    if (inner.is === 'object' && definition(inner.name)?.fields.has(field) === true) return name;
  }
  return undefined;
}

/** Where a field belongs: to a mapping around the one it stands in, or right below. */
function placeHint({ field, path, within }: Discrepancy, resource: Resource): string {
  const [, ...around] = definitionsAround(resource, stepsOf(path));
  const above = around.find(({ fields }) => fields.has(field));
  if (above !== undefined) return `move "${field}" out into the ${title(above)}`;
  const below = heldBelow(field, within);
  return below === undefined ? `remove "${field}", or move it to where it belongs` : `move "${field}" into "${below}"`;
}

/** Names that differ by case and separators alone, or by a letter or two. */
function nearField(field: string, names: Iterable<string>): string | undefined {
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, '');
  const all = [...names];
  const same = all.find((name) => plain(name) === plain(field));
  return same ?? (field.length < 4 ? undefined : nearest(field, all));
}

/** What the tables do not know, a newer Kubernetes may; so may another release of whatever reads a custom resource. */
function isKnownInFull({ within }: Discrepancy, resource: Resource, kubernetes: string): boolean {
  const isBuiltIn = within.builtIn && kindDefinition(resource)?.builtIn === true;
  return isBuiltIn && !isNewer(kubernetes, newestKubernetes);
}

function unknownField(found: Discrepancy, resource: Resource, kubernetes: string): Omit<Fault, 'resource'> {
  const { path, field, within } = found;
  const near = nearField(field, within.fields.keys());
  const severity: Severity = isKnownInFull(found, resource, kubernetes) ? 'error' : 'warning';
  return {
    path,
    severity,
    message: `${article(title(within))} has no field "${field}"`,
    fix: near === undefined ? placeHint(found, resource) : `write "${near}", or remove it`,
    cause: near === undefined ? 'unknown-field' : 'misspelt-field',
  };
}

/** Choices of External Secrets that have been the same since the first release that had them. */
function isSettled({ name }: Definition, field: string): boolean {
  return name.startsWith('external-secrets') && /^(creation|deletion|refresh)Policy$/.test(field);
}

function faultOf(found: Discrepancy, resource: Resource, kubernetes: string): Omit<Fault, 'resource'> {
  const { of, path, field, type, value, within } = found;
  const named = field === '' ? `an item of ${article(title(within))}` : `"${field}"`;
  switch (of) {
    case 'unknown':
      return unknownField(found, resource, kubernetes);
    case 'missing':
      return {
        path,
        message: `${article(title(within))} needs "${field}", ${expected(type)}`,
        fix: `add "${field}"`,
        cause: 'missing-field',
        // The default of a custom resource's field is not known here.
        severity: within.builtIn ? 'error' : 'warning',
      };
    case 'choice': {
      const values = type.is === 'enum' ? type.values : [];
      const near = nearest(scalarText(value), values);
      const message = `${named} must be ${expected(type)}`;
      const fix = near === undefined ? 'take one of these values' : `write "${near}"`;
      // A later release may know more values, and none that differs from an old one by a letter.
      const severity = within.builtIn || near !== undefined || isSettled(within, field) ? 'error' : 'warning';
      return { path, message, fix, cause: 'wrong-value', severity };
    }
    default:
      return {
        path,
        message: `${named} must be ${expected(type)} and is ${kindOf(value)}`,
        fix: quoted(value, type) ? 'write it without quotes' : `make it ${expected(type)}`,
        cause: 'wrong-type',
      };
  }
}

function quoted(value: Json, type: Type): boolean {
  if (typeof value !== 'string') return false;
  return type.is === 'boolean' ? /^(true|false)$/.test(value) : type.is === 'integer' && /^\d+$/.test(value);
}

/** The selector of a workload, which Kustomize puts in with the labels that an overlay gives to all objects. */
function isLeftToLabels({ of, field, path }: Discrepancy): boolean {
  return of === 'missing' && field === 'selector' && path === '/spec';
}

/** What SOPS writes into what it encrypts, and whoever decrypts it takes out. */
function isSopsMetadata({ of, path, value }: Discrepancy): boolean {
  return of === 'unknown' && path === '/sops' && property(value, 'mac') !== undefined;
}

/** Values that a later tool fills in can be anything by then, and parts of objects lack what the whole has. */
function reported(resource: Resource): Discrepancy[] {
  const found = discrepancies(resource).filter((discrepancy) => {
    const { of, field, value } = discrepancy;
    if (of === 'text' || field.startsWith('$') || isSopsMetadata(discrepancy)) return false;
    return !(typeof value === 'string' && of !== 'unknown' && isTemplated(value)) && !isTemplated(field);
  });
  const partial = found.some(({ of }) => of === 'missing') && isFragment(resource);
  return partial ? found.filter(({ of }) => of !== 'missing') : found;
}

/** Of kinds that nobody described, all that is certain is how nearly all of them are laid out. */
function misspeltSpec(resource: Resource): Fault[] {
  const { body } = resource;
  if (Object.hasOwn(body, 'spec') || kindDefinition(resource) !== undefined) return [];
  const field = Object.keys(body).find((key) => SPEC_TYPO.test(key));
  if (field === undefined) return [];
  const message = `${article(resource.kind)} has the field "${field}" and no "spec"`;
  return [
    {
      resource,
      path: `/${field}`,
      message,
      fix: 'write "spec", if that is meant',
      cause: 'misspelt-field',
      severity: 'warning',
    },
  ];
}

/** The API server reads objects strictly: what its description does not have, it refuses or drops. */
export const schemaValid: Rule = {
  id: 'schema-valid',
  family: 'validity',
  severity: 'error',
  summary: 'Every object has the fields, types and values that its API takes.',
  why:
    'The API server refuses a wrong type, a missing field and an unknown value. An unknown field is refused by ' +
    'kubectl, and silently dropped by clients that do not ask for strict validation: the setting never takes effect.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: till:1.0.0
      imagePullPolicy: Allways
      resource:
        limits:
          memory: 64Mi`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: till:1.0.0
      imagePullPolicy: Always
      resources:
        limits:
          memory: 64Mi`,
  remedy: 'Compare the field with the API reference of the version in `apiVersion`; indentation moves fields too.',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  check: (graph, { kubernetes, world }) =>
    graph.resources.flatMap((resource) => [
      ...reported(resource).map((found): Fault => {
        const fault = { resource, ...faultOf(found, resource, kubernetes) };
        const isCompleted = world === 'open' && isLeftToLabels(found) && leavesNamespace(graph);
        return isCompleted ? { ...fault, severity: 'warning' } : fault;
      }),
      ...misspeltSpec(resource),
    ]),
};
