import { itemsOf, property, textOf, type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';

const ANYBODY: ReadonlySet<string> = new Set(['system:anonymous', 'system:unauthenticated']);

/** Roles that the API server itself gives to everybody. */
const PUBLIC: ReadonlySet<string> = new Set(['system:public-info-viewer', 'system:discovery', 'system:basic-user']);

function check(graph: Graph): Fault[] {
  return ['ClusterRoleBinding', 'RoleBinding'].flatMap((kind) =>
    graph.ofKind(kind).flatMap((resource) => {
      const role = textOf(property(resource.body.roleRef, 'name'));
      if (PUBLIC.has(role)) return [];
      return itemsOf(resource.body.subjects).flatMap((subject, index) => {
        const name = textOf(property(subject, 'name'));
        if (!ANYBODY.has(name)) return [];
        const message = `"${name}" is whoever has not logged in, and gets the role "${role}"`;
        return [{ resource, path: `/subjects/${index}`, message, fix: 'name who needs the role' }];
      });
    }),
  );
}

/** No binding gives a role to those who have not logged in. */
export const rbacAnonymous: Rule = {
  id: 'rbac-anonymous',
  family: 'hardening',
  severity: 'warning',
  summary: 'No binding gives a role to those who have not logged in.',
  why: 'Whoever reaches the API server has these rights without any credential.',
  bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: till
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - apiGroup: rbac.authorization.k8s.io
    kind: Group
    name: system:unauthenticated
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
  remedy: 'Name the accounts or groups that need the role.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  check,
};
