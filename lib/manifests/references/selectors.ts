import { controllerLabels } from '../catalogue';
import { perList } from '../per-object';
import { textMap } from '../pod-template';
import type { Answer, Product } from '../reference';
import { isObject, itemsOf, property, textOf, type Json, type Resource } from '../resource';
import { asProducts, type Draft, type Index } from './draft';
import { isBroad, mayMean } from './operator-pods';

interface SelectorEntry {
  /** Where the selector stands in `spec`. */
  readonly at: string;
  /** It is a mapping of labels, and no LabelSelector. */
  readonly plain?: true;
  readonly selects: 'Pod' | 'Service';
}

/** The kinds that mean others by their labels. */
const SELECTORS: ReadonlyMap<string, SelectorEntry> = new Map([
  ['Service', { at: 'selector', plain: true, selects: 'Pod' }],
  ['PodDisruptionBudget', { at: 'selector', selects: 'Pod' }],
  ['NetworkPolicy', { at: 'podSelector', selects: 'Pod' }],
  ['ClusterPodMonitoring', { at: 'selector', selects: 'Pod' }],
  ['PodMonitor', { at: 'selector', selects: 'Pod' }],
  ['PodMonitoring', { at: 'selector', selects: 'Pod' }],
  ['ServiceMonitor', { at: 'selector', selects: 'Service' }],
]);

function isEmpty(selector: Json): boolean {
  return (
    !isObject(selector) || Object.values(selector).every((part) => isObject(part) && Object.keys(part).length === 0)
  );
}

/** Whether only the cluster can tell, since controllers add one of its labels. */
function asksControllers(selector: Json): boolean {
  const expressions = itemsOf(property(selector, 'matchExpressions')).map((item) => textOf(property(item, 'key')));
  const labels = Object.keys(textMap(property(selector, 'matchLabels')));
  return [...labels, ...expressions].some((label) => controllerLabels.has(label));
}

/** The kinds that say where metrics are read, with the list of ports that each has; those of Google have no choice of namespace. */
const MONITORS: ReadonlyMap<string, string> = new Map([
  ['ClusterPodMonitoring', 'endpoints'],
  ['PodMonitor', 'podMetricsEndpoints'],
  ['PodMonitoring', 'endpoints'],
  ['ServiceMonitor', 'endpoints'],
]);

/** The namespaces that a monitor looks in; undefined for all of them. */
function namespacesOf(resource: Resource): readonly (string | undefined)[] | undefined {
  if (resource.type === 'ClusterPodMonitoring') return undefined;
  if (resource.type === 'PodMonitoring') return [resource.namespace];
  const selector = property(property(resource.body, 'spec'), 'namespaceSelector');
  if (property(selector, 'any') === true) return undefined;
  const names = itemsOf(property(selector, 'matchNames')).map(textOf);
  return names.length === 0 ? [resource.namespace] : names;
}

const servicesAsProducts = perList((services: readonly Resource[]): readonly Product[] =>
  services.map((by) => ({ kind: 'Service', namespace: by.namespace, name: by.name, by })),
);

function answerOf(resource: Resource, selector: Json, { selects }: SelectorEntry, index: Index): Answer {
  if (asksControllers(selector)) return { is: 'unknown', to: [] };
  const namespaces = MONITORS.has(resource.type) ? (namespacesOf(resource) ?? [undefined]) : [resource.namespace];
  const lists = namespaces.map((namespace) =>
    selects === 'Pod'
      ? asProducts(index.podsMatching(selector, namespace))
      : servicesAsProducts(index.servicesMatching(selector, namespace)),
  );
  const [first = []] = lists;
  const to = lists.length === 1 ? first : lists.flat();
  if (to.length > 0) return { is: 'resolved', to };
  return isElsewhere(selector, namespaces, index)
    ? { is: 'unknown', to: [] }
    : { is: 'dangling', missing: 'pods', to: [], doubtful: true };
}

/** Whether what is selected may be there although the set does not show it: an operator makes it. */
function isElsewhere(selector: Json, namespaces: readonly (string | undefined)[], index: Index): boolean {
  return namespaces.some((namespace) => mayMean(selector, index.operatedIn(namespace)));
}

/** What an object means by labels. */
export function selectorReferences(resource: Resource): Draft[] {
  const entry = SELECTORS.get(resource.type);
  const spec = property(resource.body, 'spec');
  const found = entry === undefined ? undefined : property(spec, entry.at);
  if (entry === undefined || !isObject(found)) return [];
  const selector: Json = entry.plain === true ? { matchLabels: found } : found;
  // An empty selector means everything, and an ExternalName has no pods.
  if (isEmpty(selector) || property(spec, 'type') === 'ExternalName') return [];
  const path = `/spec/${entry.at}`;
  return [
    {
      reference: {
        by: 'selector',
        from: resource,
        path,
        at: path,
        target: { kind: entry.selects, namespace: resource.namespace, name: '', selector },
        optional: false,
        lenient: false,
      },
      answer: (index) => answerOf(resource, selector, entry, index),
    },
  ];
}

/** The ports that a monitor of Services or pods scrapes by name. */
export function monitorPortReferences(resource: Resource): Draft[] {
  const isService = resource.type === 'ServiceMonitor';
  const list = MONITORS.get(resource.type);
  if (list === undefined) return [];
  const spec = property(resource.body, 'spec');
  const selector = property(spec, 'selector') ?? {};
  let met: Met | undefined;
  return itemsOf(property(spec, list)).flatMap((endpoint: Json, position): Draft[] => {
    const port = textOf(property(endpoint, 'port'));
    if (port === '') return [];
    const path = `/spec/${list}/${String(position)}/port`;
    const kind = isService ? 'Service' : 'ContainerPort';
    return [
      {
        reference: {
          by: 'port',
          from: resource,
          path,
          at: path,
          keyAt: path,
          target: { kind, namespace: resource.namespace, name: '', port },
          optional: false,
          lenient: false,
        },
        answer: (index) => portAnswer((met ??= metBy(resource, selector, index)), port),
      },
    ];
  });
}

/** What a monitor selects, and the ports that it has. */
interface Met {
  readonly to: readonly Product[];
  readonly ports: ReadonlySet<string>;
  /** It means all of an application, of which those are scraped that have the port. */
  readonly isAll: boolean;
}

function metBy(resource: Resource, selector: Json, index: Index): Met {
  const namespaces = namespacesOf(resource) ?? [undefined];
  const isService = resource.type === 'ServiceMonitor';
  const services = isService ? namespaces.flatMap((namespace) => index.servicesMatching(selector, namespace)) : [];
  const pods = isService ? [] : namespaces.flatMap((namespace) => index.podsMatching(selector, namespace));
  const ports = [
    ...services.flatMap(({ body }) => itemsOf(property(property(body, 'spec'), 'ports'))),
    ...pods.flatMap(({ containers }) => containers.flatMap(({ body }) => itemsOf(body.ports))),
  ];
  return {
    to: isService ? servicesAsProducts(services) : asProducts(pods),
    ports: new Set(ports.map((port) => textOf(property(port, 'name'))).filter((name) => name !== '')),
    isAll: isBroad(selector),
  };
}

function portAnswer({ to, ports, isAll }: Met, port: string): Answer {
  if (to.length === 0 || (isAll && !ports.has(port))) return { is: 'unknown', to };
  return ports.has(port) ? { is: 'resolved', to } : { is: 'dangling', missing: 'port', to, candidates: ports };
}
