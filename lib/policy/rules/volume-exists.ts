import { podTemplateOf, select, type PodTemplate, scalarText } from '../../manifests';
import type { Finding, Rule } from '../rule';

function volumeNames(pod: PodTemplate): Set<string> {
  const claims = select(pod.owner.body, 'spec.volumeClaimTemplates.*.metadata.name');
  return new Set([...select(pod.spec, 'volumes.*.name'), ...claims].map(({ value }) => scalarText(value)));
}

/** A mount without a volume is refused by the API server, long after the review. */
export const volumeExists: Rule = {
  id: 'volume-exists',
  summary: 'Every mount has a volume.',
  check: (graph) =>
    graph.resources.flatMap((resource) => {
      const pod = podTemplateOf(resource);
      if (pod === undefined) return [];
      const names = volumeNames(pod);
      return pod.containers.flatMap(({ body, path }) =>
        select(body, 'volumeMounts.*.name')
          .filter(({ value }) => !names.has(scalarText(value)))
          .map(({ value, path: inner }): Finding => ({
            rule: 'volume-exists',
            resource,
            path: path + inner,
            message: `the pod has no volume "${scalarText(value)}"`,
          })),
      );
    }),
};
