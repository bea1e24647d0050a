import { property, textOf, type Graph, type Product, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { scaleOf } from '../../scale';

/** A Service that has an address of its own. */
function isAddressed({ by }: Product): boolean {
  const spec = property(by.body, 'spec');
  return by.type === 'Service' && property(spec, 'clusterIP') !== 'None' && property(spec, 'type') !== 'ExternalName';
}

/** One pod is found by its Service as well; a Service that says its type is meant to have an address. */
function isMeant(set: Resource, { by }: Product, graph: Graph): boolean {
  return property(property(by.body, 'spec'), 'type') !== undefined && (scaleOf(set, graph)?.most ?? 2) <= 1;
}

function* check(graph: Graph): Iterable<Fault> {
  for (const set of graph.ofKind('StatefulSet')) {
    const name = textOf(property(set.body.spec, 'serviceName'));
    const services = name === '' ? [] : graph.find('Service', set.namespace, name);
    const [first] = services;
    if (first === undefined || !services.every(isAddressed) || isMeant(set, first, graph)) continue;
    yield {
      resource: set,
      path: '/spec/serviceName',
      message: `Service "${name}" is not headless, so that the pods have no names of their own`,
      fix: 'name a Service with clusterIP None',
      cause: 'not-headless',
      related: [{ resource: first.by, path: '/spec' }],
    };
  }
}

const SET = `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ledger
spec:
  serviceName: ledger
  selector: { matchLabels: { app: ledger } }
  template:
    metadata: { labels: { app: ledger } }
    spec:
      containers: [{ name: ledger, image: "registry.example/ledger:2.0.1" }]
---
apiVersion: v1
kind: Service
metadata:
  name: ledger
spec:
  selector: { app: ledger }
  ports: [{ port: 5432 }]
`;

/** The names of a StatefulSet's pods are made by its Service. */
export const statefulsetServiceHeadless: Rule = {
  id: 'statefulset-service-headless',
  family: 'references',
  severity: 'warning',
  summary: 'The Service that governs a StatefulSet is headless.',
  why: 'Behind a Service with an address of its own no pod has a name: `ledger-0.ledger` resolves to nothing, and members cannot find each other.',
  bad: SET,
  good: SET.replace('spec:\n  selector: { app: ledger }', 'spec:\n  clusterIP: None\n  selector: { app: ledger }'),
  remedy: 'Set `clusterIP: None` in the Service, and give callers that want one address another Service beside it.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  check,
};
