import type { NetworkPolicy, Pod, PolicyPeer, PolicyRule, Rendered } from './support';
import { portOf } from './support';

type Labels = Readonly<Record<string, string>>;

/** One end of a connection: a pod, or an address outside the cluster. */
export type Party = { readonly namespace: string; readonly labels: Labels } | { readonly address: string };

export type Protocol = 'TCP' | 'UDP';

/** The label that the API server puts on every namespace. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

function has(labels: Labels, wanted: Labels = {}): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function inRange(address: string, cidr: string): boolean {
  const [base = '', bits = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(toNumber(address) / size) === Math.floor(toNumber(base) / size);
}

function isPeer(peer: PolicyPeer, party: Party, own: string): boolean {
  const { ipBlock, namespaceSelector, podSelector } = peer;
  if (ipBlock !== undefined) {
    if (!('address' in party) || !inRange(party.address, ipBlock.cidr)) return false;
    return !(ipBlock.except ?? []).some((cidr) => inRange(party.address, cidr));
  }
  if ('address' in party) return false;
  const inNamespace =
    namespaceSelector === undefined
      ? party.namespace === own
      : has({ [NAMESPACE_NAME]: party.namespace }, namespaceSelector.matchLabels);
  return inNamespace && (podSelector === undefined || has(party.labels, podSelector.matchLabels));
}

function lets(
  rule: PolicyRule,
  side: 'from' | 'to',
  party: Party,
  port: number,
  protocol: Protocol,
  own: string,
): boolean {
  const peers = rule[side] ?? [];
  const ports = rule.ports ?? [];
  const peerFits = peers.length === 0 || peers.some((peer) => isPeer(peer, party, own));
  const portFits =
    ports.length === 0 || ports.some((item) => item.port === port && (item.protocol ?? 'TCP') === protocol);
  return peerFits && portFits;
}

/** Whether policies let `party` talk with the pod `selected`; a pod that no policy selects is open. */
function isOpen(
  policies: readonly NetworkPolicy[],
  type: 'Ingress' | 'Egress',
  selected: Party,
  party: Party,
  port: number,
  protocol: Protocol,
): boolean {
  if ('address' in selected) return true;
  const mine = policies.filter(
    ({ metadata, spec }) =>
      spec.policyTypes.includes(type) &&
      metadata.namespace === selected.namespace &&
      has(selected.labels, spec.podSelector.matchLabels),
  );
  const own = selected.namespace;
  return (
    mine.length === 0 ||
    mine.some(({ spec }) =>
      type === 'Ingress'
        ? spec.ingress.some((rule) => lets(rule, 'from', party, port, protocol, own))
        : spec.egress.some((rule) => lets(rule, 'to', party, port, protocol, own)),
    )
  );
}

/** What stands in the way of a connection, as the NetworkPolicy API defines it; undefined when nothing does. */
export function obstacle(
  policies: readonly NetworkPolicy[],
  from: Party,
  to: Party,
  port: number,
  protocol: Protocol = 'TCP',
): 'egress of the source' | 'ingress of the target' | undefined {
  if (!isOpen(policies, 'Egress', from, to, port, protocol)) return 'egress of the source';
  if (!isOpen(policies, 'Ingress', to, from, port, protocol)) return 'ingress of the target';
  return undefined;
}

/** The pods and the port of theirs that a Service name and port lead to; nothing when there is no such Service or port. */
export function behind(rendered: Rendered, host: string, port: number | string): { pod: Pod; port: number }[] {
  const [name = ''] = host.split(`.${rendered.namespace}`);
  const service = rendered.ofKind('Service').find(({ metadata }) => metadata.name === name);
  const offered = service?.spec.ports.find((item) => item.port === port || item.name === port);
  if (service === undefined || offered === undefined) return [];
  return rendered
    .pods()
    .filter(({ labels }) => has(labels, service.spec.selector))
    .flatMap((pod) => {
      const targets = pod.containers.map((container) => portOf(container, offered.targetPort));
      return targets.filter((target) => target !== undefined).map((target) => ({ pod, port: target }));
    });
}

/** A host and port that a pod is configured to speak to, and where that stands. */
export interface Destination {
  readonly pod: Pod;
  readonly where: string;
  readonly host: string;
  readonly port: number;
}

const AUTHORITY = /:\/\/(?:.*@)?([a-z0-9.-]+):(\d+)/;
const HOST_VARIABLE = /_(HOST|URL)$/;

function inVariables(variables: ReadonlyMap<string, string>): { where: string; host: string; port: number }[] {
  return [...variables].flatMap(([where, text]) => {
    const [, host, port] = AUTHORITY.exec(text) ?? [];
    if (host !== undefined) return [{ where, host, port: Number(port) }];
    const beside = HOST_VARIABLE.test(where) ? variables.get(where.replace(HOST_VARIABLE, '_PORT')) : undefined;
    return beside === undefined ? [] : [{ where, host: text, port: Number(beside) }];
  });
}

/** Everything that the pods' environment variables and start-up waits say they speak to. */
export function destinations(rendered: Rendered): Destination[] {
  return rendered.pods().flatMap((pod) =>
    pod.containers.flatMap((container) => {
      const [host = '', port] = container.name.startsWith('wait-for-') ? (container.args ?? []) : [];
      const wait = host === '' ? [] : [{ where: container.name, host, port: Number(port) }];
      return [...wait, ...inVariables(rendered.env(container))].map((found) => ({ pod, ...found }));
    }),
  );
}
