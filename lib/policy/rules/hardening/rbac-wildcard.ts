import type { Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { grantsOf } from './roles';

const ALL = '*';

function check(graph: Graph): Fault[] {
  return grantsOf(graph).flatMap(({ resource, path, resources, verbs }) => {
    const what = resources.includes(ALL)
      ? verbs.includes(ALL)
        ? 'every verb on every resource'
        : 'every resource'
      : 'every verb';
    if (!resources.includes(ALL) && !verbs.includes(ALL)) return [];
    return [{ resource, path, message: `the role grants ${what}`, fix: 'list the resources and verbs that are used' }];
  });
}

/** No role grants every verb on every resource. */
export const rbacWildcard: Rule = {
  id: 'rbac-wildcard',
  family: 'hardening',
  severity: 'advice',
  summary: 'No role grants every verb on every resource.',
  why: 'Whoever holds an account with it holds the namespace or the cluster, and every kind that is installed later is granted unseen.',
  bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: till
rules:
  - apiGroups: ['*']
    resources: ['*']
    verbs: ['*']
`,
  good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: till
rules:
  - apiGroups: ['']
    resources: [configmaps]
    verbs: [get, list]
`,
  remedy: 'List the resources and verbs that the program uses.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  check,
};
