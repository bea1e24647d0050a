import { itemsOf, property, scalarText, type Graph, type Json } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { exampleDeployment } from './example';

/** How long Kubernetes waits where a pod says nothing, in seconds. */
const DEFAULT_GRACE = 30;

/** A wait as the last thing of a command: `sleep 60`, by itself or in a shell. */
const SLEEP = /(?:^|[\s;&|/])sleep (\d+)s?\s*;?$/;

/** How long a hook waits, in seconds; undefined if it does not, or not for a time that can be read. */
function waitOf(hook: Json | undefined): number | undefined {
  const seconds = property(property(hook, 'sleep'), 'seconds');
  if (typeof seconds === 'number') return seconds;
  const words = itemsOf(property(property(hook, 'exec'), 'command'))
    .map(scalarText)
    .join(' ');
  const slept = SLEEP.exec(words.trim())?.[1];
  return slept === undefined ? undefined : Number(slept);
}

function check(graph: Graph): Fault[] {
  return graph.pods.flatMap(({ owner, spec, containers }) => {
    const stated = property(spec, 'terminationGracePeriodSeconds');
    const grace = typeof stated === 'number' ? stated : DEFAULT_GRACE;
    return containers.flatMap(({ name, path, body }) => {
      const wait = waitOf(property(property(body, 'lifecycle'), 'preStop'));
      if (wait === undefined || wait < grace) return [];
      const message = `container "${name}" waits ${wait} s before it stops, and the pod has ${grace} s in all`;
      const fix = `wait less, or set terminationGracePeriodSeconds to more than ${wait}`;
      return [{ resource: owner, path: `${path}/lifecycle/preStop`, message, fix }];
    });
  });
}

/** No pod waits longer before it stops than it has time to stop. */
export const prestopOverGrace: Rule = {
  id: 'prestop-over-grace',
  family: 'hardening',
  severity: 'advice',
  summary: 'No pod waits longer before it stops than it has time to stop.',
  why: 'The kubelet ends the container in the middle of the wait, and the program never hears that it should finish.',
  bad: exampleDeployment({
    container: `          lifecycle:
            preStop:
              exec:
                command: [sleep, '60']
`,
  }),
  good: exampleDeployment({
    container: `          lifecycle:
            preStop:
              exec:
                command: [sleep, '10']
`,
  }),
  remedy: 'Wait less, or give `terminationGracePeriodSeconds` the wait and the time that the program needs.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  check,
};
