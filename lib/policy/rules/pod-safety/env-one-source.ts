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
import { containerName } from './control';

/** What is wrong with a variable's sources, if anything. */
function faultOf(entry: Json): { message: string; fix: string } | undefined {
  const valueFrom = property(entry, 'valueFrom');
  if (!isObject(valueFrom)) return undefined;
  if (scalarText(property(entry, 'value')) !== '') {
    return { message: 'has both value and valueFrom', fix: 'remove value or valueFrom' };
  }
  const sources = Object.keys(valueFrom).filter((key) => isObject(valueFrom[key]));
  if (sources.length > 1) return { message: `reads from ${sources.join(' and ')}`, fix: 'keep one source' };
  return sources.length === 0 ? { message: 'has a valueFrom without a source', fix: 'name the source' } : undefined;
}

function ofContainer(resource: Resource, { name, path, body }: FoundContainer): Fault[] {
  return select(body, 'env.*').flatMap(({ value, path: inner }): Fault[] => {
    const fault = faultOf(value);
    if (fault === undefined) return [];
    const variable = scalarText(property(value, 'name'));
    const message = `${containerName(name)}: variable ${variable} ${fault.message}, which the API server refuses`;
    return [{ resource, path: path + inner, at: `${path}${inner}/valueFrom`, message, fix: fault.fix }];
  });
}

/** Validation of the API server; an empty `value` does not count. */
export const envOneSource: Rule = {
  id: 'env-one-source',
  family: 'validity',
  severity: 'error',
  summary: 'Every variable has one source.',
  why: 'The API server refuses the object: "may not be specified when `value` is not empty". It is what a merge makes of a value here and a key there.',
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
    graph.pods.flatMap(({ owner, containers }) => containers.flatMap((container) => ofContainer(owner, container))),
};
