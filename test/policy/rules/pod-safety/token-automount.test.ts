import type { JsonObject } from '../../../../lib/manifests';
import { tokenAutomount } from '../../../../lib/policy/rules/pod-safety/token-automount';
import { check, checkWith, object, severities } from '../../support';
import { account, workload } from './fixtures';

const OFF = { automountServiceAccountToken: false };
const ON = { automountServiceAccountToken: true };
const AS_TILL = { serviceAccountName: 'till' };

function binding(kind: string, subject: JsonObject): JsonObject {
  return object(kind, 'till', { subjects: [subject] });
}

function mounted(spec: JsonObject, ...others: readonly JsonObject[]): number {
  return check(tokenAutomount, workload({}, spec), ...others).length;
}

describe('token-automount', () => {
  test('reports a token that is of no use, as advice', () => {
    expect(check(tokenAutomount, workload({}, AS_TILL), account('till'))).toEqual([
      {
        rule: 'token-automount',
        on: 'Deployment/till',
        path: '/spec/template/spec/automountServiceAccountToken',
        message: 'the token of service account "till" is mounted, and no binding gives that account any right',
      },
    ]);
    expect(severities(tokenAutomount, { world: 'closed' }, workload())).toEqual(['advice']);
  });

  test.each([
    [{}, {}, 1],
    [OFF, {}, 0],
    [{}, OFF, 0],
    [ON, OFF, 1],
    [OFF, ON, 0],
    [{ automountServiceAccountToken: null }, OFF, 0],
  ])('the pod goes before its account: pod %j, account %j', (pod, rest, count) => {
    expect(mounted({ ...AS_TILL, ...pod }, account('till', rest))).toBe(count);
  });

  test('a pod without an account has the default one, by either name of the field', () => {
    expect(mounted({})).toBe(1);
    expect(mounted({}, account('default', OFF))).toBe(0);
    expect(mounted({ serviceAccount: 'till' }, account('till', OFF))).toBe(0);
  });

  test.each([
    ['RoleBinding', { kind: 'ServiceAccount', name: 'till' }],
    ['RoleBinding', { kind: 'ServiceAccount', name: 'till', namespace: 'shop' }],
    ['ClusterRoleBinding', { kind: 'ServiceAccount', name: 'till', namespace: 'shop' }],
    ['ClusterRoleBinding', { kind: 'Group', name: 'system:serviceaccounts' }],
    ['RoleBinding', { kind: 'Group', name: 'system:serviceaccounts:shop' }],
    ['RoleBinding', { kind: 'User', name: 'system:serviceaccount:shop:till' }],
  ])('a %s of %j gives the account rights', (kind, subject) => {
    expect(mounted(AS_TILL, account('till'), binding(kind, subject))).toBe(0);
  });

  test.each([
    { kind: 'ServiceAccount', name: 'shelf' },
    { kind: 'ServiceAccount', name: 'till', namespace: 'bank' },
    { kind: 'Group', name: 'system:serviceaccounts:bank' },
    { kind: 'User', name: 'till' },
  ])('a binding of %j gives it none', (subject) => {
    expect(mounted(AS_TILL, account('till'), binding('RoleBinding', subject))).toBe(1);
  });

  test('where a namespace is left open, the name is enough', () => {
    const metadata = { name: 'till' };
    const open = { ...workload({}, AS_TILL), metadata };
    const subject = { kind: 'ServiceAccount', name: 'till', namespace: 'bank' };
    const openBinding = { kind: 'RoleBinding', metadata, subjects: [{ kind: 'ServiceAccount', name: 'till' }] };

    expect(check(tokenAutomount, open, { kind: 'ServiceAccount', metadata }, binding('RoleBinding', subject))).toEqual(
      [],
    );
    expect(mounted(AS_TILL, account('till'), openBinding)).toBe(0);
  });

  test('an account that is made elsewhere has its rights from there, and that it is missing is told by another rule', () => {
    expect(mounted(AS_TILL)).toBe(0);
    expect(checkWith(tokenAutomount, { world: 'closed' }, workload({}, AS_TILL))).toEqual([]);
  });

  test('a patch leaves out what it does not change', () => {
    expect(check(tokenAutomount, workload({ image: '' }))).toEqual([]);
  });
});
