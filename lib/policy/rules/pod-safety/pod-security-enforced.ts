import { escapePointer, property, scalarText, type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { asksFor, isLevel, POD_SECURITY_LABEL } from './standing';

const ENFORCE = `${POD_SECURITY_LABEL}enforce`;

function check(graph: Graph, { podSecurity }: Settings): Fault[] {
  if (podSecurity === undefined || podSecurity === 'privileged') return [];
  return graph.ofKind('Namespace').flatMap((resource): Fault[] => {
    const labels = property(resource.body.metadata, 'labels');
    const value = property(labels, ENFORCE) ?? null;
    const level = scalarText(value);
    // What is no level is another rule's.
    if (value !== null && (!isLevel(level) || asksFor(level, podSecurity))) return [];
    const fix = `set the label ${ENFORCE} to ${podSecurity}`;
    const asked = `and the settings ask for ${podSecurity} (podSecurity)`;
    return value === null
      ? [
          {
            resource,
            path: '/metadata',
            message: `the namespace enforces no level, ${asked}`,
            fix,
            severity: 'warning',
          },
        ]
      : [
          {
            resource,
            path: `/metadata/labels/${escapePointer(ENFORCE)}`,
            message: `the namespace enforces ${level}, ${asked}`,
            fix,
          },
        ];
  });
}

function example(level: string): string {
  return `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: ${level}
`;
}

/** What the settings ask of pods, admission has to ask too. */
export const podSecurityEnforced: Rule = {
  id: 'pod-security-enforced',
  family: 'pod-safety',
  severity: 'error',
  summary: 'Every Namespace enforces the level of Pod Security that the settings ask for.',
  why: 'Pods that nobody checked, such as those of an operator or made by hand, run with more rights than was decided.',
  bad: example('baseline'),
  good: example('restricted'),
  exampleSettings: { podSecurity: 'restricted' },
  remedy: 'Set the label `pod-security.kubernetes.io/enforce` of the Namespace to the level, or lower `podSecurity`.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  check,
};
