import {
  itemsOf,
  property,
  scalarText,
  type Graph,
  type Json,
  type PodTemplate,
  type Resource,
} from '../../../manifests';
import { mention } from '../../mention';
import { endOf, networkOf } from '../../network';
import type { PolicyList } from '../../network-policies';
import { perGraph } from '../../per-graph';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { Listening } from './listening';

/** How many pods, and ports of theirs, a message names. */
const [MOST_PODS, MOST_PORTS] = [2, 10];

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

/** The pods that some policies bound. */
interface Selected {
  readonly pods: PodTemplate[];
  /** Whether other policies bound one of them too. */
  shared: boolean;
}

/** What there is to say of the pods that some policies bound, worked out once for all of these. */
interface Bounded {
  readonly listening: Listening;
  readonly shared: boolean;
  /** Pods and ports as a sentence names them. */
  readonly shown: string;
  readonly ports: readonly string[];
}

const podsByPolicies = perGraph((graph) => {
  const network = networkOf(graph);
  const selected = new Map<PolicyList, Selected>();
  for (const pod of graph.pods) {
    if (property(pod.spec, 'hostNetwork') === true) continue;
    const { certain, lists } = network.bounds(endOf(pod), 'Ingress');
    for (const list of lists) {
      const known = selected.get(list) ?? { pods: [], shared: false };
      known.pods.push(pod);
      known.shared ||= certain > 1;
      selected.set(list, known);
    }
  }
  return selected;
});

function boundedOf({ pods, shared }: Selected, graph: Graph): Bounded {
  const names = pods.slice(0, MOST_PODS).map(({ owner }) => mention(owner));
  const more = pods.length > names.length ? ` and ${pods.length - names.length} more` : '';
  const listening = new Listening(pods, graph);
  const ports = listening.numbers.slice(0, MOST_PORTS).map(String);
  return { listening, shared, shown: names.join(' and ') + more, ports };
}

function ofPolicy(policy: Resource, bounded: Bounded): Fault[] {
  const opened = openedPorts(policy);
  const [first] = opened;
  if (first === undefined || opened.some(({ entry }) => MESH_PORT.test(scalarText(property(entry, 'port'))))) return [];
  const { listening } = bounded;
  if (listening.open || opened.some(({ entry }) => listening.isOpenedBy(entry))) return [];
  const ports = [...new Set(opened.map(({ entry }) => scalarText(property(entry, 'port'))))].join(', ');
  const doubtful =
    bounded.shared ||
    isForMonitoring(
      policy,
      opened.map(({ entry }) => entry),
    );
  return [
    {
      resource: policy,
      path: first.path,
      message: `NetworkPolicy "${policy.name}" opens port ${ports} only, and ${bounded.shown} listens on ${bounded.ports.join(', ')}`,
      fix: `open the port of the pods, ${bounded.ports.join(' or ')}; the port of a Service is not what policies compare`,
      severity: doubtful ? 'warning' : 'error',
    },
  ];
}

/** In a closed world every port that is opened for nobody's listening: whatever listens there is said. */
function deadPorts(policy: Resource, { listening, shown, ports }: Bounded): Fault[] {
  if (listening.open) return [];
  return itemsOf(property(policy.body.spec, 'ingress')).flatMap((rule, index) =>
    itemsOf(property(rule, 'ports')).flatMap((entry, place): Fault[] => {
      if (listening.isOpenedBy(entry)) return [];
      const port = scalarText(property(entry, 'port'));
      return [
        {
          resource: policy,
          path: `/spec/ingress/${index}/ports/${place}/port`,
          message: `NetworkPolicy "${policy.name}" opens port ${port}, and ${shown} listens on ${ports.join(', ')}`,
          fix: `open the port of the pods, ${ports.join(' or ')}; the port of a Service is not what policies compare`,
          severity: 'warning',
        },
      ];
    }),
  );
}

function* check(graph: Graph, { world }: Settings): Iterable<Fault> {
  for (const [{ policies }, selected] of podsByPolicies(graph)) {
    const bounded = boundedOf(selected, graph);
    for (const { resource } of policies) {
      const faults = ofPolicy(resource, bounded);
      yield* faults.length === 0 && world === 'closed' ? deadPorts(resource, bounded) : faults;
    }
  }
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
