import { itemsOf, property, type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { exampleDeployment } from './example';

function check(graph: Graph): Fault[] {
  return graph.ofKind('Service').flatMap((resource) => {
    if (itemsOf(property(resource.body.spec, 'externalIPs')).length === 0) return [];
    const message = 'it takes addresses of others under externalIPs';
    return [{ resource, path: '/spec/externalIPs', message, fix: 'use type LoadBalancer, an Ingress or a Gateway' }];
  });
}

/** No Service takes addresses outside of the cluster. */
export const externalIps: Rule = {
  id: 'external-ips',
  family: 'hardening',
  severity: 'advice',
  summary: 'No Service takes addresses outside of the cluster.',
  why: 'Whoever may write a Service can draw traffic that is meant for that address to pods (CVE-2020-8554).',
  bad: `apiVersion: v1
kind: Service
metadata:
  name: till
spec:
  externalIPs: [203.0.113.7]
  selector: { app: till }
  ports:
    - port: 80
      targetPort: 8080
---
${exampleDeployment()}`,
  good: `apiVersion: v1
kind: Service
metadata:
  name: till
spec:
  selector: { app: till }
  ports:
    - port: 80
      targetPort: 8080
---
${exampleDeployment()}`,
  remedy: 'Use a Service of type LoadBalancer, an Ingress or a Gateway.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#external-ips',
  check,
};
