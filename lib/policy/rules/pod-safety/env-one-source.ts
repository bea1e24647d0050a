import {
  isObject,
  property,
  scalarText,
  select,
  type FoundContainer,
  type Json,
  type Resource,
} from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { isFragment } from '../validity/fragment';
import { containerName } from './control';

/** What is wrong with a variable's sources, if anything. */
function faultOf(entry: Json, partial: boolean): { message: string; fix: string } | undefined {
  const valueFrom = property(entry, 'valueFrom');
  if (!isObject(valueFrom)) return undefined;
  if (scalarText(property(entry, 'value')) !== '') {
    return { message: 'has both value and valueFrom', fix: 'remove value or valueFrom' };
  }
  const sources = Object.keys(valueFrom).filter((key) => isObject(valueFrom[key]));
  if (sources.length > 1) return { message: `reads from ${sources.join(' and ')}`, fix: 'keep one source' };
  if (sources.length === 0) return { message: 'has a valueFrom without a source', fix: 'name the source' };
  // A patch may leave the name to what it is merged into.
  return partial ? undefined : namelessFault(valueFrom, ['configMapKeyRef', 'secretKeyRef']);
}

/** A chart whose value is empty renders a reference without a name. */
function namelessFault(from: Json, fields: readonly string[]): { message: string; fix: string } | undefined {
  const field = fields.find(
    (name) => isObject(property(from, name)) && isNothing(property(property(from, name), 'name')),
  );
  if (field === undefined) return undefined;
  return { message: `reads from a ${field} without a name`, fix: `name the object in ${field}` };
}

function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}

const IMPORTS = ['configMapRef', 'secretRef'];

/** What is wrong with an import of a whole object, if anything. */
function importFault(entry: Json): { message: string; fix: string } | undefined {
  if (entry !== null && !isObject(entry)) return undefined;
  const sources = IMPORTS.filter((field) => (property(entry, field) ?? null) !== null);
  if (sources.length > 1) return { message: `reads from ${sources.join(' and ')}`, fix: 'make two items of it' };
  if (sources.length === 1) return namelessFault(entry, IMPORTS);
  return { message: 'names neither configMapRef nor secretRef', fix: 'name the object, or remove the item' };
}

function importsOf(resource: Resource, { name, path, body }: FoundContainer): Fault[] {
  return select(body, 'envFrom.*').flatMap(({ value, path: inner }): Fault[] => {
    const fault = importFault(value);
    if (fault === undefined) return [];
    const message = `${containerName(name)}: this item of envFrom ${fault.message}, which the API server refuses`;
    return [{ resource, path: path + inner, message, fix: fault.fix }];
  });
}

function variablesOf(resource: Resource, { name, path, body }: FoundContainer, partial: boolean): Fault[] {
  return select(body, 'env.*').flatMap(({ value, path: inner }): Fault[] => {
    const fault = faultOf(value, partial);
    if (fault === undefined) return [];
    const variable = scalarText(property(value, 'name'));
    const message = `${containerName(name)}: variable "${variable}" ${fault.message}, which the API server refuses`;
    return [{ resource, path: path + inner, at: `${path}${inner}/valueFrom`, message, fix: fault.fix }];
  });
}

/** Validation of the API server; an empty `value` does not count. */
export const envOneSource: Rule = {
  id: 'env-one-source',
  family: 'validity',
  severity: 'error',
  summary: 'Every variable and every item of envFrom has one source, with a name.',
  why: 'The API server refuses the object: "may not be specified when `value` is not empty". It is what a merge makes of a value here and a key there, and a chart of a name that was not given.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      env:
        - name: CURRENCY
          value: EUR
          valueFrom:
            configMapKeyRef:
              name: till
              key: currency
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      env:
        - name: CURRENCY
          valueFrom:
            configMapKeyRef:
              name: till
              key: currency
`,
  remedy: 'Remove one of the two. A patch that replaces a value by a key has to set `value` to null.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables',
  check: (graph) =>
    graph.pods.flatMap(({ owner, containers }) => {
      const partial = isFragment(owner);
      return containers.flatMap((container) => [
        ...variablesOf(owner, container, partial),
        ...(partial ? [] : importsOf(owner, container)),
      ]);
    }),
};
