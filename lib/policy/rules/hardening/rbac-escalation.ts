import type { Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { type Grant, grantsOf, means } from './roles';

/** What leads to further rights: a verb on a resource of a group, and what it comes to. */
const WAYS: readonly (readonly [group: string, resource: string, verb: string, what: string])[] = [
  ['', 'pods', 'create', 'start pods, with any account and any Secret of the namespace'],
  ['', 'pods/exec', 'create', 'run commands in pods'],
  ['', 'pods/exec', 'get', 'run commands in pods'],
  ['', 'pods/attach', 'create', 'attach to the programs of pods'],
  ['', 'serviceaccounts/token', 'create', 'make tokens of accounts'],
  ['', 'nodes/proxy', 'get', 'speak to the kubelet of every node'],
  ['rbac.authorization.k8s.io', 'roles', 'escalate', 'give itself rights that it has not'],
  ['rbac.authorization.k8s.io', 'clusterroles', 'escalate', 'give itself rights that it has not'],
  ['rbac.authorization.k8s.io', 'roles', 'bind', 'bind roles that it has not'],
  ['rbac.authorization.k8s.io', 'clusterroles', 'bind', 'bind roles that it has not'],
  ['', 'users', 'impersonate', 'act as other users'],
  ['', 'groups', 'impersonate', 'act as other groups'],
  ['', 'serviceaccounts', 'impersonate', 'act as other accounts'],
];

function waysOf({ groups, resources, verbs }: Grant): string[] {
  const open = WAYS.filter(
    // A wildcard is told for itself.
    ([group, resource, verb]) => means(groups, group) && resources.includes(resource) && verbs.includes(verb),
  );
  return [...new Set(open.map(([, , , what]) => what))];
}

function check(graph: Graph): Fault[] {
  return grantsOf(graph).flatMap((grant) => {
    const ways = grant.named ? [] : waysOf(grant);
    if (ways.length === 0) return [];
    const { resource, path } = grant;
    return [
      { resource, path, message: `the role may ${ways.join(', and ')}`, fix: 'leave the right out if it is not used' },
    ];
  });
}

/** No role grants a way to further rights. */
export const rbacEscalation: Rule = {
  id: 'rbac-escalation',
  family: 'hardening',
  severity: 'advice',
  summary: 'No role grants a way to further rights.',
  why: 'To start pods, run commands in them, give roles, or act as others is to have every right of the accounts that can be reached that way.',
  bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: till
rules:
  - apiGroups: ['']
    resources: [pods]
    verbs: [create]
`,
  good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: till
rules:
  - apiGroups: ['']
    resources: [pods]
    verbs: [get, list]
`,
  remedy: 'Leave the right out, or give it to an account that no other program shares.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  check,
};
