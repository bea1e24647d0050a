import { property, textOf, type Graph, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { grantedAccounts } from './granted-accounts';
import { isPatch } from './patch';

const FIELD = 'automountServiceAccountToken';

/** Whether each account of the set has its token mounted, by namespace and name. */
function automountByAccount(graph: Graph): ReadonlyMap<string, boolean> {
  return new Map(
    graph.ofKind('ServiceAccount').map(({ namespace, name, body }): [string, boolean] => {
      return [`${namespace ?? ''}/${name}`, property(body, FIELD) !== false];
    }),
  );
}

function accountName({ spec }: PodTemplate): string {
  return textOf(property(spec, 'serviceAccountName')) || textOf(property(spec, 'serviceAccount')) || 'default';
}

function check(graph: Graph): Fault[] {
  const automount = automountByAccount(graph);
  const isGranted = grantedAccounts(graph);
  return graph.pods.flatMap((pod): Fault[] => {
    const own = property(pod.spec, FIELD) ?? undefined;
    const { namespace } = pod.owner;
    const name = accountName(pod);
    const ofAccount = automount.get(`${namespace ?? ''}/${name}`);
    // An account that is not in the set may have its rights from elsewhere as well, or is meant to be another.
    const isElsewhere = ofAccount === undefined && name !== 'default';
    const isMounted = own === undefined ? ofAccount !== false : own !== false;
    if (!isMounted || isElsewhere || isPatch(pod) || isGranted(namespace, name)) return [];
    return [
      {
        resource: pod.owner,
        path: `${pod.path}/${FIELD}`,
        message: `the token of service account "${name}" is mounted, and no binding gives that account any right`,
        fix: `set ${FIELD} to false in the spec of the pod`,
      },
    ];
  });
}

/** A token that is of no use to the pod is of use to whoever breaks into it. */
export const tokenAutomount: Rule = {
  id: 'token-automount',
  family: 'pod-safety',
  severity: 'advice',
  summary: 'Only pods whose account has rights get its token.',
  why: 'Whoever breaks into the pod talks to the API server with the token, and has every right that the account is ever given.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  automountServiceAccountToken: false
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  remedy: 'Set `automountServiceAccountToken: false` for the pod or its account, or bind the role that the pod needs.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  check,
};
