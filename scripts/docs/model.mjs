import { load } from '../project.mjs';

const { Faults, dashed } = load('lib/config');
const { ConfigMap, ExternalSecret } = load('lib/constructs');
const { buildGraph, podTemplateOf, select } = load('lib/manifests');
const { buildPlatform, renderPlatform } = load('lib/platform');
const { environments } = load('overlays');

/** One environment as it is built: its typed constructs and the graph of its objects. */
function built(environment) {
  const app = buildPlatform(environment, new Faults());
  const graph = buildGraph([...renderPlatform(app).values()].flat());
  const constructs = app.node.findAll();
  const ofClass = (type) => constructs.filter((construct) => construct instanceof type);
  return { environment, graph, configMaps: ofClass(ConfigMap), secrets: ofClass(ExternalSecret) };
}

/** Every environment, built. */
export const platforms = environments.map(built);

/** A name in the cluster without its environment's prefix. */
export function withoutPrefix({ environment }, name) {
  const prefix = `${environment.identity.prefix}-`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function dataOf({ graph }, name) {
  return graph.resources.find((resource) => resource.kind === 'ConfigMap' && resource.name === name)?.body.data ?? {};
}

function mapSettings(environment, change) {
  const isSettings = (value) => typeof value === 'object' && value !== null && 'resources' in value;
  const walk = (value, path) => {
    if (typeof value !== 'object' || value === null) return value;
    const at = (name) => (path === '' ? name : `${path}.${name}`);
    const inner = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, at(name))]));
    return isSettings(value) ? change(inner, path) : inner;
  };
  return walk(environment, '');
}

/**
 * Which part of an overlay sets which key: every component is built with the place of its settings as the value of every
 * key, and what comes out in the ConfigMap names the place.
 */
function settersOf(platform) {
  const names = platform.configMaps.flatMap(({ table }) => Object.keys(table));
  const probe = mapSettings(platform.environment, (settings, path) => ({
    ...settings,
    config: Object.fromEntries(names.map((name) => [name, `${path}.config`])),
  }));
  const probed = built(probe);
  return (configMap, key) => {
    const value = dataOf(probed, configMap.sourceName)[key];
    return typeof value === 'string' && value.endsWith('.config') ? value : undefined;
  };
}

/** Every ConfigMap with its keys: type, presence, and the values in environments that set them otherwise. */
export function configTables() {
  const found = new Map();
  for (const platform of platforms) {
    const setter = settersOf(platform);
    for (const configMap of platform.configMaps) {
      const name = withoutPrefix(platform, configMap.sourceName);
      const component = configMap.node.scope.name;
      const entry = found.get(name) ?? { name, component, environments: [], keys: new Map(), data: [] };
      found.set(name, entry);
      entry.environments.push(platform.environment.name);
      entry.data.push(dataOf(platform, configMap.sourceName));
      for (const [key, spec] of Object.entries(configMap.table)) {
        if (!entry.keys.has(key)) entry.keys.set(key, { key, spec, setBy: setter(configMap, key) });
      }
    }
  }
  return [...found.values()];
}

/** The workloads that read one key of a Secret, files included. */
function readersOf(platform, secret, key) {
  const { references } = platform.graph;
  const reading = references.filter(
    ({ target }) => target.kind === 'Secret' && target.name === secret && target.key === key,
  );
  return [...new Set(reading.map(({ from }) => readerName(platform, from)))];
}

/** A Job's name ends in a hash that changes with its content. */
function readerName(platform, { kind, name }) {
  const base = withoutPrefix(platform, name);
  return kind === 'Job' ? base.replace(/-[0-9a-f]{8}$/, '') : base;
}

function usesOf(platform, entry) {
  return platform.secrets.flatMap((secret) =>
    Object.entries(secret.templates)
      .filter(([, { parts }]) => parts.some((part) => part.entry?.name === entry.name))
      .map(([key]) => ({
        secret: withoutPrefix(platform, secret.sourceName),
        key: dashed(key),
        readers: readersOf(platform, secret.sourceName, dashed(key)),
      })),
  );
}

/** Every entry of every secret table, with its uses in each environment. */
export function secretEntries() {
  const entries = new Map();
  for (const platform of platforms) {
    for (const entry of platform.secrets.flatMap((secret) => Object.values(secret.entries))) {
      if (!entries.has(entry.name)) entries.set(entry.name, { entry, uses: new Map() });
      entries.get(entry.name).uses.set(platform.environment.name, usesOf(platform, entry));
    }
  }
  return [...entries.values()].sort((a, b) => (a.entry.name < b.entry.name ? -1 : 1));
}

/** The images that an environment pulls, each with the workloads that run it. */
export function imagesOf(platform) {
  const images = new Map();
  for (const resource of platform.graph.resources) {
    for (const { body } of podTemplateOf(resource)?.containers ?? []) {
      const users = images.get(body.image) ?? new Set();
      images.set(body.image, users.add(readerName(platform, resource)));
    }
  }
  return [...images].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The hosts that an environment serves, with their paths and Services. */
export function hostsOf(platform) {
  return platform.graph.resources
    .filter(({ kind }) => kind === 'Ingress')
    .flatMap(({ body }) => select(body, 'spec.rules.*').map(({ value }) => value))
    .map(({ host, http }) => ({
      host,
      paths: http.paths.map(({ path }) => path),
      service: withoutPrefix(platform, http.paths[0].backend.service.name),
    }));
}

/** The Kubernetes accounts that act as Google accounts. */
export function accountsOf(platform) {
  return platform.graph.resources
    .filter(({ kind }) => kind === 'ServiceAccount')
    .map(({ name, body }) => ({ name, google: body.metadata.annotations?.['iam.gke.io/gcp-service-account'] }))
    .filter(({ google }) => google !== undefined);
}
