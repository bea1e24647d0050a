import { itemsOf, property, textOf, type FoundContainer, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { containerName } from './control';

const HANDLERS = ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle/postStart', 'lifecycle/preStop'];

/** Whoever is given one of these may expand variables itself. */
const EXPANDS =
  /(^|\/)(ba|da|a|k|z|c|tc|fi)?sh$|(^|\/)(busybox|env|perl|python[\d.]*|ruby|node|awk|gawk|sed|envsubst|pwsh|powershell|cmd)(\.exe)?$/i;

const VARIABLE = /\$\(?\{?[A-Z][A-Z0-9_]+\}?\)?/;

function ofContainer(resource: Resource, { name, path, body }: FoundContainer): Fault[] {
  return HANDLERS.flatMap((handler): Fault[] => {
    const [field = '', hook] = handler.split('/');
    const holder = hook === undefined ? body[field] : property(body[field], hook);
    const words = itemsOf(property(property(holder, 'exec'), 'command')).map(textOf);
    if (words.some((word) => EXPANDS.test(word))) return [];
    const index = words.findIndex((word) => VARIABLE.test(word));
    if (index < 0) return [];
    const variable = VARIABLE.exec(words[index] ?? '')?.[0] ?? '';
    const message = `${containerName(name)}: ${field} runs no shell, so that "${variable}" stays as it is written`;
    const at = `${path}/${handler}/exec/command/${index}`;
    return [{ resource, path: at, message, fix: 'run the command by a shell: [sh, -c, …]' }];
  });
}

function example(command: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4.2
      livenessProbe: { exec: { command: ${command} } }
`;
}

/** Kubernetes expands variables in the command of a container, and not in those of its probes. */
export const probeVariable: Rule = {
  id: 'probe-variable',
  family: 'pod-safety',
  severity: 'warning',
  summary: 'No probe or hook without a shell uses a variable.',
  why: 'The program gets the name of the variable for its value. The probe fails, and the container restarts for ever.',
  bad: example('[tillctl, ping, "till@$HOSTNAME"]'),
  good: example('[sh, -c, "exec tillctl ping till@$HOSTNAME"]'),
  remedy: 'Let a shell run the command.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  check: (graph) =>
    graph.pods.flatMap(({ owner, containers }) => containers.flatMap((container) => ofContainer(owner, container))),
};
