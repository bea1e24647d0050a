import { itemsOf, property, textOf, type Json, type Resource } from '../../../manifests';
import { leavesNamespace } from '../../base';
import type { Fault, Rule } from '../../rule';
import { isTemplated } from './names';

const GROUP = 'rbac.authorization.k8s.io';
const BINDINGS = ['ClusterRoleBinding', 'RoleBinding'];
const SUBJECTS = ['Group', 'ServiceAccount', 'User'];

function roleFaults(resource: Resource): Fault[] {
  const role = resource.body.roleRef;
  const kind = textOf(property(role, 'kind'));
  const group = textOf(property(role, 'apiGroup'));
  const kinds = resource.type === 'RoleBinding' ? ['ClusterRole', 'Role'] : ['ClusterRole'];
  const faults: Fault[] = [];
  if (kind !== '' && !kinds.includes(kind) && !isTemplated(kind)) {
    const message = `a ${resource.type} gives a ${kinds.join(' or a ')}, and not a "${kind}"`;
    faults.push({ resource, path: '/roleRef/kind', message, fix: `name a ${kinds.join(' or a ')}` });
  }
  if (group !== '' && group !== GROUP && !isTemplated(group)) {
    const message = `roles are of the API group "${GROUP}", and not of "${group}"`;
    faults.push({ resource, path: '/roleRef/apiGroup', message, fix: `write ${GROUP}` });
  }
  return faults;
}

function subjectFaults(resource: Resource, subject: Json, path: string, isBase: () => boolean): Fault[] {
  const kind = textOf(property(subject, 'kind'));
  const group = textOf(property(subject, 'apiGroup'));
  const namespace = textOf(property(subject, 'namespace'));
  if (kind === '' || isTemplated(kind)) return [];
  if (!SUBJECTS.includes(kind)) {
    const message = `a subject is a ${SUBJECTS.join(', a ')}, and not a "${kind}"`;
    return [{ resource, path: `${path}/kind`, message, fix: 'name one of these kinds' }];
  }
  const expected = kind === 'ServiceAccount' ? '' : GROUP;
  if (group !== '' && group !== expected) {
    const message = `a ${kind} is of the API group "${expected}", and not of "${group}"`;
    return [{ resource, path: `${path}/apiGroup`, message, fix: 'remove apiGroup from this subject' }];
  }
  if (kind !== 'ServiceAccount' || namespace !== '' || resource.type === 'RoleBinding') return [];
  const message = 'a ServiceAccount that a ClusterRoleBinding names needs its namespace';
  const fix = 'add the namespace of the account';
  return isBase()
    ? [
        {
          resource,
          path,
          message: `${message}; this looks like a base, whose overlays set it`,
          fix,
          severity: 'warning',
        },
      ]
    : [{ resource, path, message, fix }];
}

function faultsOf(resource: Resource, isBase: () => boolean): Fault[] {
  const subjects = itemsOf(resource.body.subjects);
  return [
    ...roleFaults(resource),
    ...subjects.flatMap((subject, index) => subjectFaults(resource, subject, `/subjects/${String(index)}`, isBase)),
  ];
}

/** Whom a binding may name, and what it may give. */
export const bindingValid: Rule = {
  id: 'binding-valid',
  family: 'validity',
  severity: 'error',
  summary: 'Every binding of a role names roles and subjects as the API server takes them.',
  why:
    'The API server refuses a ClusterRoleBinding of a Role, a ServiceAccount without a namespace in a ClusterRoleBinding, ' +
    'and a subject of a wrong kind or API group. Nobody gets the rights.',
  bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: till
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - kind: ServiceAccount
    name: till`,
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
    namespace: shop`,
  remedy: 'Give a ServiceAccount its namespace and no API group; give a Role by a RoleBinding.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
  check: (graph, { world }) => {
    const isBase = (): boolean => world === 'open' && leavesNamespace(graph);
    return BINDINGS.flatMap((kind) => graph.ofKind(kind)).flatMap((binding) => faultsOf(binding, isBase));
  },
};
