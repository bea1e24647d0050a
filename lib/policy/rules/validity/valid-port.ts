import { isObject, itemsOf, property, type Graph, type Json, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { builtInPods } from './fragment';
import { isTemplated, portName } from './names';

interface Port {
  readonly resource: Resource;
  readonly path: string;
  readonly value: Json | undefined;
}

/** Fields that take a name as well. */
const NAMEABLE = /\/(targetPort|(httpGet|tcpSocket)\/port)$/;

function isNumber(value: Json | undefined): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535;
}

function faultsOf({ resource, path, value }: Port): Fault[] {
  const field = path.slice(path.lastIndexOf('/') + 1);
  if (typeof value === 'number' && Number.isInteger(value) && !isNumber(value))
    return [{ resource, path, message: `${field} ${value} is not within 1 to 65535`, fix: 'write a port number' }];
  if (typeof value !== 'string' || value === '' || !NAMEABLE.test(path) || isTemplated(value)) return [];
  if (/^\d+$/.test(value)) {
    const message = `${field} "${value}" is a text, so that a port of that name is looked for, and a name needs a letter`;
    return [{ resource, path, message, fix: 'write the number without quotes' }];
  }
  const wrong = portName(value);
  if (wrong === undefined) return [];
  return [{ resource, path, message: `${field} "${value}" ${wrong}`, fix: 'write the name of a port, or its number' }];
}

function portsIn(resource: Resource, list: Json | undefined, at: string, fields: readonly string[]): Port[] {
  return itemsOf(list).flatMap((item, index) =>
    fields.map((field) => ({ resource, path: `${at}/${index}/${field}`, value: property(item, field) })),
  );
}

/** A zero means that Kubernetes chooses. */
function given({ path, value }: Port): boolean {
  return value !== 0 || !/\/(nodePort|hostPort|targetPort)$/.test(path);
}

const HANDLERS = ['httpGet', 'tcpSocket', 'grpc'];
const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle/postStart', 'lifecycle/preStop'];

function handlerPorts(resource: Resource, body: Json, path: string): Port[] {
  return PROBES.flatMap((probe) => {
    const found = probe.split('/').reduce<Json | undefined>((value, step) => property(value, step), body);
    if (!isObject(found)) return [];
    return HANDLERS.map((handler) => ({
      resource,
      path: `${path}/${probe}/${handler}/port`,
      value: property(property(found, handler), 'port'),
    }));
  });
}

function allPorts(graph: Graph): Port[] {
  const services = graph
    .ofKind('Service')
    .flatMap((service) =>
      portsIn(service, property(service.body.spec, 'ports'), '/spec/ports', ['port', 'targetPort', 'nodePort']),
    );
  const pods = builtInPods(graph).flatMap(({ owner, containers }) =>
    containers.flatMap(({ path, body }) => [
      ...portsIn(owner, body.ports, `${path}/ports`, ['containerPort', 'hostPort']),
      ...handlerPorts(owner, body, path),
    ]),
  );
  return [...services, ...pods];
}

/** A port is a number, or the name of one; a number in quotes is neither. */
export const validPort: Rule = {
  id: 'valid-port',
  family: 'validity',
  severity: 'error',
  summary: 'Every port is a number of 1 to 65535, or the name of one.',
  why: 'The API server refuses any other number, and takes a number in quotes for a name, which it refuses as well because it has no letter.',
  bad: `apiVersion: v1
kind: Service
metadata:
  name: till
spec:
  ports:
    - port: 80
      targetPort: "8080"`,
  good: `apiVersion: v1
kind: Service
metadata:
  name: till
spec:
  ports:
    - port: 80
      targetPort: 8080`,
  remedy: 'Write numbers without quotes.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  check: (graph) => allPorts(graph).filter(given).flatMap(faultsOf),
};
