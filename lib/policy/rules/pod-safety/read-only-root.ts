import { property, type PodTemplate } from '../../../manifests';
import type { Fault, Place, Rule } from '../../rule';
import { isLinux } from './operating-system';
import { isPatch } from './patch';

function ofPod(pod: PodTemplate): Fault[] {
  const { owner, containers } = pod;
  if (!isLinux(pod) || isPatch(pod)) return [];
  const open = containers.filter(
    ({ body }) => property(property(body, 'securityContext'), 'readOnlyRootFilesystem') !== true,
  );
  const names = open.map(({ name }) => `container "${name}"`).join(', ');
  const places = open.map(({ path }): Place => {
    return { resource: owner, path: `${path}/securityContext/readOnlyRootFilesystem` };
  });
  const [first, ...related] = places;
  if (first === undefined) return [];
  return [
    {
      ...first,
      message: `${names}: readOnlyRootFilesystem is not set to true`,
      fix: 'set readOnlyRootFilesystem to true, and mount an emptyDir where the program writes',
      ...(related.length === 0 ? {} : { related }),
    },
  ];
}

/** Not part of the Pod Security Standards, and cheap. */
export const readOnlyRoot: Rule = {
  id: 'read-only-root',
  family: 'pod-safety',
  severity: 'advice',
  summary: 'The root file system of every container is read-only.',
  why: 'Whoever breaks into a program that can write to its own files stays there, and a program that writes beside its volumes fills the disk of its node.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      securityContext:
        readOnlyRootFilesystem: true
      volumeMounts:
        - name: tmp
          mountPath: /tmp
  volumes:
    - name: tmp
      emptyDir: {}
`,
  remedy: 'Set `readOnlyRootFilesystem: true`, and mount an emptyDir at each folder that the program writes to.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  check: (graph) => graph.pods.flatMap(ofPod),
};
