import { itemsOf, property, textOf, type Graph, type Reference, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';

/** Kinds of the Gateway API whose references into other namespaces have to be granted there. */
const FROM: ReadonlySet<string> = new Set(['GRPCRoute', 'Gateway', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute']);
const TO: ReadonlySet<string> = new Set(['ConfigMap', 'Secret', 'Service']);

function grants({ body }: Resource, { from, target }: Reference): boolean {
  const lets = itemsOf(property(body.spec, 'from')).some(
    (item) => textOf(property(item, 'kind')) === from.kind && textOf(property(item, 'namespace')) === from.namespace,
  );
  const opens = itemsOf(property(body.spec, 'to')).some(
    (item) =>
      textOf(property(item, 'kind')) === target.kind &&
      (property(item, 'name') === undefined || property(item, 'name') === target.name),
  );
  return lets && opens;
}

/** Whether a reference crosses into another namespace that the set fills too. */
function crosses(graph: Graph, { from, target }: Reference): boolean {
  if (!FROM.has(from.type) || !TO.has(target.kind)) return false;
  if (from.namespace === undefined || target.namespace === undefined || from.namespace === target.namespace)
    return false;
  return graph.find(target.kind, target.namespace, target.name).some(({ namespace }) => namespace === target.namespace);
}

const SET = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: till
  namespace: edge
spec:
  rules: [{ backendRefs: [{ name: till, namespace: shop, port: 80 }] }]
---
apiVersion: v1
kind: Service
metadata:
  name: till
  namespace: shop
spec:
  ports: [{ port: 80 }]
`;

/** The owner of a namespace says who may refer into it. */
export const referenceGrantExists: Rule = {
  id: 'reference-grant-exists',
  family: 'references',
  severity: 'warning',
  summary: 'A route or Gateway that refers into another namespace is let in by a ReferenceGrant there.',
  why: 'Without the grant the reference counts as invalid (RefNotPermitted), and requests are answered with 500.',
  bad: SET,
  good: `${SET}---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: edge
  namespace: shop
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: edge }]
  to: [{ group: "", kind: Service }]
`,
  remedy: 'Add a ReferenceGrant in the namespace that is referred to, for the kind and namespace that refer.',
  source: 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/',
  *check(graph, { world }): Iterable<Fault> {
    for (const reference of graph.references) {
      if (!crosses(graph, reference)) continue;
      const { from, path, target } = reference;
      const { kind, namespace = '', name } = target;
      if (graph.ofKind('ReferenceGrant').some((grant) => grant.namespace === namespace && grants(grant, reference)))
        continue;
      yield {
        resource: from,
        path,
        message: `${kind} "${name}" is in namespace "${namespace}", and no ReferenceGrant there lets ${from.kind}s of "${from.namespace ?? ''}" refer to it`,
        fix: `add a ReferenceGrant in namespace "${namespace}"`,
        cause: 'not-granted',
        severity: world === 'closed' ? 'error' : 'warning',
        target,
      };
    }
  },
};
