import {
  describe,
  itemsOf,
  property,
  scalarText,
  type Graph,
  type Json,
  type PodTemplate,
  type Resource,
} from '../../../manifests';
import { endOf, networkOf, targetPorts } from '../../network';
import { perGraph } from '../../per-graph';
import type { Fault, Rule } from '../../rule';
import { policyNames } from './obstacle';
import { podsBehind } from './outside-callers';

interface Listening {
  readonly numbers: ReadonlySet<number>;
  readonly names: ReadonlySet<string>;
}

/** The numbers that Services of the set send to, by pod. */
const servedPorts = perGraph((graph) => {
  const served = new Map<PodTemplate, Set<number>>();
  for (const service of graph.ofKind('Service')) {
    for (const pod of podsBehind(service, graph)) {
      const numbers = served.get(pod) ?? new Set<number>();
      served.set(pod, numbers);
      for (const port of itemsOf(property(service.body.spec, 'ports'))) {
        for (const { number } of targetPorts(port, pod)) numbers.add(number);
      }
    }
  }
  return served;
});

function listeningOf(pod: PodTemplate, graph: Graph): Listening {
  const declared = [...(endOf(pod).ports ?? [])];
  return {
    names: new Set(declared.map(([name]) => name).filter((name) => name !== '')),
    numbers: new Set([
      ...declared.flatMap(([, ports]) => ports.map(({ number }) => number)),
      ...(servedPorts(graph).get(pod) ?? []),
    ]),
  };
}

function opens(entry: Json, { numbers, names }: Listening): boolean {
  const [first, last] = [property(entry, 'port'), property(entry, 'endPort')];
  if (typeof first === 'number') {
    const end = typeof last === 'number' ? last : first;
    return [...numbers].some((number) => first <= number && number <= end);
  }
  // What is no number and no text opens all, or is filled in later.
  return typeof first !== 'string' || !/^[a-z0-9-]+$/.test(first) || names.has(first);
}

/** Ports through which a mesh speaks with the pods that it added its proxy to. */
const MESH_PORT = /^(150(0[0-9]|[29][01])|4143|4191)$/;

/** What asks for measurements comes to ports that nobody declares, by policies of its own. */
const MONITORING = /metric|monitor|prometheus|scrape/i;

function isForMonitoring(policy: Resource, ports: readonly Json[]): boolean {
  return MONITORING.test(policy.name) || ports.every((entry) => Number(property(entry, 'port')) >= 9000);
}

/** The ports that a policy opens, where it opens nothing else. */
function openedPorts({ body }: Resource): { readonly entry: Json; readonly path: string }[] {
  const rules = itemsOf(property(body.spec, 'ingress'));
  const lists = rules.map((rule) => itemsOf(property(rule, 'ports')));
  if (lists.some((ports) => ports.length === 0)) return [];
  return lists.flatMap((ports, index) =>
    ports.map((entry, place) => ({ entry, path: `/spec/ingress/${index}/ports/${place}/port` })),
  );
}

interface Selected {
  readonly pod: PodTemplate;
  /** All policies that bound it. */
  readonly policies: readonly Resource[];
}

const podsByPolicy = perGraph((graph) => {
  const network = networkOf(graph);
  const selected = new Map<Resource, Selected[]>();
  for (const pod of graph.pods) {
    if (property(pod.spec, 'hostNetwork') === true) continue;
    const policies = network.bounds(endOf(pod), 'Ingress').certain;
    for (const policy of policies) {
      const known = selected.get(policy);
      if (known === undefined) selected.set(policy, [{ pod, policies }]);
      else known.push({ pod, policies });
    }
  }
  return selected;
});

function ofPolicy(policy: Resource, selected: readonly Selected[], graph: Graph): Fault[] {
  const opened = openedPorts(policy);
  const [first] = opened;
  if (first === undefined || opened.some(({ entry }) => MESH_PORT.test(scalarText(property(entry, 'port'))))) return [];
  const listening = selected.map(({ pod }) => listeningOf(pod, graph));
  // A pod that declares nothing and that no Service leads to may listen anywhere.
  if (listening.some(({ numbers }) => numbers.size === 0)) return [];
  if (opened.some(({ entry }) => listening.some((ports) => opens(entry, ports)))) return [];
  const ports = [...new Set(opened.map(({ entry }) => scalarText(property(entry, 'port'))))].join(', ');
  const numbers = [...new Set(listening.flatMap((all) => [...all.numbers]))].sort((one, other) => one - other);
  const pods = selected.map(({ pod }) => describe(pod.owner));
  const shown = pods.slice(0, 2).join(' and ') + (pods.length > 2 ? ` and ${pods.length - 2} more` : '');
  const others = selected.some(({ policies }) => policies.length > 1);
  const doubtful =
    others ||
    isForMonitoring(
      policy,
      opened.map(({ entry }) => entry),
    );
  return [
    {
      resource: policy,
      path: first.path,
      message: `${policyNames([policy])} opens port ${ports} only, and ${shown} listens on ${numbers.join(', ')}`,
      fix: `open the port of the pods, ${numbers.join(' or ')}; the port of a Service is not what policies compare`,
      severity: doubtful ? 'warning' : 'error',
    },
  ];
}

function* check(graph: Graph): Iterable<Fault> {
  for (const [policy, selected] of podsByPolicy(graph)) yield* ofPolicy(policy, selected, graph);
}

function example(port: number): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ledger
spec:
  podSelector: { matchLabels: { app: ledger } }
  policyTypes: [Ingress]
  ingress: [{ ports: [{ port: ${port} }] }]
---
apiVersion: v1
kind: Service
metadata:
  name: ledger
spec:
  selector: { app: ledger }
  ports: [{ port: 80, targetPort: 8080 }]
---
apiVersion: v1
kind: Pod
metadata:
  name: ledger
  labels: { app: ledger }
spec:
  containers: [{ name: ledger, image: "ledger:1.4.2", ports: [{ containerPort: 8080 }] }]
`;
}

/** What a policy opens beside the ports of its pods opens nothing, and what it leaves out is shut. */
export const networkPolicyPort: Rule = {
  id: 'network-policy-port',
  family: 'reachability',
  severity: 'error',
  summary: 'A policy that opens ports opens one on which its pods listen.',
  why: 'Nothing gets in: every connection to the pods times out.',
  bad: example(80),
  good: example(8080),
  remedy: 'Write the port of the container, by number or by name.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  check,
};
