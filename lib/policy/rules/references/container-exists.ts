import { itemsOf, property, select, textOf, type Graph, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';

/** Where a pod's spec asks for an amount of one of its containers. */
const PLACES = [
  'containers.*.env.*.valueFrom.resourceFieldRef',
  'initContainers.*.env.*.valueFrom.resourceFieldRef',
  'volumes.*.downwardAPI.items.*.resourceFieldRef',
  'volumes.*.projected.sources.*.downwardAPI.items.*.resourceFieldRef',
];

/** Most pods ask for none. */
function asks({ spec, containers }: PodTemplate): boolean {
  const volumes = itemsOf(spec.volumes);
  return (
    volumes.some(
      (volume) => property(volume, 'downwardAPI') !== undefined || property(volume, 'projected') !== undefined,
    ) ||
    containers.some(({ body }) =>
      itemsOf(body.env).some((entry) => property(property(entry, 'valueFrom'), 'resourceFieldRef') !== undefined),
    )
  );
}

function* faultsOf(pod: PodTemplate): Iterable<Fault> {
  if (!asks(pod)) return;
  const names = pod.containers.map(({ name }) => name);
  for (const { value, path } of PLACES.flatMap((place) => select(pod.spec, place))) {
    const name = textOf(property(value, 'containerName'));
    if (name === '' || names.includes(name)) continue;
    yield {
      resource: pod.owner,
      path: `${pod.path}${path}/containerName`,
      message: `the pod has no container "${name}", only ${names.map((each) => `"${each}"`).join(', ')}`,
      fix: 'name a container of the pod',
      cause: 'missing-container',
    };
  }
}

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: registry.example/till:1.4.2
      env:
        - name: MEMORY
          valueFrom:
            resourceFieldRef: { containerName: NAME, resource: limits.memory }
      resources: { limits: { memory: 64Mi } }
`;

/** An amount is that of a container of the same pod. */
export const containerExists: Rule = {
  id: 'container-exists',
  family: 'references',
  severity: 'error',
  summary: 'Every container whose amount a pod reads is one of its own.',
  why: 'The kubelet cannot make the container: CreateContainerConfigError, and the pod waits for ever.',
  bad: POD.replace('NAME', 'till'),
  good: POD.replace('NAME', 'main'),
  remedy: 'Name a container of the same pod in `containerName`.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef',
  *check({ pods }: Graph): Iterable<Fault> {
    for (const pod of pods) yield* faultsOf(pod);
  },
};
