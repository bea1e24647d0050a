import type { JsonObject } from '../../../../lib/manifests';
import { rbacAnonymous } from '../../../../lib/policy/rules/hardening/rbac-anonymous';
import { rbacClusterAdmin } from '../../../../lib/policy/rules/hardening/rbac-cluster-admin';
import { rbacEscalation } from '../../../../lib/policy/rules/hardening/rbac-escalation';
import { rbacResourceGroup } from '../../../../lib/policy/rules/hardening/rbac-resource-group';
import { rbacSecrets } from '../../../../lib/policy/rules/hardening/rbac-secrets';
import { rbacWildcard } from '../../../../lib/policy/rules/hardening/rbac-wildcard';
import { check, object } from '../../support';

function role(...rules: readonly JsonObject[]): JsonObject {
  return object('Role', 'till', { rules });
}

function grant(group: string, resource: string, ...verbs: readonly string[]): JsonObject {
  return { apiGroups: [group], resources: [resource], verbs };
}

function binding(kind: string, name: string, subject: string): JsonObject {
  return object(kind, 'till', {
    roleRef: { kind: 'ClusterRole', name },
    subjects: [{ kind: 'User', name: subject }],
  });
}

describe('a role', () => {
  test.each([
    [grant('*', '*', '*'), 'every verb on every resource'],
    [grant('', '*', 'get'), 'every resource'],
    [grant('', 'pods', '*'), 'every verb'],
  ])('that grants by a wildcard is told what that is: %j', (rule, what) => {
    expect(check(rbacWildcard, role(rule))).toMatchObject([{ path: '/rules/0', message: `the role grants ${what}` }]);
  });

  test('of a cluster is held to the same', () => {
    expect(check(rbacWildcard, object('ClusterRole', 'till', { rules: [grant('', '*', 'get')] }))).toHaveLength(1);
  });

  test('that lists what it grants is no finding, nor is one without rules', () => {
    expect(check(rbacWildcard, role(grant('', 'pods', 'get')), object('Role', 'empty'))).toEqual([]);
  });

  test('that reads all Secrets is told by which verbs', () => {
    expect(check(rbacSecrets, role(grant('', 'secrets', 'get', 'watch', 'create')))).toMatchObject([
      { message: 'the role may get, watch every Secret' },
    ]);
  });

  test.each([
    ['some of them by name', { ...grant('', 'secrets', 'get'), resourceNames: ['till'] }],
    ['none of them', grant('', 'secrets', 'create')],
    ['those of another group', grant('vault.test', 'secrets', 'get')],
    ['other things', grant('', 'configmaps', 'get')],
  ])('that reads %s is no finding', (_, rule) => {
    expect(check(rbacSecrets, role(rule))).toEqual([]);
  });

  test.each([
    [grant('', 'pods', 'create'), 'start pods, with any account and any Secret of the namespace'],
    [grant('', 'pods/exec', 'create'), 'run commands in pods'],
    [
      grant('rbac.authorization.k8s.io', 'clusterroles', 'bind', 'escalate'),
      'give itself rights that it has not, and bind roles that it has not',
    ],
    [grant('', 'serviceaccounts', 'impersonate'), 'act as other accounts'],
  ])('with a way to further rights is told which: %j', (rule, what) => {
    expect(check(rbacEscalation, role(rule))).toMatchObject([{ message: `the role may ${what}` }]);
  });

  test('with the same words in another group, other verbs, or for objects by name has no such way', () => {
    const rules = [
      grant('apps', 'pods', 'create'),
      grant('', 'pods', 'get', 'list', 'delete'),
      { ...grant('', 'pods/exec', 'create'), resourceNames: ['till-0'] },
    ];

    expect(check(rbacEscalation, role(...rules))).toEqual([]);
  });

  test.each([
    [
      grant('', 'deployments', 'get'),
      'deployments are of "apps", which the rule does not name, so it grants nothing of them',
    ],
    [
      grant('apps', 'pods/log', 'get'),
      'pods/log are of the core group, written "", which the rule does not name, so it grants nothing of them',
    ],
  ])('that names a resource under another group is told its own: %j', (rule, message) => {
    expect(check(rbacResourceGroup, role(rule))).toMatchObject([{ path: '/rules/0/resources/0', message }]);
  });

  test('that names one of its groups, a former one, all, or a kind of somebody else is no finding', () => {
    const rules = [
      { apiGroups: ['', 'apps'], resources: ['deployments', 'pods'], verbs: ['get'] },
      grant('extensions', 'deployments', 'get'),
      grant('metrics.k8s.io', 'pods', 'get'),
      grant('*', 'deployments', 'get'),
      grant('shop.test', 'tills', 'get'),
      { nonResourceURLs: ['/metrics'], verbs: ['get'] },
    ];

    expect(check(rbacResourceGroup, role(...rules))).toEqual([]);
  });
});

describe('a binding', () => {
  test.each([
    ['ClusterRoleBinding', 'the binding gives every right in the cluster'],
    ['RoleBinding', 'the binding gives every right in the namespace'],
  ])('of cluster-admin is told what it gives: %s', (kind, message) => {
    expect(check(rbacClusterAdmin, binding(kind, 'cluster-admin', 'jane'))).toMatchObject([{ message }]);
  });

  test('of another role, or of a Role that has the name, is no finding', () => {
    const named = object('RoleBinding', 'till', { roleRef: { kind: 'Role', name: 'cluster-admin' }, subjects: [] });

    expect(check(rbacClusterAdmin, binding('ClusterRoleBinding', 'view', 'jane'), named)).toEqual([]);
  });

  test.each(['system:anonymous', 'system:unauthenticated'])('to %s is told who that is', (subject) => {
    expect(check(rbacAnonymous, binding('RoleBinding', 'view', subject))).toMatchObject([{ path: '/subjects/0' }]);
  });

  test('to somebody, or of a role that the API server gives to everybody itself, is no finding', () => {
    const open = binding('ClusterRoleBinding', 'system:public-info-viewer', 'system:unauthenticated');

    expect(check(rbacAnonymous, binding('RoleBinding', 'view', 'jane'), open)).toEqual([]);
  });
});
