import { isObject, property, type Json, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';

function isZero(value: Json | undefined): boolean {
  return value === 0 || value === '0%';
}

function deploymentFaults(resource: Resource): Fault[] {
  const strategy = property(resource.body.spec, 'strategy');
  const rolling = property(strategy, 'rollingUpdate') ?? null;
  const path = '/spec/strategy/rollingUpdate';
  if (property(strategy, 'type') === 'Recreate' && rolling !== null)
    return [
      {
        resource,
        path,
        message: 'a Deployment of the strategy Recreate may not have rollingUpdate',
        fix: 'remove rollingUpdate; in a patch, set it to null',
      },
    ];
  if (!isObject(rolling) || !isZero(rolling.maxSurge) || !isZero(rolling.maxUnavailable)) return [];
  const message = 'maxSurge and maxUnavailable may not both be 0, since no pod could ever be replaced';
  return [{ resource, path, message, fix: 'let one of them be at least 1' }];
}

/** How pods are replaced. */
export const updateStrategy: Rule = {
  id: 'update-strategy',
  family: 'validity',
  severity: 'error',
  summary: 'Every Deployment has an update strategy that can be carried out.',
  why:
    'The API server refuses rollingUpdate beside the strategy Recreate, which is what is left when a patch changes only ' +
    'the type, and an update that may neither add a pod nor take one away.',
  bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  strategy:
    type: Recreate
    rollingUpdate:
      maxSurge: 1
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
  good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  strategy:
    type: Recreate
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
  remedy: 'Remove rollingUpdate, or set the type to RollingUpdate.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  check: (graph) => graph.ofKind('Deployment').flatMap(deploymentFaults),
};
