import {
  escapePointer,
  isObject,
  itemsOf,
  property,
  replaceActions,
  secretPlanOf,
  select,
  templatesOf,
  type Graph,
  type Json,
  type PodTemplate,
  type Resource,
} from '../../../manifests';
import { perGraph } from '../../per-graph';
import { decodedAt, isEncrypted, secretsOf } from './secret-data';

/** Where a text stands that a program or a controller takes as one value. */
export type Place = 'environment' | 'argument' | 'config' | 'secret' | 'host' | 'image' | 'annotation' | 'remote';

/** One such text. */
export interface Value {
  readonly resource: Resource;
  readonly path: string;
  readonly place: Place;
  /** Of the variable, the key, the annotation or the flag; empty where it has none. */
  readonly name: string;
  readonly text: string;
}

/** Characters beyond which a text is a document rather than a value. */
const LONGEST = 4096;

/** One line, and neither JSON nor a script: those go to programs that read them in their own way. */
function isValue(text: string): boolean {
  return text.length <= LONGEST && !/[\r\n]/.test(text.trimEnd()) && !/^\s*(\{|\[|#!)/.test(text);
}

function textsIn(value: Json | undefined): [key: string, text: string][] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : []));
}

function selected(resource: Resource, place: Place, patterns: readonly string[]): Value[] {
  return patterns.flatMap((pattern) =>
    select(resource.body, pattern).flatMap(({ path, value }) =>
      typeof value === 'string' ? [{ resource, path, place, name: '', text: value }] : [],
    ),
  );
}

/** The flag that an argument gives a value to: its own, or that of the argument before it. */
function argumentOf(text: string, before: Json | undefined): { name: string; text: string } {
  const [, name, value] = /^--?([\w.-]+)=(.*)$/s.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return { name, text: value };
  const flag = typeof before === 'string' ? /^--([\w.-]+)$/.exec(before)?.[1] : undefined;
  return { name: text.startsWith('-') ? '' : (flag ?? ''), text };
}

function podValues({ owner: resource, containers }: PodTemplate): Value[] {
  return containers.flatMap(({ path, body }): Value[] => {
    const environment = itemsOf(body.env).flatMap((item, index): Value[] => {
      const [name, text] = [property(item, 'name'), property(item, 'value')];
      if (typeof name !== 'string' || typeof text !== 'string') return [];
      return [{ resource, path: `${path}/env/${index}/value`, place: 'environment', name, text }];
    });
    const given = ['command', 'args'].flatMap((list) => {
      const items = itemsOf(body[list]);
      return items.flatMap((item, index): Value[] =>
        typeof item === 'string' && isValue(item)
          ? [{ resource, path: `${path}/${list}/${index}`, place: 'argument', ...argumentOf(item, items[index - 1]) }]
          : [],
      );
    });
    const image: Value[] =
      typeof body.image === 'string'
        ? [{ resource, path: `${path}/image`, place: 'image', name: '', text: body.image }]
        : [];
    return [...environment, ...given, ...image];
  });
}

function secretValues(resource: Resource): Value[] {
  if (isEncrypted(resource)) return [];
  return ['data', 'stringData'].flatMap((field) =>
    textsIn(property(resource.body, field)).flatMap(([name]): Value[] => {
      const text = decodedAt(resource, name);
      const path = `/${field}/${escapePointer(name)}`;
      return text === undefined ? [] : [{ resource, path, place: 'secret', name, text }];
    }),
  );
}

/** Annotations that tools write, or that keep text for people. */
const PROSE = /last-applied-configuration$|description$|summary$|\/manifest$/i;

function annotationValues(resource: Resource): Value[] {
  if (resource.kind === 'CustomResourceDefinition') return [];
  return textsIn(property(property(resource.body, 'metadata'), 'annotations')).flatMap(([name, text]): Value[] =>
    PROSE.test(name) || /\s/.test(text.trim())
      ? []
      : [{ resource, path: `/metadata/annotations/${escapePointer(name)}`, place: 'annotation', name, text }],
  );
}

const HOSTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Certificate', ['spec.commonName', 'spec.dnsNames.*']],
  ['Gateway', ['spec.listeners.*.hostname', 'spec.servers.*.hosts.*']],
  ['GRPCRoute', ['spec.hostnames.*']],
  ['HTTPRoute', ['spec.hostnames.*']],
  ['Ingress', ['spec.rules.*.host', 'spec.tls.*.hosts.*']],
  ['Route', ['spec.host']],
  ['TLSRoute', ['spec.hostnames.*']],
  ['VirtualService', ['spec.hosts.*']],
]);

const REMOTE: ReadonlyMap<string, readonly string[]> = new Map([
  ['ClusterSecretStore', ['spec.provider.*.*']],
  ['SecretStore', ['spec.provider.*.*']],
  ['ExternalSecret', ['spec.data.*.remoteRef.key', 'spec.dataFrom.*.extract.key']],
]);

/** The text of templates outside their actions, whose guards name placeholders in order to refuse them. */
function templateValues(resource: Resource): Value[] {
  const plan = secretPlanOf(resource);
  const templates = plan === undefined ? [] : templatesOf(plan);
  return templates.flatMap(({ path, text, key }) => {
    const literal = replaceActions(text, '');
    return [{ resource, path, place: 'secret' as const, name: key ?? '', text: literal }];
  });
}

function ofKinds(graph: Graph, kinds: ReadonlyMap<string, readonly string[]>, place: Place): Value[] {
  return [...kinds].flatMap(([kind, patterns]) =>
    graph.ofKind(kind).flatMap((resource) => selected(resource, place, patterns)),
  );
}

/** The texts of a set that are taken as one value each; scripts, files and what people read are left out. */
export const valuesOf = perGraph((graph): readonly Value[] => {
  const configured = graph.ofKind('ConfigMap').flatMap((resource) =>
    textsIn(property(resource.body, 'data')).map(([name, text]): Value => {
      return { resource, path: `/data/${escapePointer(name)}`, place: 'config', name, text };
    }),
  );
  const all: readonly Value[] = [
    ...graph.pods.flatMap(podValues),
    ...configured,
    ...secretsOf(graph).flatMap(secretValues),
    ...ofKinds(graph, HOSTS, 'host'),
    ...graph.resources.flatMap(annotationValues),
    ...ofKinds(graph, REMOTE, 'remote'),
    ...['ExternalSecret', 'ClusterExternalSecret'].flatMap((kind) => graph.ofKind(kind)).flatMap(templateValues),
  ];
  return all.filter(({ text }) => isValue(text));
});
