import { property, select, textOf, type FoundContainer, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { containerName } from './control';

/** The API server compares the paths as they are written. */
function ofContainer(resource: Resource, { name, path, body }: FoundContainer): Fault[] {
  const seen = new Set<string>();
  return select(body, 'volumeMounts.*').flatMap(({ value, path: inner }): Fault[] => {
    const mountPath = textOf(property(value, 'mountPath'));
    if (mountPath === '' || !seen.has(mountPath)) {
      seen.add(mountPath);
      return [];
    }
    return [
      {
        resource,
        path: `${path}${inner}/mountPath`,
        message: `${containerName(name)} mounts two volumes at ${mountPath}`,
        fix: 'remove one of the two mounts, or put both into one projected volume',
      },
    ];
  });
}

/** Validation of the API server. */
export const duplicateMountPath: Rule = {
  id: 'duplicate-mount-path',
  family: 'validity',
  severity: 'error',
  summary: 'No container mounts two volumes at one path.',
  why: 'The API server refuses the object: "mountPath: must be unique".',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        - name: cache
          mountPath: /tmp
  volumes:
    - name: tmp
      emptyDir: {}
    - name: cache
      emptyDir: {}
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        - name: cache
          mountPath: /cache
  volumes:
    - name: tmp
      emptyDir: {}
    - name: cache
      emptyDir: {}
`,
  remedy: 'Mount one of them elsewhere. Several ConfigMaps and Secrets in one folder are a projected volume.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1',
  check: (graph) =>
    graph.pods.flatMap(({ owner, containers }) => containers.flatMap((container) => ofContainer(owner, container))),
};
