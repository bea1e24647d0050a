import type { Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { grantsOf, means } from './roles';

const READING = ['get', 'list', 'watch'];

function check(graph: Graph): Fault[] {
  return grantsOf(graph).flatMap(({ resource, path, groups, resources, verbs, named }) => {
    const reads = READING.filter((verb) => means(verbs, verb));
    // A role that grants everything is told for that.
    if (named || reads.length === 0 || !means(groups, '') || !resources.includes('secrets')) return [];
    const message = `the role may ${reads.join(', ')} every Secret`;
    return [{ resource, path, message, fix: 'name the Secrets under resourceNames, or mount them' }];
  });
}

/** No role reads all Secrets. */
export const rbacSecrets: Rule = {
  id: 'rbac-secrets',
  family: 'hardening',
  severity: 'advice',
  summary: 'No role reads all Secrets.',
  why: 'The account reads the credentials of every program in the namespace or the cluster, tokens of stronger accounts among them; to list and to watch gives the contents too.',
  bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: till
rules:
  - apiGroups: ['']
    resources: [secrets]
    verbs: [get, list]
`,
  good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: till
rules:
  - apiGroups: ['']
    resources: [secrets]
    resourceNames: [till]
    verbs: [get]
`,
  remedy: 'Name the Secrets under `resourceNames`, or mount them into the pod.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  check,
};
