import { nearest } from '../../../config';
import { itemsOf, property, textOf, type Graph, type Json, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';

const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'];

/** The one Gateway of the set that a route's parent is. */
function gatewayOf(graph: Graph, route: Resource, parent: Json): Resource | undefined {
  const kind = textOf(property(parent, 'kind')) || 'Gateway';
  const group = textOf(property(parent, 'group')) || 'gateway.networking.k8s.io';
  if (kind !== 'Gateway' || group !== 'gateway.networking.k8s.io') return undefined;
  const namespace = textOf(property(parent, 'namespace')) || route.namespace;
  const found = graph.find('Gateway', namespace, textOf(property(parent, 'name')));
  return found.length === 1 ? found[0]?.by : undefined;
}

function* faultsOf(graph: Graph, route: Resource): Iterable<Fault> {
  for (const [index, parent] of itemsOf(property(route.body.spec, 'parentRefs')).entries()) {
    const section = textOf(property(parent, 'sectionName'));
    const gateway = section === '' ? undefined : gatewayOf(graph, route, parent);
    if (gateway === undefined) continue;
    const names = itemsOf(property(gateway.body.spec, 'listeners')).map((listener) =>
      textOf(property(listener, 'name')),
    );
    if (names.length === 0 || names.includes(section)) continue;
    const best = nearest(section, names);
    yield {
      resource: route,
      path: `/spec/parentRefs/${String(index)}/sectionName`,
      message: `Gateway "${gateway.name}" has no listener "${section}", only ${names.map((name) => `"${name}"`).join(', ')}`,
      fix: best === undefined ? 'name a listener of the Gateway' : `write "${best}"`,
      cause: best === undefined ? 'missing-listener' : 'typo',
      related: [{ resource: gateway, path: '/spec/listeners' }],
    };
  }
}

const SET = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: front
spec:
  gatewayClassName: istio
  listeners: [{ name: web, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: till
spec:
  parentRefs: [{ name: front, sectionName: NAME }]
`;

/** A section is a listener of the Gateway. */
export const routeSectionExists: Rule = {
  id: 'route-section-exists',
  family: 'references',
  severity: 'error',
  summary: 'Every listener that a route names is one of its Gateway.',
  why: 'The route is not accepted (NoMatchingParent), and no request reaches it.',
  bad: SET.replace('NAME', 'https'),
  good: SET.replace('NAME', 'web'),
  remedy: 'Write the name of a listener as `sectionName`, or leave it out for all of them.',
  source: 'https://gateway-api.sigs.k8s.io/reference/spec/#parentreference',
  *check(graph): Iterable<Fault> {
    for (const kind of ROUTES) for (const route of graph.ofKind(kind)) yield* faultsOf(graph, route);
  },
};
