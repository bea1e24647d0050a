import { property, textOf, type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';

function check(graph: Graph): Fault[] {
  return ['ClusterRoleBinding', 'RoleBinding'].flatMap((kind) =>
    graph.ofKind(kind).flatMap((resource) => {
      const role = resource.body.roleRef;
      const isAdmin =
        textOf(property(role, 'kind')) === 'ClusterRole' && textOf(property(role, 'name')) === 'cluster-admin';
      if (!isAdmin) return [];
      const where = kind === 'RoleBinding' ? 'the namespace' : 'the cluster';
      const message = `the binding gives every right in ${where}`;
      return [{ resource, path: '/roleRef/name', message, fix: 'bind a role with the rights that are used' }];
    }),
  );
}

/** No binding gives cluster-admin. */
export const rbacClusterAdmin: Rule = {
  id: 'rbac-cluster-admin',
  family: 'hardening',
  severity: 'advice',
  summary: 'No binding gives cluster-admin.',
  why: 'Whoever takes the account over owns the cluster, and nothing that the program does is bounded.',
  bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: till
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
subjects:
  - kind: ServiceAccount
    name: till
    namespace: shop
`,
  good: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: till
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - kind: ServiceAccount
    name: till
    namespace: shop
`,
  remedy: 'Bind a role with the rights that the program uses.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  check,
};
