import { property, textMap, type Graph } from '../../../manifests';
import { escapePointer } from '../../../manifests/pointer';
import type { Fault, Rule } from '../../rule';

const SNIPPET = /^nginx\.(?:ingress\.kubernetes\.io|org)\/[a-z-]*snippets?$/;

function check(graph: Graph): Fault[] {
  return graph.ofKind('Ingress').flatMap((resource) =>
    Object.keys(textMap(property(resource.body.metadata, 'annotations')))
      .filter((name) => SNIPPET.test(name))
      .map((name) => ({
        resource,
        path: `/metadata/annotations/${escapePointer(name)}`,
        message: `${name} hands text to the controller's own configuration`,
        fix: 'use the annotation that the controller has for it',
      })),
  );
}

/** No Ingress carries configuration of its controller as text. */
export const ingressSnippet: Rule = {
  id: 'ingress-snippet',
  family: 'hardening',
  severity: 'advice',
  summary: 'No Ingress carries configuration of its controller as text.',
  why: 'Whoever may write an Ingress may then read what the controller reads, the Secrets of all namespaces among it (CVE-2021-25742); current controllers refuse such annotations unless they are told not to.',
  bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: till
  annotations:
    nginx.ingress.kubernetes.io/configuration-snippet: 'more_set_headers "X-A: b";'
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
  remedy: 'Use the annotation or setting that the controller has for it.',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/',
  check,
};
