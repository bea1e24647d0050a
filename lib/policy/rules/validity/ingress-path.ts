import { isObject, itemsOf, property, textOf, type Json, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { dnsSubdomain, isTemplated } from './names';

const FORBIDDEN = ['//', '/./', '/../', '%2f', '%2F'];

function pathFault(entry: Json): string | undefined {
  const path = textOf(property(entry, 'path'));
  const type = textOf(property(entry, 'pathType'));
  if (isTemplated(path) || type === '') return undefined;
  const strict = type === 'Exact' || type === 'Prefix';
  if (!path.startsWith('/')) {
    return strict || path !== '' ? `a path of type ${type} must begin with "/"` : undefined;
  }
  if (!strict) return undefined;
  const forbidden = FORBIDDEN.find((part) => path.includes(part)) ?? /\/\.\.?$/.exec(path)?.[0];
  return forbidden === undefined ? undefined : `a path of type ${type} must not have "${forbidden}"`;
}

function hostFault(host: string): string | undefined {
  if (host === '' || isTemplated(host)) return undefined;
  if (/^\d+(\.\d+){3}$/.test(host)) return 'is an address, and must be a DNS name';
  const wrong = dnsSubdomain()(host.startsWith('*.') ? host.slice(2) : host);
  return wrong === undefined ? undefined : 'must be a DNS name in lower case, without scheme, port or path';
}

function ruleFaults(resource: Resource, rule: Json, at: string): Fault[] {
  if (!isObject(rule)) return [];
  const host = textOf(rule.host);
  const wrongHost = hostFault(host);
  const paths = itemsOf(property(rule.http, 'paths')).flatMap((entry, index): Fault[] => {
    const message = pathFault(entry);
    const path = `${at}/http/paths/${index}/path`;
    return message === undefined ? [] : [{ resource, path, message, fix: 'write a path from "/" on, without dots' }];
  });
  if (wrongHost === undefined) return paths;
  return [
    { resource, path: `${at}/host`, message: `the host "${host}" ${wrongHost}`, fix: 'write the name alone' },
    ...paths,
  ];
}

/** What an Ingress may ask for. */
export const ingressPath: Rule = {
  id: 'ingress-path',
  family: 'validity',
  severity: 'error',
  summary: 'Every host of an Ingress is a DNS name, and every path begins with a slash.',
  why: 'The API server refuses an Ingress with a relative path, or with a host that is a URL or an address.',
  bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
    - host: https://shop.example.com
      http:
        paths:
          - path: till
            pathType: Prefix
            backend:
              service:
                name: till
                port:
                  number: 80`,
  good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /till
            pathType: Prefix
            backend:
              service:
                name: till
                port:
                  number: 80`,
  remedy: 'Write the host without scheme and port, and the path from the first slash on.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types',
  check: (graph) =>
    graph
      .ofKind('Ingress')
      .filter(({ apiVersion }) => apiVersion === '' || apiVersion === 'networking.k8s.io/v1')
      .flatMap((resource) =>
        itemsOf(property(resource.body.spec, 'rules')).flatMap((rule, index) =>
          ruleFaults(resource, rule, `/spec/rules/${index}`),
        ),
      ),
};
