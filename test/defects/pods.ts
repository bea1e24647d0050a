import { at, listAt, podSpec, type Manifest } from '../support/manifest';

/** A container of a workload, and whether it runs for the pod's whole life. */
export interface Contained {
  readonly workload: Manifest;
  readonly body: Manifest;
  readonly lasting: boolean;
}

/** Everything in a set that makes pods. */
export function workloadsOf(objects: readonly Manifest[]): Manifest[] {
  return objects.filter(({ kind }) => ['Deployment', 'StatefulSet', 'Job'].includes(String(kind)));
}

/** The containers that a workload starts before its main one, in their order. */
export function initContainersOf(workload: Manifest): readonly Manifest[] {
  return (podSpec(workload).initContainers ?? []) as readonly Manifest[];
}

/** Every container of every pod in a set. */
export function containersOf(objects: readonly Manifest[]): Contained[] {
  return workloadsOf(objects).flatMap((workload) => [
    ...initContainersOf(workload).map((body) => ({ workload, body, lasting: body.restartPolicy === 'Always' })),
    ...listAt(podSpec(workload), 'containers').map((body) => ({ workload, body, lasting: true })),
  ]);
}

/** How a person calls a container: `staging-keycloak/keycloak`. */
export function containerName({ workload, body }: Contained): string {
  return `${String(at(workload, 'metadata', 'name'))}/${String(body.name)}`;
}

/** The containers for which something does not hold, by name. */
export function containersWhere(objects: readonly Manifest[], broken: (container: Contained) => boolean): string[] {
  return containersOf(objects).filter(broken).map(containerName);
}
