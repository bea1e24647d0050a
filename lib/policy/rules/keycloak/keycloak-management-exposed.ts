import { itemsOf, property, scalarText, textOf, type Json, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { selectingPods } from './cluster';
import { backendsOf } from './entries';
import { examplePod } from './example';
import { managementPort, portNumber } from './probes';
import { since } from './certainty';
import { eachServer, type Server } from './server';
import { guide } from './sources';

interface Exposed {
  readonly service: Resource;
  readonly index: number;
  readonly port: Json;
}

function managementPorts(server: Server): Exposed[] {
  return selectingPods(server, 'Service').flatMap((service) =>
    itemsOf(property(property(service.body, 'spec'), 'ports')).flatMap((port, index) => {
      const target = property(port, 'targetPort') ?? property(port, 'port');
      return portNumber(server, target) === managementPort(server) ? [{ service, index, port }] : [];
    }),
  );
}

function faultAt(resource: Resource, path: string): Fault {
  const message = `${resource.kind} "${resource.name}" takes Keycloak's management port outside, with its metrics and health checks`;
  return { resource, path, message, fix: 'leave the management port to the cluster' };
}

function look(server: Server): Fault[] {
  if (since(server, 25) === undefined) return [];
  return managementPorts(server).flatMap(({ service, index, port }) => {
    const type = textOf(property(property(service.body, 'spec'), 'type'));
    const outside = type === 'LoadBalancer' || type === 'NodePort' ? [faultAt(service, `/spec/ports/${index}`)] : [];
    const names = [scalarText(property(port, 'name')), scalarText(property(port, 'port'))].filter(
      (name) => name !== '',
    );
    const routed = backendsOf(service, server.graph).filter(({ port: wanted }) => names.includes(wanted));
    return [...outside, ...routed.map(({ from, path }) => faultAt(from, path))];
  });
}

/** The management interface has no login. */
export const keycloakManagementExposed: Rule = {
  id: 'keycloak-management-exposed',
  family: 'keycloak',
  severity: 'warning',
  summary: "Keycloak's management port stays in the cluster.",
  why: 'Metrics and health checks tell anybody which realms there are, how they are used and when they fail, and ask for no login.',
  bad: `${examplePod({ container: 'args: [start, --optimized]\n' })}---
apiVersion: v1
kind: Service
metadata:
  name: sso
spec:
  type: LoadBalancer
  selector:
    app: sso
  ports:
    - port: 9000
`,
  good: `${examplePod({ container: 'args: [start, --optimized]\n' })}---
apiVersion: v1
kind: Service
metadata:
  name: sso
spec:
  type: LoadBalancer
  selector:
    app: sso
  ports:
    - port: 443
      targetPort: 8443
`,
  remedy:
    'Expose the main port alone, and of it the paths `/realms/` and `/resources/`; let Prometheus ask within the cluster.',
  source: guide('server/management-interface'),
  check: eachServer(look),
};
