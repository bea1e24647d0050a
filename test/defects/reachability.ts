import { BlockList } from 'node:net';
import { at, ofKind, type Manifest } from '../support/manifest';

type Labels = Readonly<Record<string, string>>;

/** One end of a connection: a pod of the platform's namespace, of another namespace, or an address outside. */
export type End =
  { readonly pod: string } | { readonly namespace: string; readonly pods?: Labels } | { readonly address: string };

/** A port as a NetworkPolicy names it. */
export interface Port {
  readonly number: number;
  readonly protocol: 'TCP' | 'UDP';
}

interface Peer {
  readonly podSelector?: { readonly matchLabels?: Labels };
  readonly namespaceSelector?: { readonly matchLabels?: Labels };
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

function hasAll(labels: Labels, wanted: Labels = {}): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}

function inRange(address: string, cidr: string): boolean {
  const [network = '', bits] = cidr.split('/');
  const list = new BlockList();
  list.addSubnet(network, Number(bits));
  return list.check(address);
}

/** The labels of every pod that carries `app`; a platform gives that label to one workload only. */
function labelsOf(objects: readonly Manifest[], app: string): Labels {
  const labels = objects
    .filter((object) => ['Deployment', 'StatefulSet', 'Job'].includes(String(object.kind)))
    .map((object) => at(object, 'spec', 'template', 'metadata', 'labels') as Labels)
    .find((found) => found.app === app);
  if (labels === undefined) throw new Error(`no workload's pods have the label app=${app}`);
  return labels;
}

function matchesBlock(address: string, { cidr, except = [] }: NonNullable<Peer['ipBlock']>): boolean {
  return inRange(address, cidr) && !except.some((range) => inRange(address, range));
}

function matches(objects: readonly Manifest[], peer: Peer, end: End): boolean {
  if ('address' in end) return peer.ipBlock !== undefined && matchesBlock(end.address, peer.ipBlock);
  if (peer.ipBlock !== undefined) return false;
  if ('pod' in end)
    return peer.namespaceSelector === undefined && hasAll(labelsOf(objects, end.pod), peer.podSelector?.matchLabels);
  if (peer.namespaceSelector === undefined) return false;
  const named = hasAll({ 'kubernetes.io/metadata.name': end.namespace }, peer.namespaceSelector.matchLabels);
  return named && hasAll(end.pods ?? {}, peer.podSelector?.matchLabels);
}

function lets(objects: readonly Manifest[], rule: Manifest, side: 'from' | 'to', end: End, port: Port): boolean {
  const ports = rule.ports as readonly { readonly port: number; readonly protocol: string }[] | undefined;
  const open = ports?.some((one) => one.port === port.number && one.protocol === port.protocol) ?? true;
  const peers = rule[side] as readonly Peer[] | undefined;
  return open && (peers?.some((peer) => matches(objects, peer, end)) ?? true);
}

/** Whether the policies let traffic of `pod` in one direction pass; without a policy for it everything passes. */
function passes(objects: readonly Manifest[], pod: string, way: 'Ingress' | 'Egress', end: End, port: Port): boolean {
  const labels = labelsOf(objects, pod);
  const policies = ofKind(objects, 'NetworkPolicy').filter((policy) => {
    const selector = at(policy, 'spec', 'podSelector') as { matchLabels?: Labels };
    return hasAll(labels, selector.matchLabels) && (at(policy, 'spec', 'policyTypes') as string[]).includes(way);
  });
  const [list, side] = way === 'Ingress' ? (['ingress', 'from'] as const) : (['egress', 'to'] as const);
  const rules = policies.flatMap((policy) => (at(policy, 'spec', list) ?? []) as readonly Manifest[]);
  return policies.length === 0 || rules.some((rule) => lets(objects, rule, side, end, port));
}

/**
 * Whether a connection passes the NetworkPolicies of a set as Kubernetes defines them: egress of a source in the
 * platform, and ingress of a target in it.
 */
export function reaches(objects: readonly Manifest[], from: End, to: End, port: Port): boolean {
  const out = !('pod' in from) || passes(objects, from.pod, 'Egress', to, port);
  const into = !('pod' in to) || passes(objects, to.pod, 'Ingress', from, port);
  return out && into;
}
