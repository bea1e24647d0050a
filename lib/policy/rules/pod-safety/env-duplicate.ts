import { property, scalarText, select, type FoundContainer, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { containerName } from './control';

/** The last of several is the one that holds; `envFrom` below it is meant to be overridden. */
function ofContainer(resource: Resource, { name, path, body }: FoundContainer): Fault[] {
  const paths = new Map<string, string[]>();
  for (const { value, path: inner } of select(body, 'env.*')) {
    const variable = scalarText(property(value, 'name'));
    if (variable === '') continue;
    const found = paths.get(variable);
    if (found === undefined) paths.set(variable, [path + inner]);
    else found.push(path + inner);
  }
  return [...paths].flatMap(([variable, found]): Fault[] => {
    const [first, ...others] = found;
    if (first === undefined || others.length === 0) return [];
    return [
      {
        resource,
        path: first,
        message: `${containerName(name)} sets variable "${variable}" ${found.length} times, and only the last counts`,
        fix: 'keep one of them',
        related: others.map((other) => ({ resource, path: other })),
      },
    ];
  });
}

/** Allowed by validation, and never meant. */
export const envDuplicate: Rule = {
  id: 'env-duplicate',
  family: 'validity',
  severity: 'warning',
  summary: 'No container sets a variable twice.',
  why: 'The last entry holds, until somebody applies a change: a merge by name touches only one of them, and server-side apply refuses the list.',
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
        - name: CURRENCY
          value: USD
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
          value: EUR
`,
  remedy: 'Keep one entry for each name.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  check: (graph) =>
    graph.pods.flatMap(({ owner, containers }) => containers.flatMap((container) => ofContainer(owner, container))),
};
