import { isObject, property, type FoundContainer, type Graph, type Json, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { builtInPods, isFragment } from './fragment';

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];
const HOOKS = ['postStart', 'preStop'];
const PROBE_HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'];
const HOOK_HANDLERS = ['exec', 'httpGet', 'sleep', 'tcpSocket'];

function present(value: Json, handlers: readonly string[]): string[] {
  return handlers.filter((handler) => (property(value, handler) ?? null) !== null);
}

type Found = Pick<Fault, 'message' | 'fix'>;

function handlerFault(value: Json, handlers: readonly string[]): Found | undefined {
  const found = present(value, handlers);
  if (found.length === 1) return undefined;
  const all = handlers.join(', ');
  return found.length === 0
    ? { message: `it has no handler, and needs one of ${all}`, fix: `add one of ${all}, or remove it` }
    : { message: `it has the handlers ${found.join(' and ')}, and may have only one`, fix: 'keep one of them' };
}

function thresholdFault(probe: string, value: Json): Found | undefined {
  const threshold = property(value, 'successThreshold');
  if (probe === 'readinessProbe' || typeof threshold !== 'number' || threshold === 1 || threshold === 0)
    return undefined;
  return { message: 'its successThreshold must be 1', fix: 'remove successThreshold' };
}

function* containerFaults(resource: Resource, { name, path, body }: FoundContainer): Iterable<Fault> {
  const placed = (what: string, at: string, { message, fix }: Found): Fault => ({
    resource,
    path: `${path}/${at}`,
    message: `${what} of container "${name}": ${message}`,
    fix,
  });
  for (const probe of PROBES) {
    const value = body[probe];
    if (value === undefined) continue;
    const handler = isObject(value) ? handlerFault(value, PROBE_HANDLERS) : undefined;
    if (handler !== undefined) yield placed(probe, probe, handler);
    const threshold = thresholdFault(probe, value);
    if (threshold !== undefined) yield placed(probe, probe, threshold);
  }
  for (const hook of HOOKS) {
    const value = property(body.lifecycle, hook);
    const handler = isObject(value) ? handlerFault(value, HOOK_HANDLERS) : undefined;
    if (handler !== undefined) yield placed(hook, `lifecycle/${hook}`, handler);
  }
}

function* check(graph: Graph): Iterable<Fault> {
  for (const { owner, containers } of builtInPods(graph)) {
    if (isFragment(owner)) continue;
    for (const container of containers) yield* containerFaults(owner, container);
  }
}

/** A probe asks one question. Merged patches leave it with two, or with none. */
export const probeHandler: Rule = {
  id: 'probe-handler',
  family: 'validity',
  severity: 'error',
  summary: 'Every probe and every lifecycle hook has exactly one handler.',
  why:
    'The API server refuses a probe without a handler or with two. Two come from a patch that changes the handler: ' +
    'merging keeps the old one beside the new.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: till:1.0.0
      readinessProbe:
        httpGet:
          port: 8080
        tcpSocket:
          port: 8080`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: till:1.0.0
      readinessProbe:
        httpGet:
          port: 8080`,
  remedy: 'Keep one handler; a patch removes the other by setting it to null.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  check,
};
