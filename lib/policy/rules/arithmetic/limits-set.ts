import { perList, property, type Graph, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { admittedContainers, hasPodResources, type Side } from './container-resources';
import { forContainers, limitItems, textsOf, type LimitItem } from './limit-ranges';
import { compulsory, quotasOf } from './quotas';

interface Asked {
  readonly side: Side;
  readonly name: string;
}

/** What every container should say wherever it runs: what the scheduler and the kubelet's out-of-memory handling go by. */
const ALWAYS: readonly Asked[] = [
  { side: 'requests', name: 'cpu' },
  { side: 'requests', name: 'memory' },
  { side: 'limits', name: 'memory' },
];

/** Amounts that a namespace's bounds speak of: left out, they become a default that nobody reviewed. */
const bounded = perList((items: readonly LimitItem[]): readonly Asked[] => {
  const named = items.flatMap(({ min, max, ratio, default: limits, defaultRequest }) =>
    [min, max, ratio, limits, defaultRequest].flatMap((texts) => [...texts.keys()]),
  );
  return [...new Set(named)]
    .sort()
    .flatMap((name) => [{ side: 'requests', name } as const, { side: 'limits', name } as const]);
});

function inWords(missing: readonly Asked[]): string {
  return missing.map(({ side, name }) => `${name} ${side === 'requests' ? 'request' : 'limit'}`).join(', ');
}

function* podFaults(pod: PodTemplate, graph: Graph): Iterable<Fault> {
  const { namespace } = pod.owner;
  const asked = [...ALWAYS, ...bounded(forContainers(limitItems(graph, namespace)))];
  const refused = compulsory(quotasOf(graph, namespace));
  for (const { container, requests, limits } of admittedContainers(pod, graph)) {
    const statedLimits = textsOf(property(property(container.body, 'resources'), 'limits'));
    const seen = new Set<string>();
    const missing = asked.filter(({ side, name }) => {
      const id = `${side}.${name}`;
      const amount = (side === 'requests' ? requests : limits).get(name);
      // A limit without a request is a request of the same size; that is a decision, not an omission.
      const given = amount?.stated === true || (side === 'requests' && statedLimits.has(name));
      const anothers = amount === undefined && refused.has(id);
      const first = !seen.has(id);
      seen.add(id);
      return first && !given && !anothers;
    });
    if (missing.length === 0) continue;
    yield {
      resource: pod.owner,
      path: `${container.path}/resources`,
      message: `container "${container.name}" states no ${inWords(missing)}`,
      fix: `state under resources what the container needs: ${inWords(missing)}`,
    };
  }
}

function* check(graph: Graph): Iterable<Fault> {
  for (const pod of graph.pods) if (!hasPodResources(pod)) yield* podFaults(pod, graph);
}

/** What a container may use is decided where it is defined, not by a default of the namespace or by the node's memory. */
export const limitsSet: Rule = {
  id: 'limits-set',
  family: 'arithmetic',
  severity: 'advice',
  summary: 'Every container states its requests and its memory limit, and both for all that its LimitRange speaks of.',
  why: 'Without requests the scheduler puts pods where there is no room for them, and a container without a memory limit can take the whole node down. Defaults of a LimitRange apply silently.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4
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
        requests: { cpu: 100m, memory: 128Mi }
        limits: { memory: 128Mi }
`,
  remedy: 'State the amounts under resources, measured rather than guessed.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  check,
};
