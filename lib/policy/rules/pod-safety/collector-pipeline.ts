import { nearest } from '../../../config';
import { isObject, itemsOf, property, textOf, type Json } from '../../../manifests';
import { collectorSections } from '../../images/collector-facts';
import type { Fault, Rule } from '../../rule';
import { collectorExample } from './collector-example';
import { collectorsOf, componentsOf, type Collector } from './collector';

interface Use {
  readonly section: string;
  readonly name: string;
  readonly by: string;
}

function namesIn(value: Json | undefined): string[] {
  return itemsOf(value)
    .map(textOf)
    .filter((name) => name !== '' && !name.includes('$'));
}

/** What `service` puts to use. */
function usesOf({ config }: Collector): Use[] {
  const service = config.service;
  const pipelines = property(service, 'pipelines');
  const inPipelines = Object.entries(isObject(pipelines) ? pipelines : {}).flatMap(([pipeline, body]) =>
    ['receivers', 'processors', 'exporters'].flatMap((section) =>
      namesIn(property(body, section)).map((name) => ({ section, name, by: `pipeline "${pipeline}"` })),
    ),
  );
  const extensions = namesIn(property(service, 'extensions'));
  return [...inPipelines, ...extensions.map((name) => ({ section: 'extensions', name, by: 'the service' }))];
}

function check(collector: Collector): Fault[] {
  const declared = new Map(
    collectorSections.map(([section]) => [
      section as string,
      componentsOf(collector.config, section).map(([name]) => name),
    ]),
  );
  const connectors = declared.get('connectors') ?? [];
  return usesOf(collector).flatMap(({ section, name, by }): Fault[] => {
    const known = declared.get(section) ?? [];
    // A connector ends one pipeline and begins another.
    if (known.includes(name) || (section !== 'processors' && section !== 'extensions' && connectors.includes(name)))
      return [];
    const near = nearest(name, known);
    return [
      {
        ...collector.place,
        message: `${by} of the collector uses "${name}", and ${section} has none of that name`,
        fix: near === undefined ? `declare "${name}" under ${section}, or take it out` : `write "${near}"`,
      },
    ];
  });
}

/** Each component is declared in one place and used in another. */
export const collectorPipeline: Rule = {
  id: 'collector-pipeline',
  family: 'pod-safety',
  severity: 'error',
  summary: 'Every component that a pipeline of an OpenTelemetry Collector uses is declared.',
  why: 'The collector ends at start: "references exporter … which is not configured".',
  bad: collectorExample({ exporters: '[debug, otlp]' }),
  good: collectorExample({ exporters: '[debug]' }),
  remedy: 'Declare the component in its section, or take it out of the pipeline.',
  source: 'https://opentelemetry.io/docs/collector/configuration/#service',
  check: (graph) => collectorsOf(graph).flatMap(check),
};
