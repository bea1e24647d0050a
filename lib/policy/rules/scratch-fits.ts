import { isObject, parseQuantity, podTemplateOf, select, type PodTemplate, scalarText } from '../../manifests';
import type { Finding, Rule } from '../rule';

function scratchSizes(pod: PodTemplate): Map<string, number> {
  const volumes = select(pod.spec, 'volumes.*')
    .map(({ value }) => value)
    .filter(isObject);
  return new Map(
    volumes.flatMap((volume): [string, number][] => {
      const size = select(volume, 'emptyDir.sizeLimit')[0]?.value;
      return typeof size === 'string' ? [[scalarText(volume.name), parseQuantity(size)]] : [];
    }),
  );
}

/** Full scratch volumes count against the container's ephemeral storage: a larger volume is a promise that evicts. */
export const scratchFits: Rule = {
  id: 'scratch-fits',
  summary: "A container's scratch volumes together fit its ephemeral-storage limit.",
  check: (graph) =>
    graph.resources.flatMap((resource) => {
      const pod = podTemplateOf(resource);
      if (pod === undefined) return [];
      const sizes = scratchSizes(pod);
      return pod.containers.flatMap(({ body, path, name }): Finding[] => {
        const mounted = new Set(select(body, 'volumeMounts.*.name').map(({ value }) => scalarText(value)));
        const total = [...mounted].reduce((sum, volume) => sum + (sizes.get(volume) ?? 0), 0);
        const limit = select(body, 'resources.limits.ephemeral-storage')[0]?.value;
        if (typeof limit !== 'string' || !(total > parseQuantity(limit))) return [];
        const message = `container ${name}: scratch volumes add up to more than its ephemeral-storage limit ${limit}`;
        return [{ rule: 'scratch-fits', resource, path, message }];
      });
    }),
};
