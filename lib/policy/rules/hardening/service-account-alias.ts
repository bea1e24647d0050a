import { property, type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { exampleDeployment } from './example';

function check(graph: Graph): Fault[] {
  return graph.pods.flatMap(({ owner, spec, path }) => {
    if (property(spec, 'serviceAccount') === undefined || property(spec, 'serviceAccountName') !== undefined) return [];
    const message = 'serviceAccount is the former name of serviceAccountName';
    return [{ resource: owner, path: `${path}/serviceAccount`, message, fix: 'write serviceAccountName' }];
  });
}

/** No pod names its account by the field that serviceAccountName has replaced. */
export const serviceAccountAlias: Rule = {
  id: 'service-account-alias',
  family: 'hardening',
  severity: 'advice',
  summary: 'No pod names its account by the field that serviceAccountName has replaced.',
  why: 'The API server still reads it, and tools and policies that look for an account do not.',
  bad: exampleDeployment({ spec: '      serviceAccount: till\n' }),
  good: exampleDeployment({ spec: '      serviceAccountName: till\n' }),
  remedy: 'Write `serviceAccountName`.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec',
  check,
};
