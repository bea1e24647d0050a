import { isObject, matches, property, textMap, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { isTemplated } from './names';

const KINDS: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']);

function faultsOf({ owner, labels }: PodTemplate): Fault[] {
  const selector = property(owner.body.spec, 'selector');
  if (!KINDS.has(owner.type) || !isObject(selector)) return [];
  const path = '/spec/selector';
  const fix = 'give selector and template the same labels; the selector of an existing workload cannot change';
  if (Object.keys(selector).length === 0)
    return [{ resource: owner, path, message: 'the selector is empty, and has to name labels of the pods', fix }];
  if (matches(selector, labels) || isTemplated(JSON.stringify([selector, labels]))) return [];
  const missing = Object.entries(textMap(selector.matchLabels)).filter(
    ([name, value]) => !Object.hasOwn(labels, name) || labels[name] !== value,
  );
  const wanted = missing.map(([name, value]) => `"${name}: ${value}"`).join(', ');
  return [
    {
      resource: owner,
      path: missing.length > 0 ? `${path}/matchLabels` : path,
      message:
        missing.length > 0
          ? `the selector asks for ${wanted}, which its own pods do not have`
          : 'the expressions of the selector leave out its own pods',
      fix,
      target: { kind: 'Pod', namespace: owner.namespace, name: '', selector },
    },
  ];
}

/** A workload counts the pods that it made by its selector. */
export const workloadSelectsPods: Rule = {
  id: 'workload-selects-pods',
  family: 'validity',
  severity: 'error',
  summary: 'The selector of every workload means the pods of its own template.',
  why: 'The API server refuses a workload whose selector does not match the labels of its template.',
  bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  selector:
    matchLabels:
      app: till
  template:
    metadata:
      labels:
        app: shop-till
    spec:
      containers:
        - name: main
          image: till:1.0.0`,
  good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  selector:
    matchLabels:
      app: till
  template:
    metadata:
      labels:
        app: till
    spec:
      containers:
        - name: main
          image: till:1.0.0`,
  remedy: 'Give the selector and the template the same labels.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  check: (graph) => graph.pods.flatMap(faultsOf),
};
