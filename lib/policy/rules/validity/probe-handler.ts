import { isObject, property, type FoundContainer, type Json, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { builtInPods, isFragment } from './fragment';

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];
const HOOKS = ['postStart', 'preStop'];
const PROBE_HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'];
const HOOK_HANDLERS = ['exec', 'httpGet', 'sleep', 'tcpSocket'];

function present(value: Json, handlers: readonly string[]): string[] {
  return handlers.filter((handler) => (property(value, handler) ?? null) !== null);
}

function handlerFaults(value: Json | undefined, handlers: readonly string[]): Pick<Fault, 'message' | 'fix'>[] {
  if (!isObject(value)) return [];
  const found = present(value, handlers);
  if (found.length === 1) return [];
  const all = handlers.join(', ');
  return found.length === 0
    ? [{ message: `it has no handler, and needs one of ${all}`, fix: `add one of ${all}, or remove it` }]
    : [{ message: `it has the handlers ${found.join(' and ')}, and may have only one`, fix: 'keep one of them' }];
}

function thresholdFaults(probe: string, value: Json | undefined): Pick<Fault, 'message' | 'fix'>[] {
  const threshold = property(value, 'successThreshold');
  if (probe === 'readinessProbe' || typeof threshold !== 'number' || threshold === 1 || threshold === 0) return [];
  return [{ message: 'its successThreshold must be 1', fix: 'remove successThreshold' }];
}

function containerFaults(resource: Resource, { name, path, body }: FoundContainer): Fault[] {
  const place = (what: string, at: string) => (fault: Pick<Fault, 'message' | 'fix'>) => ({
    resource,
    path: `${path}/${at}`,
    message: `${what} of container "${name}": ${fault.message}`,
    fix: fault.fix,
  });
  return [
    ...PROBES.flatMap((probe) =>
      [...handlerFaults(body[probe], PROBE_HANDLERS), ...thresholdFaults(probe, body[probe])].map(place(probe, probe)),
    ),
    ...HOOKS.flatMap((hook) =>
      handlerFaults(property(body.lifecycle, hook), HOOK_HANDLERS).map(place(hook, `lifecycle/${hook}`)),
    ),
  ];
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
  check: (graph) =>
    builtInPods(graph)
      .filter(({ owner }) => !isFragment(owner))
      .flatMap(({ owner, containers }) => containers.flatMap((container) => containerFaults(owner, container))),
};
