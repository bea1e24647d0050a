import { itemsOf, property, textOf, type Json, type Resource } from '../../../manifests';
import { mention } from '../../mention';
import type { Fault, Rule } from '../../rule';

/** Annotations under which several Ingresses share a path on purpose. */
const SHARED = /canary|mergeable-ingress-type|group\.(name|order)|conditions\./;

interface Route {
  readonly resource: Resource;
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

function classOf({ body }: Resource): string {
  const annotation = property(property(body.metadata, 'annotations'), 'kubernetes.io/ingress.class');
  return textOf(property(body.spec, 'ingressClassName')) || textOf(annotation);
}

function isShared({ body }: Resource): boolean {
  const annotations = property(body.metadata, 'annotations');
  return (
    typeof annotations === 'object' && annotations !== null && Object.keys(annotations).some((key) => SHARED.test(key))
  );
}

function routesOf(resource: Resource): Route[] {
  const ingressClass = classOf(resource);
  return itemsOf(property(resource.body.spec, 'rules')).flatMap((rule: Json, ruleIndex) => {
    const host = textOf(property(rule, 'host'));
    return itemsOf(property(property(rule, 'http'), 'paths')).map((entry, index) => {
      const path = textOf(property(entry, 'path')) || '/';
      return {
        resource,
        path: `/spec/rules/${ruleIndex}/http/paths/${index}`,
        key: JSON.stringify([ingressClass, host, path, textOf(property(entry, 'pathType'))]),
        text: `${host}${path}`,
      };
    });
  });
}

/** The same object a second time is what another rule is about. */
function isSame(one: Resource, other: Resource): boolean {
  return one !== other && one.name === other.name && one.namespace === other.namespace;
}

function faultOf({ resource, path, text }: Route, first: Route): Fault {
  const where = first.resource === resource ? 'twice in this Ingress' : `in ${mention(first.resource)} too`;
  return {
    resource,
    path,
    message: `the route "${text}" stands ${where}, and one of them gets no request`,
    fix: 'remove one of the two, or give it another host or path',
    related: [{ resource: first.resource, path: first.path }],
  };
}

/** Two routes for one address: which one is taken is up to the controller. */
export const ingressConflict: Rule = {
  id: 'ingress-conflict',
  family: 'hygiene',
  severity: 'warning',
  summary: 'No two Ingresses of a class route the same host and path.',
  why: 'The controller takes one of them, mostly the older, and ignores the other without an error.',
  bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service: { name: shop, port: { number: 80 } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop-next
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service: { name: shop-next, port: { number: 80 } }`,
  good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service: { name: shop, port: { number: 80 } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop-next
spec:
  rules:
    - host: next.shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service: { name: shop-next, port: { number: 80 } }`,
  remedy: 'Keep one, or tell them apart by host, path or class.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches',
  check: (graph) => {
    const firsts = new Map<string, Route>();
    const routes = graph
      .ofKind('Ingress')
      .filter((ingress) => !isShared(ingress))
      .flatMap(routesOf);
    return routes.flatMap((route): Fault[] => {
      const first = firsts.get(route.key);
      if (first === undefined) firsts.set(route.key, route);
      return first === undefined || isSame(route.resource, first.resource) ? [] : [faultOf(route, first)];
    });
  },
};
