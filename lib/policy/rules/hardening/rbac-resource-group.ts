import type { Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { grantsOf, means } from './roles';

/** The group of each resource that no other group has under that name. */
const GROUPS: ReadonlyMap<string, string> = new Map(
  [
    ['', 'bindings configmaps endpoints limitranges namespaces nodes persistentvolumeclaims persistentvolumes pods'],
    ['', 'podtemplates replicationcontrollers resourcequotas secrets serviceaccounts'],
    ['apps', 'controllerrevisions daemonsets deployments replicasets statefulsets'],
    ['autoscaling', 'horizontalpodautoscalers'],
    ['batch', 'cronjobs jobs'],
    ['coordination.k8s.io', 'leases'],
    ['discovery.k8s.io', 'endpointslices'],
    ['networking.k8s.io', 'ingressclasses networkpolicies'],
    ['policy', 'poddisruptionbudgets'],
    ['rbac.authorization.k8s.io', 'clusterrolebindings clusterroles rolebindings roles'],
    ['storage.k8s.io', 'storageclasses volumeattachments csidrivers csinodes'],
  ].flatMap(([group = '', names = '']) => names.split(' ').map((name): [string, string] => [name, group])),
);

/** Groups that had or have some of these resources beside their own. */
const FORMER: ReadonlySet<string> = new Set(['extensions', 'metrics.k8s.io', 'apps.openshift.io', 'batch.volcano.sh']);

function check(graph: Graph): Fault[] {
  return grantsOf(graph).flatMap(({ resource, path, groups, resources }) => {
    if (groups.length === 0 || groups.some((group) => group === '*' || FORMER.has(group))) return [];
    return resources.flatMap((name, index) => {
      const group = GROUPS.get(name.split('/', 1)[0] ?? '');
      if (group === undefined || means(groups, group)) return [];
      const shown = group === '' ? 'the core group, written ""' : `"${group}"`;
      const message = `${name} are of ${shown}, which the rule does not name, so it grants nothing of them`;
      return [
        {
          resource,
          path: `${path}/resources/${index}`,
          message,
          fix: `add ${group === '' ? '""' : group} to apiGroups`,
        },
      ];
    });
  });
}

/** Every resource that a role names is of one of its API groups. */
export const rbacResourceGroup: Rule = {
  id: 'rbac-resource-group',
  family: 'hardening',
  severity: 'warning',
  summary: 'Every resource that a role names is of one of its API groups.',
  why: 'The rule grants nothing: the API server looks a resource up under its group, and the program is refused at run time.',
  bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: till
rules:
  - apiGroups: ['']
    resources: [deployments]
    verbs: [get]
`,
  good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: till
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs: [get]
`,
  remedy: 'Name the API group of the resource under `apiGroups`.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  check,
};
