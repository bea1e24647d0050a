import { isObject, itemsOf, property, textOf, type Graph, type Json, type Resource } from '../../../manifests';
import { nearest } from '../../../config';
import type { Fault, Rule } from '../../rule';
import { isTemplated } from '../validity/names';

/** Annotations that give an Ingress hosts beside those of its rules. */
const MORE_HOSTS = /from-to-www-redirect|server-alias|\.tls-san/;

/** A star stands for one label. */
function covers(host: string, other: string): boolean {
  return host === other || (host.startsWith('*.') && other.slice(other.indexOf('.')) === host.slice(1));
}

function hasMoreHosts({ body }: Resource): boolean {
  const annotations = property(body.metadata, 'annotations');
  return isObject(annotations) && Object.keys(annotations).some((key) => MORE_HOSTS.test(key));
}

function hostsOf(rules: readonly Json[]): string[] {
  return rules.map((rule) => textOf(property(rule, 'host')));
}

function ofIngress(resource: Resource): Fault[] {
  const { spec } = resource.body;
  const hosts = hostsOf(itemsOf(property(spec, 'rules')));
  // A rule without a host, and a default backend, answer for every host.
  if (hosts.length === 0 || hosts.some((host) => host === '' || isTemplated(host)) || hasMoreHosts(resource)) return [];
  if ((property(spec, 'defaultBackend') ?? null) !== null) return [];
  return itemsOf(property(spec, 'tls')).flatMap((entry, index) =>
    itemsOf(property(entry, 'hosts')).flatMap((item, place): Fault[] => {
      const host = textOf(item);
      if (host === '' || isTemplated(host) || hosts.some((other) => covers(host, other) || covers(other, host)))
        return [];
      const near = nearest(host, hosts);
      return [
        {
          resource,
          path: `/spec/tls/${index}/hosts/${place}`,
          message: `"${host}" is the host of no rule, so that its certificate is never shown`,
          fix: near === undefined ? 'write a host of the rules, or add a rule for it' : `write "${near}"`,
        },
      ];
    }),
  );
}

function example(host: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  tls: [{ hosts: [${host}], secretName: shop-tls }]
  rules:
    - host: shop.test
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: shop, port: { number: 80 } } } }] }
`;
}

/** Controllers choose the certificate by the host of the request. */
export const ingressTlsHost: Rule = {
  id: 'ingress-tls-host',
  family: 'hygiene',
  severity: 'warning',
  summary: 'Every host that an Ingress has a certificate for is a host of its rules.',
  why: 'The host of the rules gets the default certificate of the controller, which browsers refuse, and the other gets a certificate and no answer.',
  bad: example('shopp.test'),
  good: example('shop.test'),
  remedy: 'Write the same hosts in `tls` and in `rules`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  check: (graph: Graph) =>
    graph
      .ofKind('Ingress')
      .filter(({ apiVersion }) => apiVersion === '' || apiVersion.startsWith('networking.k8s.io/'))
      .flatMap(ofIngress),
};
