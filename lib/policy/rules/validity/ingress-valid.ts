import { isObject, itemsOf, property, scalarText, textOf, type Json, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { dnsSubdomain, isTemplated } from './names';

type Found = Pick<Fault, 'path' | 'message' | 'fix' | 'severity'>;

const CLASS = 'kubernetes.io/ingress.class';

function isMissing(value: Json | undefined): boolean {
  return (value ?? null) === null;
}

/** A file with part of a spec may be a patch; one that has the field `rules` is meant to be whole. */
function emptyFaults({ body }: Resource): Found[] {
  const { spec } = body;
  if (itemsOf(property(spec, 'rules')).length > 0 || !isMissing(property(spec, 'defaultBackend'))) return [];
  if (!Object.hasOwn(body, 'spec') || typeof (property(spec, 'rules') ?? null) === 'string') return [];
  const isWhole = !isObject(spec) || Object.keys(spec).length === 0 || Object.hasOwn(spec, 'rules');
  const message = 'an Ingress needs rules or a defaultBackend';
  return [
    { path: '/spec', message, fix: 'add a rule, or remove the Ingress', ...(isWhole ? {} : { severity: 'warning' }) },
  ];
}

function backendFault(backend: Json | undefined, path: string): Found[] {
  if (backend !== undefined && backend !== null && !isObject(backend)) return [];
  const given = ['resource', 'service'].filter((field) => !isMissing(property(backend, field)));
  // What version v1beta1 had, which the rule on fields reports.
  const isOld = isObject(backend) && ('serviceName' in backend || 'servicePort' in backend);
  if (given.length === 1 || isOld) return [];
  return given.length === 0
    ? [{ path, message: 'this backend names neither service nor resource', fix: 'name the Service' }]
    : [{ path, message: 'this backend names both service and resource', fix: 'remove one of the two' }];
}

function ruleFaults(rule: Json, at: string): Found[] {
  const http = property(rule, 'http');
  if (!isObject(http)) return [];
  const paths = itemsOf(http.paths);
  if (paths.length === 0 && (isMissing(http.paths) || Array.isArray(http.paths))) {
    return [{ path: `${at}/http`, message: 'this rule has no path', fix: 'add a path, or remove http' }];
  }
  return paths.flatMap((entry, index) => {
    const path = `${at}/http/paths/${index}`;
    return isObject(entry) && Object.hasOwn(entry, 'backend') ? backendFault(entry.backend, `${path}/backend`) : [];
  });
}

function tlsFaults(spec: Json | undefined): Found[] {
  return itemsOf(property(spec, 'tls')).flatMap((entry, index) =>
    itemsOf(property(entry, 'hosts')).flatMap((item, place): Found[] => {
      const host = textOf(item);
      if (host === '' || isTemplated(host)) return [];
      if (dnsSubdomain()(host.startsWith('*.') ? host.slice(2) : host) === undefined) return [];
      const message = `the host "${host}" must be a DNS name in lower case, without scheme, port or path`;
      return [{ path: `/spec/tls/${index}/hosts/${place}`, message, fix: 'write the name alone' }];
    }),
  );
}

function classFaults({ body }: Resource): Found[] {
  const annotation = scalarText(property(property(body.metadata, 'annotations'), CLASS));
  const field = scalarText(property(body.spec, 'ingressClassName'));
  if (annotation === '' || field === '' || annotation === field) return [];
  if (isTemplated(annotation) || isTemplated(field)) return [];
  const message = `ingressClassName "${field}" and the annotation ${CLASS} "${annotation}" name two classes`;
  return [{ path: '/spec/ingressClassName', message, fix: 'remove the annotation' }];
}

function ingressFaults(resource: Resource): Fault[] {
  const { spec } = resource.body;
  const fallback = property(spec, 'defaultBackend');
  const found = [
    ...emptyFaults(resource),
    ...(isMissing(fallback) ? [] : backendFault(fallback, '/spec/defaultBackend')),
    ...itemsOf(property(spec, 'rules')).flatMap((rule, index) => ruleFaults(rule, `/spec/rules/${index}`)),
    ...tlsFaults(spec),
    ...classFaults(resource),
  ];
  return found.map((fault) => ({ resource, ...fault }));
}

/** `pkg/apis/networking/validation` of kubernetes/kubernetes, as far as the types of fields do not say it. */
export const ingressValid: Rule = {
  id: 'ingress-valid',
  family: 'validity',
  severity: 'error',
  summary: 'Every Ingress has somewhere to send requests to, and its certificates are for DNS names.',
  why:
    'The API server refuses an Ingress without rules and default backend, a rule without paths, a backend that names ' +
    'nothing, a host of `tls` that is a URL, and a class that differs between field and annotation.',
  bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  tls: [{ hosts: ["https://shop.test"], secretName: shop-tls }]
  rules: []
`,
  good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  tls: [{ hosts: [shop.test], secretName: shop-tls }]
  rules:
    - host: shop.test
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: shop, port: { number: 80 } } } }] }
`,
  remedy: 'Give the Ingress rules with paths. A chart that renders none should render no Ingress.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/',
  check: (graph) =>
    graph
      .ofKind('Ingress')
      .filter(({ apiVersion }) => apiVersion === '' || apiVersion === 'networking.k8s.io/v1')
      .flatMap(ingressFaults),
};
