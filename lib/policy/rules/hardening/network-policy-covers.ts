import { property, type Graph } from '../../../manifests';
import { byNamespace } from '../../namespace';
import type { Fault, Rule } from '../../rule';
import { isPatch } from '../pod-safety/patch';
import { exampleDeployment } from './example';
import { hasOtherPolicies } from './other-policies';

function check(graph: Graph): Fault[] {
  if (hasOtherPolicies(graph)) return [];
  // Policies with the same selector have the same list.
  const lists = new Set(
    graph.ofKind('NetworkPolicy').map(({ body, namespace }) => {
      return graph.podsMatching(property(body.spec, 'podSelector') ?? {}, namespace);
    }),
  );
  const covered = new Set([...lists].flat());
  const open = graph.pods.filter((pod) => !covered.has(pod) && !isPatch(pod) && pod.spec.hostNetwork !== true);
  // One a namespace: what is missing there is one policy, not one a workload.
  return [...byNamespace(open, ({ owner }) => owner.namespace).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : `, nor on those of ${others.length} more`;
    return [
      {
        resource: first.owner,
        path: '',
        message: `no NetworkPolicy is on its pods${more}`,
        fix: 'add one that denies by default, and one for each way that is used',
        ...(others.length === 0 ? {} : { related: others.map(({ owner }) => ({ resource: owner, path: '' })) }),
      },
    ];
  });
}

/** Every pod is under a NetworkPolicy. */
export const networkPolicyCovers: Rule = {
  id: 'network-policy-covers',
  family: 'hardening',
  severity: 'advice',
  summary: 'Every pod is under a NetworkPolicy.',
  why: 'Whatever runs anywhere in the cluster may open connections to it, and it may open connections to anything.',
  bad: exampleDeployment(),
  good: `${exampleDeployment()}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: till
spec:
  podSelector:
    matchLabels: { app: till }
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {}
`,
  remedy: 'Add a NetworkPolicy that denies by default, and one for each way that is used.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  check,
};
