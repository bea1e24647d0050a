import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Component } from './component';
import { lazy } from './lazy';
import type { Peer, Rule } from './network-rule';

function renderPeer(peer: Peer): k8s.NetworkPolicyPeer {
  if (peer.cidr !== undefined) {
    return { ipBlock: { cidr: peer.cidr, ...(peer.except === undefined ? {} : { except: [...peer.except] }) } };
  }
  const pods = peer.pods === undefined ? {} : { podSelector: { matchLabels: peer.pods } };
  if (peer.namespace === undefined) return pods;
  // Namespaces are found by the label that the API server sets itself: a hand-set one is forgotten (D-22).
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': peer.namespace } }, ...pods };
}

function renderPorts(rule: Rule): k8s.NetworkPolicyPort[] {
  const protocols = rule.protocols ?? ['TCP'];
  return rule.ports.flatMap((port) =>
    protocols.map((protocol) => ({ protocol, port: k8s.IntOrString.fromNumber(port) })),
  );
}

/** The traffic of one workload: whatever no rule names is refused, in both directions. */
export class NetworkPolicy extends Construct {
  private readonly ingress: Rule[] = [];
  private readonly egress: Rule[] = [];

  /**
   * @param base the policy's name without the environment's prefix
   * @param pods the labels of the pods it is about; empty for every pod of the namespace
   */
  constructor(scope: Component, base: string, pods: Readonly<Record<string, string>>) {
    super(scope, `network-policy-${base}`);
    new k8s.KubeNetworkPolicy(this, 'object', {
      metadata: scope.metadata(base),
      spec: {
        podSelector: Object.keys(pods).length === 0 ? {} : { matchLabels: pods },
        policyTypes: ['Ingress', 'Egress'],
        ingress: lazy(() => this.ingress.map((rule) => this.renderRule('from', rule))),
        egress: lazy(() => this.egress.map((rule) => this.renderRule('to', rule))),
      },
    });
  }

  /** Lets peers in. A rule that stands already is not added again. */
  allowFrom(rule: Rule): void {
    addOnce(this.ingress, rule);
  }

  /** Lets the workload out to peers. A rule that stands already is not added again. */
  allowTo(rule: Rule): void {
    addOnce(this.egress, rule);
  }

  private renderRule(side: 'from' | 'to', rule: Rule) {
    return { [side]: rule.peers.map(renderPeer), ports: renderPorts(rule) };
  }
}

function addOnce(rules: Rule[], rule: Rule): void {
  const text = JSON.stringify(rule);
  if (!rules.some((known) => JSON.stringify(known) === text)) rules.push(rule);
}
