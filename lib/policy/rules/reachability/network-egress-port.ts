import {
  itemsOf,
  perList,
  property,
  scalarText,
  type Graph,
  type Json,
  type PodTemplate,
  type Resource,
} from '../../../manifests';
import { mention } from '../../mention';
import { perGraph } from '../../per-graph';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { Listening } from './listening';
import { podsBehind } from './outside-callers';

/** How many ports a message names. */
const MOST_PORTS = 10;

/** Ports of the Services before each pod; the name of a headless one leads to the pods themselves. */
const servicePorts = perGraph((graph) => {
  const ports = new Map<PodTemplate, Set<number>>();
  for (const service of graph.ofKind('Service')) {
    if (property(service.body.spec, 'clusterIP') === 'None') continue;
    for (const pod of podsBehind(service, graph)) {
      const numbers = ports.get(pod) ?? new Set<number>();
      ports.set(pod, numbers);
      for (const entry of itemsOf(property(service.body.spec, 'ports'))) numbers.add(Number(property(entry, 'port')));
    }
  }
  return ports;
});

/** The pods that a peer means, worked out once for all rules that mean the same. */
interface Target {
  readonly first: PodTemplate;
  readonly listening: Listening;
  readonly ofServices: ReadonlySet<number>;
}

const targetsOf = perGraph((graph) =>
  perList((pods: readonly PodTemplate[]): Target | undefined => {
    const [first] = pods;
    if (first === undefined) return undefined;
    const { namespace } = first.owner;
    const areSure = pods.every(({ owner, spec }) => owner.namespace === namespace && spec.hostNetwork !== true);
    const listening = new Listening(pods, graph);
    if (!areSure || listening.open) return undefined;
    const ofServices = new Set(pods.flatMap((pod) => [...(servicePorts(graph).get(pod) ?? [])]));
    return { first, listening, ofServices };
  }),
);

/** Undefined where a peer is something else than pods of the policy's namespace, or these may listen anywhere. */
function targetOf(peer: Json, { namespace }: Resource, graph: Graph): Target | undefined {
  const isOther = ['ipBlock', 'namespaceSelector'].some((field) => (property(peer, field) ?? null) !== null);
  const selector = property(peer, 'podSelector') ?? null;
  if (isOther || selector === null) return undefined;
  const target = targetsOf(graph)(graph.podsMatching(selector, namespace));
  return target?.first.owner.namespace === namespace ? target : undefined;
}

/** What a rule opens that leads nowhere. In an open world pods may listen on more than they say. */
function ofRule(policy: Resource, rule: Json, path: string, graph: Graph, { world }: Settings): Fault[] {
  const peers = itemsOf(property(rule, 'to'));
  const targets = peers.map((peer) => targetOf(peer, policy, graph)).filter((target) => target !== undefined);
  const [first] = targets;
  if (first === undefined || targets.length < peers.length) return [];
  const open = first.listening.numbers.slice(0, MOST_PORTS).join(', ');
  return itemsOf(property(rule, 'ports')).flatMap((entry, index): Fault[] => {
    const port = property(entry, 'port');
    if (targets.some(({ listening }) => listening.isOpenedBy(entry))) return [];
    if (world === 'open' && !targets.some(({ ofServices }) => ofServices.has(Number(port)))) return [];
    return [
      {
        resource: policy,
        path: `${path}/ports/${index}/port`,
        message: `NetworkPolicy "${policy.name}" allows egress to port ${scalarText(port)} of ${mention(first.first.owner)}, which listens on ${open}`,
        fix: `allow the port of the pods, ${open}; the port of a Service is not what policies compare`,
        severity: world === 'closed' ? 'error' : 'warning',
      },
    ];
  });
}

function check(graph: Graph, settings: Settings): Fault[] {
  return graph
    .ofKind('NetworkPolicy')
    .flatMap((policy) =>
      itemsOf(property(policy.body.spec, 'egress')).flatMap((rule, index) =>
        ofRule(policy, rule, `/spec/egress/${index}`, graph, settings),
      ),
    );
}

function example(port: number): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: till
spec:
  podSelector: { matchLabels: { app: till } }
  policyTypes: [Egress]
  egress:
    - to: [{ podSelector: { matchLabels: { app: ledger } } }]
      ports: [{ port: ${port} }]
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

/** A policy sees the port of the pod that is reached, behind whatever Service. */
export const networkEgressPort: Rule = {
  id: 'network-egress-port',
  family: 'reachability',
  severity: 'warning',
  summary: 'A policy that allows egress to pods at some ports names ports on which they listen.',
  why: 'It allows nothing, and the port that is used stays shut. In an open world the port of a Service is reported; in a closed one every port on which nobody listens.',
  bad: example(80),
  good: example(8080),
  remedy: 'Write the port of the container, by number or by name.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  check,
};
