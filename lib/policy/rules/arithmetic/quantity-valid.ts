import {
  escapePointer,
  isObject,
  parseQuantity,
  scalarText,
  select,
  type Graph,
  type Json,
  type JsonObject,
  type Resource,
} from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { isTemplated } from '../validity/names';

/** Mappings whose every value is a quantity, in a container or a pod's spec. */
const IN_PODS = [
  'resources.requests',
  'resources.limits',
  'overhead',
  'containers.*.resources.requests',
  'containers.*.resources.limits',
  'initContainers.*.resources.requests',
  'initContainers.*.resources.limits',
  'volumes.*.ephemeral.volumeClaimTemplate.spec.resources.requests',
];

const IN_LIMITS = ['min', 'max', 'default', 'defaultRequest', 'maxLimitRequestRatio'];

/** The same for kinds without pods. */
const IN_KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['LimitRange', IN_LIMITS.map((field) => `spec.limits.*.${field}`)],
  ['ResourceQuota', ['spec.hard']],
  ['PersistentVolumeClaim', ['spec.resources.requests', 'spec.resources.limits']],
  ['PersistentVolume', ['spec.capacity']],
  ['StatefulSet', ['spec.volumeClaimTemplates.*.spec.resources.requests']],
]);

interface Found {
  readonly path: string;
  readonly value: Json;
}

function valuesAt(root: JsonObject, base: string, patterns: readonly string[]): Found[] {
  return patterns.flatMap((pattern) =>
    select(root, pattern).flatMap(({ path, value }) =>
      isObject(value)
        ? Object.entries(value).map(([name, item]) => ({
            path: `${base}${path}/${escapePointer(name)}`,
            value: item ?? null,
          }))
        : [],
    ),
  );
}

/** Why the API server refuses a value, or the kubelet cannot work with it. */
function faultOf(value: Json): string | undefined {
  if (value === null) return undefined;
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
  if (typeof value === 'string' && (/[$<{]/.test(text) || isTemplated(text))) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') return 'is no quantity';
  if (text.startsWith('-') && !Number.isNaN(parseQuantity(text.slice(1)))) return `"${text}" is below zero`;
  return Number.isNaN(parseQuantity(text)) ? `"${text}" is no quantity` : undefined;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replaceAll('~1', '/');
}

/** Volumes without any room are refused; elsewhere nothing may be asked for. */
const STORAGE_OF_CLAIM = /\/(volumeClaimTemplate\/)?spec\/(resources\/requests|capacity)\/storage$/;

function isEmptyVolume({ type }: Resource, path: string, value: Json): boolean {
  if (!STORAGE_OF_CLAIM.test(path) || parseQuantity(scalarText(value)) !== 0) return false;
  return type.startsWith('PersistentVolume') || path.includes('volumeClaimTemplate');
}

function* faultsAt(resource: Resource, found: readonly Found[]): Iterable<Fault> {
  for (const { path, value } of found) {
    const fault = faultOf(value);
    if (fault !== undefined) {
      const fix = 'write a number and a unit, such as 250m, 1, 512Mi or 10G';
      yield { resource, path, message: `${nameOf(path)} ${fault}`, fix };
    } else if (isEmptyVolume(resource, path, value)) {
      yield { resource, path, message: 'storage must be above zero', fix: 'write how much room the volume needs' };
    } else if (/memory|storage/.test(nameOf(path)) && typeof value === 'string' && /^[\d.]+m$/.test(value.trim())) {
      const message = `${nameOf(path)} "${value.trim()}" is in thousandths of a byte: "m" means milli, mebibytes are "Mi"`;
      const limits = /\/(limits|max|default)\//.test(path);
      yield {
        resource,
        path,
        message,
        fix: 'write Mi, or M for a million bytes',
        severity: limits ? 'error' : 'warning',
      };
    }
  }
}

function sizes(root: JsonObject, base: string): Found[] {
  return select(root, 'volumes.*.emptyDir.sizeLimit').map(({ path, value }) => ({ path: base + path, value }));
}

function* check(graph: Graph): Iterable<Fault> {
  for (const pod of graph.pods) {
    yield* faultsAt(pod.owner, [...valuesAt(pod.spec, pod.path, IN_PODS), ...sizes(pod.spec, pod.path)]);
  }
  for (const [kind, patterns] of IN_KINDS) {
    for (const resource of graph.ofKind(kind)) yield* faultsAt(resource, valuesAt(resource.body, '', patterns));
  }
}

/** Every other rule of the family leaves what is no quantity to this one. */
export const quantityValid: Rule = {
  id: 'quantity-valid',
  family: 'arithmetic',
  severity: 'error',
  summary: 'Every amount of a resource is a quantity of Kubernetes, and not below zero.',
  why: 'The API server refuses the object. A memory limit of 512m is accepted, means half a byte, and no container starts with it.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4
      resources:
        limits: { memory: 512MB }
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4
      resources:
        limits: { memory: 512Mi }
`,
  remedy: 'Write a number and one of the units n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
  check,
};
