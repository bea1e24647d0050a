import { itemsOf, property, scalarText, textOf, type Graph, type Resource } from '../../../manifests';
import { perGraph } from '../../per-graph';
import { selectingPods } from './cluster';
import type { Server } from './server';

/** A backend of an Ingress or of an HTTPRoute, and where it stands. */
export interface Backend {
  readonly from: Resource;
  /** Where the Service is named. */
  readonly path: string;
  /** The name or number of the Service's port. */
  readonly port: string;
  /** The hosts that requests come by; empty for any. */
  readonly hosts: readonly string[];
  /** What requests begin with, or are where `exact`, and where that stands. */
  readonly requests: readonly { readonly url: string; readonly exact: boolean; readonly path: string }[];
}

function ingressBackends(ingress: Resource): [string, Backend][] {
  return itemsOf(property(property(ingress.body, 'spec'), 'rules')).flatMap((rule, ruleAt) =>
    itemsOf(property(property(rule, 'http'), 'paths')).map((entry, pathAt): [string, Backend] => {
      const service = property(property(entry, 'backend'), 'service');
      const port = property(service, 'port');
      const path = `/spec/rules/${ruleAt}/http/paths/${pathAt}`;
      const host = textOf(property(rule, 'host'));
      const exact = property(entry, 'pathType') === 'Exact';
      return [
        textOf(property(service, 'name')),
        {
          from: ingress,
          path: `${path}/backend/service`,
          port: scalarText(property(port, 'name') ?? property(port, 'number')),
          hosts: host === '' ? [] : [host],
          requests: [{ url: textOf(property(entry, 'path')) || '/', exact, path: `${path}/path` }],
        },
      ];
    }),
  );
}

function routeBackends(route: Resource): [string, Backend][] {
  const spec = property(route.body, 'spec');
  const hosts = itemsOf(property(spec, 'hostnames')).map(textOf);
  return itemsOf(property(spec, 'rules')).flatMap((rule, ruleAt) => {
    const matches = itemsOf(property(rule, 'matches')).map((match, at) => {
      const asked = property(match, 'path');
      const exact = textOf(property(asked, 'type')) === 'Exact';
      return { url: textOf(property(asked, 'value')) || '/', exact, path: `/spec/rules/${ruleAt}/matches/${at}` };
    });
    const requests = matches.length > 0 ? matches : [{ url: '/', exact: false, path: `/spec/rules/${ruleAt}` }];
    return itemsOf(property(rule, 'backendRefs')).map((backend, at): [string, Backend] => [
      textOf(property(backend, 'name')),
      {
        from: route,
        path: `/spec/rules/${ruleAt}/backendRefs/${at}`,
        port: scalarText(property(backend, 'port')),
        hosts,
        requests,
      },
    ]);
  });
}

/** All backends by the name of their Service. */
const backendsByName = perGraph((graph: Graph): ReadonlyMap<string, readonly Backend[]> => {
  const byName = new Map<string, Backend[]>();
  const routes = graph.ofKind('HTTPRoute').flatMap(routeBackends);
  for (const [name, backend] of [...graph.ofKind('Ingress').flatMap(ingressBackends), ...routes]) {
    const others = byName.get(name);
    if (others === undefined) byName.set(name, [backend]);
    else others.push(backend);
  }
  return byName;
});

/** The backends that mean a Service, in its namespace or one that is left open. */
export function backendsOf({ name, namespace }: Resource, graph: Graph): readonly Backend[] {
  return (backendsByName(graph).get(name) ?? []).filter(
    ({ from }) => (from.namespace ?? namespace) === (namespace ?? from.namespace),
  );
}

/** The ways from outside to a server's pods. */
export function entriesOf(server: Server): readonly Backend[] {
  return selectingPods(server, 'Service').flatMap((service) => backendsOf(service, server.graph));
}

/** All requests that an Ingress or a route takes, to whatever they lead. */
export function requestsTo(from: Resource): Backend['requests'] {
  const backends = from.type === 'Ingress' ? ingressBackends(from) : routeBackends(from);
  return backends.flatMap(([, { requests }]) => requests);
}
