import { referenceRule } from './reference-rule';

/** Every role that a binding gives is made. */
export const roleExists = referenceRule({
  id: 'role-exists',
  severity: 'warning',
  summary: 'Every role that a binding gives is made.',
  why: 'A binding to a role that does not exist is accepted and grants nothing.',
  bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: reader
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: reader
subjects:
  - kind: User
    name: ada
`,
  good: `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: reader
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: reader
subjects:
  - kind: User
    name: ada
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: reader
rules:
  - apiGroups: ['']
    resources: [pods]
    verbs: [get]
`,
  remedy: 'Add the role or correct its name and kind. The roles that every cluster has are known.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
});
