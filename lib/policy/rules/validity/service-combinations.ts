import { isIP } from 'node:net';
import { itemsOf, property, textOf, type Json, type Resource } from '../../../manifests';
import type { Fault } from '../../rule';

interface NodePort {
  readonly resource: Resource;
  readonly path: string;
  readonly number: number;
  readonly protocol: string;
}

function typeOf({ body }: Resource): string {
  return textOf(property(body.spec, 'type')) || 'ClusterIP';
}

function nodePortsOf(resource: Resource): NodePort[] {
  return itemsOf(property(resource.body.spec, 'ports')).flatMap((port: Json, index): NodePort[] => {
    const number = property(port, 'nodePort');
    if (typeof number !== 'number' || number === 0) return [];
    const path = `/spec/ports/${String(index)}/nodePort`;
    return [{ resource, path, number, protocol: textOf(property(port, 'protocol')) || 'TCP' }];
  });
}

/** Addresses as the API server takes them; what templating tools fill in is none yet. */
function addressFaults(resource: Resource): Fault[] {
  const address = textOf(property(resource.body.spec, 'clusterIP'));
  if (address === '' || address === 'None' || isIP(address) > 0 || /[${}<>]/.test(address)) return [];
  const message = `clusterIP is "${address}", expected None, an address, or nothing`;
  return [{ resource, path: '/spec/clusterIP', message, fix: 'write None for a headless Service, or remove it' }];
}

function typeFaults(resource: Resource): Fault[] {
  const type = typeOf(resource);
  const spec = resource.body.spec;
  if (type === 'ExternalName' && (property(spec, 'externalName') ?? '') === '') {
    const message = 'a Service of the type ExternalName needs externalName';
    return [{ resource, path: '/spec', message, fix: 'add externalName' }];
  }
  if (property(spec, 'clusterIP') === 'None' && (type === 'NodePort' || type === 'LoadBalancer')) {
    const message = `a Service of the type ${type} may not be headless`;
    return [{ resource, path: '/spec/clusterIP', message, fix: 'remove clusterIP, or the type' }];
  }
  if (type !== 'ClusterIP') return [];
  return nodePortsOf(resource).map(({ path, number }) => ({
    resource,
    path,
    message: `nodePort ${String(number)} is for Services of the type NodePort or LoadBalancer`,
    fix: 'remove nodePort, or write the type NodePort',
  }));
}

function keyOf({ number, protocol }: NodePort): string {
  return `${protocol} ${String(number)}`;
}

/** Variants of one environment stand in several files, so that only those of one file are sure to meet, and those of one namespace likely. */
function mayMeet(one: Resource, other: Resource): boolean {
  return one.origin?.file === other.origin?.file || (one.namespace !== undefined && one.namespace === other.namespace);
}

function isObjectTwice(one: Resource, other: Resource): boolean {
  return one !== other && one.name === other.name && one.namespace === other.namespace;
}

function* takenPorts(ports: readonly NodePort[]): Iterable<Fault> {
  const first = new Map<string, Resource>();
  for (const port of ports) {
    const { resource, path, number } = port;
    const holder = first.get(keyOf(port));
    if (holder === undefined) first.set(keyOf(port), resource);
    if (holder === undefined || isObjectTwice(holder, resource) || !mayMeet(holder, resource)) continue;
    yield {
      resource,
      path,
      message: `nodePort ${String(number)} is taken by another port of this set`,
      fix: 'choose another one, or leave the choice to Kubernetes',
      severity: holder.origin?.file === resource.origin?.file ? 'error' : 'warning',
    };
  }
}

/** What the API server refuses of Services beyond single fields. */
export function serviceFaults(services: readonly Resource[]): Fault[] {
  const ports = services.filter((service) => typeOf(service) !== 'ClusterIP').flatMap(nodePortsOf);
  return [...services.flatMap(addressFaults), ...services.flatMap(typeFaults), ...takenPorts(ports)];
}
