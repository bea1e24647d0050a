import { load } from 'js-yaml';
import {
  escapePointer,
  isObject,
  itemsOf,
  property,
  scalarText,
  textOf,
  type FoundContainer,
  type Graph,
  type Json,
  type JsonObject,
  type PodTemplate,
  type Resource,
} from '../../../manifests';
import { parseImage } from '../../images';
import { perGraph } from '../../per-graph';
import type { Place } from '../../rule';
import { isWithin, mountsOf, shortPath, volumesOf, type Mount } from './mounts';

/** A collector whose configuration is a file of a ConfigMap of the set. */
export interface Collector {
  readonly pod: PodTemplate;
  readonly container: FoundContainer;
  readonly config: JsonObject;
  /** The file in its ConfigMap. */
  readonly place: Place;
  /** The minor version; undefined where the tag does not say it. */
  readonly version: number | undefined;
}

const IMAGE = /(^|\/)opentelemetry-collector(-contrib|-k8s)?$/;

/** The files that the arguments name, or the one that the image has by itself. */
function configFiles({ body }: FoundContainer, repository: string): string[] {
  const words = ['command', 'args'].flatMap((field) => itemsOf(body[field]).map(textOf));
  const named = words.flatMap((word, index) => {
    const value = /^--config=(.+)$/.exec(word)?.[1] ?? (word === '--config' ? words[index + 1] : undefined);
    return value === undefined ? [] : [value.replace(/^file:/, '')];
  });
  const kind = /-(contrib|k8s)$/.exec(repository)?.[0] ?? '';
  return named.length > 0 ? named : [`/etc/otelcol${kind}/config.yaml`];
}

/** The key of a ConfigMap that stands as a file at a path. */
function keyAt(file: string, mount: Mount, container: FoundContainer, source: Json | undefined): string | undefined {
  const entry = itemsOf(container.body.volumeMounts)[Number(mount.pointer.split('/').at(-1))];
  const part = textOf(property(entry, 'subPath'));
  const name = part === '' ? file.slice(mount.path.length + 1) : part;
  if (part !== '' && mount.path !== file) return undefined;
  const items = itemsOf(property(source, 'items'));
  return items.length === 0
    ? name
    : textOf(
        property(
          items.find((item) => property(item, 'path') === name),
          'key',
        ),
      );
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = load(text);
    return isObject(value) ? value : undefined;
  } catch {
    // What is no YAML fills in something first.
    return undefined;
  }
}

function configOf(
  pod: PodTemplate,
  container: FoundContainer,
  file: string,
  graph: Graph,
): Pick<Collector, 'config' | 'place'> | undefined {
  const mount = mountsOf(container)
    .filter(({ path }) => isWithin(file, path))
    .sort((one, other) => other.path.length - one.path.length)[0];
  const source = property(mount === undefined ? undefined : volumesOf(pod).get(mount.volume), 'configMap');
  if (mount === undefined || source === undefined) return undefined;
  const found: readonly Resource[] = graph
    .find('ConfigMap', pod.owner.namespace, scalarText(property(source, 'name')))
    .map(({ by }) => by);
  const key = keyAt(file, mount, container, source);
  const [resource] = found;
  if (found.length !== 1 || resource?.type !== 'ConfigMap' || key === undefined) return undefined;
  const config = parsed(textOf(property(resource.body.data, key)));
  return config === undefined ? undefined : { config, place: { resource, path: `/data/${escapePointer(key)}` } };
}

function collectorOf(pod: PodTemplate, container: FoundContainer, graph: Graph): Collector[] {
  const image = parseImage(textOf(container.body.image));
  if (image === undefined || !IMAGE.test(image.path)) return [];
  const [file, ...others] = configFiles(container, image.path);
  // Several files are merged, and what is no path comes from elsewhere.
  if (file === undefined || others.length > 0 || !file.startsWith('/')) return [];
  const found = configOf(pod, container, shortPath(file), graph);
  const minor = /^v?0\.(\d+)\./.exec(image.tag ?? '')?.[1];
  return found === undefined
    ? []
    : [{ pod, container, ...found, version: minor === undefined ? undefined : Number(minor) }];
}

/** The collectors of a set, with what they are configured by. */
export const collectorsOf = perGraph((graph): readonly Collector[] =>
  graph.pods.flatMap((pod) => pod.containers.flatMap((container) => collectorOf(pod, container, graph))),
);

/** The components of a section, by their whole names such as `otlp/tempo`. */
export function componentsOf(config: JsonObject, section: string): [name: string, body: Json | undefined][] {
  const components = config[section];
  return isObject(components) ? Object.entries(components) : [];
}

/** The type in the name of a component: `otlp/tempo` is an `otlp`. */
export function typeOfComponent(name: string): string {
  return name.split('/')[0] ?? '';
}

/** Host and port of an endpoint; the host is undefined where the text has none that can be told. */
export function endpointOf(text: string): { readonly host: string | undefined; readonly port: number | undefined } {
  const [, host, port] = /^(.*):(\d+)$/.exec(text) ?? [];
  return {
    host: host === undefined || host.includes('$') ? undefined : host,
    port: port === undefined ? undefined : Number(port),
  };
}
