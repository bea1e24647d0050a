import type { Fault, Rule } from '../../rule';
import { builtInPods } from './fragment';
import { isTemplated } from './names';
import { repeated } from './repeated';

/** Containers of a pod are told apart by their names, whatever list they stand in. */
export const duplicateContainer: Rule = {
  id: 'duplicate-container',
  family: 'validity',
  severity: 'error',
  summary: 'All containers of a pod have names of their own.',
  why: 'The API server refuses a pod with two containers of one name, init containers included.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: till:1.0.0
    - name: main
      image: proxy:1.0.0`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: till:1.0.0
    - name: proxy
      image: proxy:1.0.0`,
  remedy: 'Rename one of them.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
  check: (graph) =>
    builtInPods(graph).flatMap(({ owner, containers }) =>
      repeated(
        containers.filter(({ name }) => name !== '' && !isTemplated(name)),
        ({ name }) => name,
      ).map(({ path, name }): Fault => ({
        resource: owner,
        path: `${path}/name`,
        message: `two containers of this pod are called "${name}"`,
        fix: 'rename one of them',
      })),
    ),
};
