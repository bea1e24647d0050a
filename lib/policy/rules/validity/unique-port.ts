import {
  isObject,
  itemsOf,
  property,
  textOf,
  type Graph,
  type Json,
  type JsonObject,
  type Resource,
} from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { builtInPods } from './fragment';
import { repeated } from './repeated';

interface Port {
  readonly path: string;
  readonly body: JsonObject;
}

function portsAt(list: Json | undefined, path: string): Port[] {
  return itemsOf(list).flatMap((body, index) => (isObject(body) ? [{ path: `${path}/${index}`, body }] : []));
}

function nameOf({ body }: Port): string | undefined {
  return textOf(body.name) || undefined;
}

/** A port number with its protocol, which is TCP where none is given. */
function numberAt(field: string): (port: Port) => string | undefined {
  return ({ body }) => {
    const number = body[field];
    return typeof number === 'number' && number !== 0 ? `${number}/${textOf(body.protocol) || 'TCP'}` : undefined;
  };
}

function twice(
  resource: Resource,
  ports: readonly Port[],
  field: string,
  { keyOf, ...rest }: Pick<Fault, 'severity'> & { keyOf: (port: Port) => string | undefined },
): Fault[] {
  return repeated(ports, keyOf).map((port) => ({
    resource,
    path: `${port.path}/${field}`,
    message: `${field} "${keyOf(port) ?? ''}" stands twice in this list`,
    fix: 'remove one of the two, or change it',
    ...rest,
  }));
}

function serviceFaults(resource: Resource): Fault[] {
  const ports = portsAt(property(resource.body.spec, 'ports'), '/spec/ports');
  const unnamed = ports.length > 1 ? ports.filter(({ body }) => (body.name ?? '') === '') : [];
  return [
    ...twice(resource, ports, 'name', { keyOf: nameOf }),
    ...twice(resource, ports, 'port', { keyOf: numberAt('port') }),
    ...unnamed.map(({ path }) => ({
      resource,
      path,
      message: 'a Service of several ports needs a name for each',
      fix: 'add a name to this port',
    })),
  ];
}

function containerFaults(graph: Graph): Fault[] {
  return builtInPods(graph).flatMap(({ owner, containers }) =>
    containers.flatMap(({ path, body }) => {
      const ports = portsAt(body.ports, `${path}/ports`);
      return [
        ...twice(owner, ports, 'name', { keyOf: nameOf }),
        // The list is documentation, so that the API server only warns.
        ...twice(owner, ports, 'containerPort', { keyOf: numberAt('containerPort'), severity: 'warning' }),
      ];
    }),
  );
}

/** Whoever refers to a port, by name or number, means one. */
export const uniquePort: Rule = {
  id: 'unique-port',
  family: 'validity',
  severity: 'error',
  summary: 'No two ports of a Service or a container share their name or number.',
  why: 'The API server refuses a Service with two ports of one name or number, or with several ports and one of them unnamed, and a container with two ports of one name.',
  bad: `apiVersion: v1
kind: Service
metadata:
  name: till
spec:
  ports:
    - name: http
      port: 80
    - name: http
      port: 8080`,
  good: `apiVersion: v1
kind: Service
metadata:
  name: till
spec:
  ports:
    - name: http
      port: 80
    - name: http-alt
      port: 8080`,
  remedy: 'Rename or remove one of the ports.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
  check: (graph) => [...graph.ofKind('Service').flatMap(serviceFaults), ...containerFaults(graph)],
};
