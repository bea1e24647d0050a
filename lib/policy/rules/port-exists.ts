import { nearest } from '../../config';
import {
  isObject,
  podTemplateOf,
  select,
  selects,
  textMap,
  textOf,
  type Json,
  type JsonObject,
  type PodTemplate,
  type Resource,
  scalarText,
} from '../../manifests';
import type { Finding, Rule } from '../rule';

function declaredPorts(container: JsonObject): { names: string[]; numbers: number[] } {
  return {
    names: select(container, 'ports.*.name').map(({ value }) => scalarText(value)),
    numbers: select(container, 'ports.*.containerPort').map(({ value }) => Number(value)),
  };
}

function missing(port: Json, names: readonly string[], numbers: readonly number[]): string | undefined {
  if (typeof port === 'number' ? numbers.includes(port) : names.includes(scalarText(port))) return undefined;
  const best = nearest(scalarText(port), names);
  return `port "${scalarText(port)}" is not declared${best === undefined ? '' : `; did you mean "${best}"?`}`;
}

function probePorts(pod: PodTemplate): Finding[] {
  return pod.containers.flatMap(({ body, path }) => {
    const { names, numbers } = declaredPorts(body);
    const used = ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((probe) =>
      ['httpGet', 'tcpSocket', 'grpc'].flatMap((action) => select(body, `${probe}.${action}.port`)),
    );
    return used.flatMap(({ value, path: inner }): Finding[] => {
      const message = missing(value, names, numbers);
      return message === undefined
        ? []
        : [{ rule: 'container-port-exists', resource: pod.owner, path: path + inner, message }];
    });
  });
}

function targetPorts(service: Resource, pods: readonly PodTemplate[]): Finding[] {
  const labels = textMap(select(service.body, 'spec.selector')[0]?.value);
  const behind = pods
    .filter((pod) => selects(labels, pod.labels))
    .flatMap(({ containers }) => containers.map(({ body }) => declaredPorts(body)));
  const names = behind.flatMap((ports) => ports.names);
  const numbers = behind.flatMap((ports) => ports.numbers);
  return select(service.body, 'spec.ports.*.targetPort').flatMap(({ value, path }): Finding[] => {
    const message = missing(value, names, numbers);
    return message === undefined ? [] : [{ rule: 'container-port-exists', resource: service, path, message }];
  });
}

function backendPorts(ingress: Resource, services: ReadonlyMap<string, Resource>): Finding[] {
  return select(ingress.body, 'spec.rules.*.http.paths.*.backend.service').flatMap(({ value, path }): Finding[] => {
    if (!isObject(value)) return [];
    const port = isObject(value.port) ? value.port : {};
    const service = services.get(`${ingress.namespace ?? ''}/${textOf(value.name)}`);
    if (service === undefined) return [];
    const names = select(service.body, 'spec.ports.*.name').map((port) => scalarText(port.value));
    const numbers = select(service.body, 'spec.ports.*.port').map((port) => Number(port.value));
    const message = missing(port.name ?? port.number ?? '', names, numbers);
    return message === undefined
      ? []
      : [{ rule: 'service-port-exists', resource: ingress, path: `${path}/port`, message }];
  });
}

/** Probes, Services and Ingresses name ports that are declared. */
export const portExists: Rule = {
  id: 'container-port-exists, service-port-exists',
  summary: 'Every port that is named is declared by the pod or Service it is looked for in.',
  check: (graph) => {
    const pods = graph.resources.map(podTemplateOf).filter((pod) => pod !== undefined);
    const ofKind = (kind: string) => graph.resources.filter((resource) => resource.kind === kind);
    const services = new Map(
      ofKind('Service').map((service) => [`${service.namespace ?? ''}/${service.name}`, service] as const),
    );
    return [
      ...pods.flatMap(probePorts),
      ...ofKind('Service').flatMap((service) => targetPorts(service, pods)),
      ...ofKind('Ingress').flatMap((ingress) => backendPorts(ingress, services)),
    ];
  },
};
