import { nearest } from '../../../config';
import { isObject, property, type Json } from '../../../manifests';
import { collectorKeys, collectorRemovals, collectorSections } from '../../images/collector-facts';
import type { Fault, Rule } from '../../rule';
import { collectorExample } from './collector-example';
import { collectorsOf, componentsOf, typeOfComponent, type Collector } from './collector';

type Found = Pick<Fault, 'message' | 'fix'>;

const SECTIONS: ReadonlySet<string> = new Set(collectorSections.map(([section]) => section));

function isThere({ config }: Collector, place: readonly [string, ...string[]]): boolean {
  const [section, type = ''] = place;
  if (SECTIONS.has(section)) return componentsOf(config, section).some(([name]) => typeOfComponent(name) === type);
  return place.reduce<Json | undefined>((value, step) => property(value, step), config) !== undefined;
}

function removed(collector: Collector): Found[] {
  const { version } = collector;
  if (version === undefined) return [];
  return collectorRemovals
    .filter(({ place, since }) => version >= since && isThere(collector, place))
    .map(({ place, since, instead }) => ({
      message: `the collector has no ${place.join('.')} since 0.${since}, and this is 0.${version}`,
      fix: instead,
    }));
}

function unknownKeys({ config }: Collector): Found[] {
  return collectorSections.flatMap(([section, what]) =>
    componentsOf(config, section).flatMap(([name, body]) => {
      const keys = collectorKeys.get(`${section}/${typeOfComponent(name)}`);
      if (keys === undefined || !isObject(body)) return [];
      return Object.keys(body)
        .filter((key) => !keys.includes(key))
        .map((key): Found => {
          const near = nearest(key, keys);
          const fix = near === undefined ? `remove "${key}"` : `write "${near}"`;
          return { message: `${what} "${name}" of the collector has no key "${key}"`, fix };
        });
    }),
  );
}

/** The collector reads its configuration strictly. */
export const collectorSetting: Rule = {
  id: 'collector-setting',
  family: 'pod-safety',
  severity: 'error',
  summary: 'No configuration of an OpenTelemetry Collector names what its version does not have.',
  why: 'The collector ends at start: "unknown type", or "has invalid keys".',
  bad: collectorExample({ limiter: 'limit_percent: 80' }),
  good: collectorExample({ limiter: 'limit_percentage: 80' }),
  remedy: 'Write the key that the version has, or use the component that took the place of the removed one.',
  source: 'https://github.com/open-telemetry/opentelemetry-collector/blob/main/CHANGELOG.md',
  check: (graph) =>
    collectorsOf(graph).flatMap((collector) =>
      [...removed(collector), ...unknownKeys(collector)].map((found): Fault => ({ ...collector.place, ...found })),
    ),
};
