import type { JsonObject } from '../../../../lib/manifests';
import { deployment, object, podSpec } from '../../support';

/** A Deployment with one container that has an image; `container` and `spec` stand beside. */
export function workload(container: JsonObject = {}, spec: JsonObject = {}): JsonObject {
  return deployment('till', podSpec({ image: 'registry.test/till:1.4.2', ...container }, spec));
}

/** A Deployment whose only container runs an image with a read-only root. */
export function readOnly(image: string, container: JsonObject = {}, spec: JsonObject = {}): JsonObject {
  return workload({ image, securityContext: { readOnlyRootFilesystem: true }, ...container }, spec);
}

/** The namespace of all fixtures, with labels for Pod Security. */
export function namespace(labels: Readonly<Record<string, string>>): JsonObject {
  const entries = Object.entries(labels).map(([name, value]): [string, string] => {
    return [`pod-security.kubernetes.io/${name}`, value];
  });
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: Object.fromEntries(entries) } };
}

/** A container's mounts, each a volume's name and its path. */
export function mounts(...pairs: readonly (readonly [name: string, mountPath: string])[]): JsonObject[] {
  return pairs.map(([name, mountPath]) => ({ name, mountPath }));
}

/** Empty folders of a pod. */
export function emptyDirs(...names: readonly string[]): JsonObject[] {
  return names.map((name) => ({ name, emptyDir: {} }));
}

/** A ServiceAccount in the namespace of all fixtures. */
export function account(name: string, rest: JsonObject = {}): JsonObject {
  return object('ServiceAccount', name, rest);
}

/** Where the container of `workload` stands. */
export const MAIN = '/spec/template/spec/containers/0';
