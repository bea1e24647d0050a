import { itemsOf, property, textMap, textOf, type Graph, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';

/** Annotations by which a controller gets its certificates elsewhere. */
const ELSEWHERE =
  /certificate-arn|managed-certificates|pre-shared-cert|ssl-cert|backend-protocol.*HTTPS|router\.tls|ssl-passthrough|appgw-ssl|tailscale/i;

/** Annotations by which a certificate is asked for, for the hosts under `tls` alone. */
const ASKED_FOR = /^cert-manager\.io\/(cluster-)?issuer$/;

/** Classes whose controllers end TLS by themselves. */
const ENDS_TLS = /tailscale|cloudflare|alb|openshift/i;

function isServedElsewhere({ body }: Resource): boolean {
  const annotations = textMap(property(body.metadata, 'annotations'));
  const stated = textOf(property(body.spec, 'ingressClassName'));
  const ingressClass = stated === '' ? (annotations['kubernetes.io/ingress.class'] ?? '') : stated;
  return ENDS_TLS.test(ingressClass) || Object.keys(annotations).some((name) => ELSEWHERE.test(name));
}

/** Who asks for a certificate means to have one. */
function weight(asked: string | undefined): Partial<Fault> {
  return asked === undefined ? {} : { severity: 'warning' };
}

function check(graph: Graph): Fault[] {
  return graph.ofKind('Ingress').flatMap((resource) => {
    const { spec } = resource.body;
    const hosts = itemsOf(property(spec, 'rules')).filter((rule) => textOf(property(rule, 'host')) !== '');
    if (hosts.length === 0 || itemsOf(property(spec, 'tls')).length > 0 || isServedElsewhere(resource)) return [];
    const asked = Object.keys(textMap(property(resource.body.metadata, 'annotations'))).find((name) =>
      ASKED_FOR.test(name),
    );
    const none =
      asked === undefined ? '' : `: "${asked}" makes certificates for what stands under tls, and nothing does`;
    const message = `it serves its hosts without TLS${none}`;
    return [{ resource, path: '/spec', message, fix: 'list the hosts under tls', ...weight(asked) }];
  });
}

/** Every Ingress with hosts serves them by TLS. */
export const ingressTls: Rule = {
  id: 'ingress-tls',
  family: 'hardening',
  severity: 'advice',
  summary: 'Every Ingress with hosts serves them by TLS.',
  why: 'Passwords and cookies cross the network as they are.',
  bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: till
spec:
  ingressClassName: nginx
  rules:
    - host: till.shop.test
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: till
                port: { number: 80 }
`,
  good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: till
spec:
  ingressClassName: nginx
  tls:
    - hosts: [till.shop.test]
      secretName: till-tls
  rules:
    - host: till.shop.test
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: till
                port: { number: 80 }
`,
  remedy: 'List the hosts under `tls`, with the Secret that holds their certificate.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  check,
};
