import {
  itemsOf,
  property,
  scalarText,
  select,
  textOf,
  type FoundContainer,
  type Json,
  type PodTemplate,
} from '../../../manifests';
import type { Fault } from '../../rule';
import { isFragment } from './fragment';
import { isTemplated } from './names';
import { repeated } from './repeated';

/** https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields */
const FIELD =
  /^(metadata\.(name|namespace|uid)|metadata\.(labels|annotations)\['.*'\]|spec\.(nodeName|serviceAccountName|host)|status\.(hostIPs?|podIPs?))$/;

function volumeFaults({ owner, path, spec }: PodTemplate): Fault[] {
  const named = select(spec, 'volumes.*').map(({ value, path: inner }) => ({
    path: `${path}${inner}/name`,
    name: scalarText(property(value, 'name')),
  }));
  return repeated(named, ({ name }) => (name === '' || isTemplated(name) ? undefined : name)).map((volume) => ({
    resource: owner,
    path: volume.path,
    message: `two volumes of this pod are called "${volume.name}"`,
    fix: 'rename or remove one of them',
  }));
}

/** A pod on the network of its node has the node's ports, and no others. */
function hostPortFaults({ owner, spec }: PodTemplate, { path, body }: FoundContainer): Fault[] {
  if (property(spec, 'hostNetwork') !== true) return [];
  return select(body, 'ports.*').flatMap(({ value, path: inner }): Fault[] => {
    const [host, port] = [property(value, 'hostPort'), property(value, 'containerPort')];
    if (typeof host !== 'number' || typeof port !== 'number' || host === 0 || host === port) return [];
    const message = `hostPort ${String(host)} differs from containerPort ${String(port)}, and hostNetwork lets only the same be`;
    return [
      { resource: owner, path: `${path}${inner}/hostPort`, message, fix: 'remove hostPort, or write the same number' },
    ];
  });
}

function fieldFaults({ owner }: PodTemplate, { path, body }: FoundContainer): Fault[] {
  return select(body, 'env.*.valueFrom.fieldRef.fieldPath').flatMap(({ value, path: inner }): Fault[] => {
    const field = textOf(value);
    if (field === '' || FIELD.test(field) || isTemplated(field)) return [];
    const message = `a variable cannot hold the field "${field}" of its pod`;
    const fix = "name a field that Kubernetes offers, such as metadata.name, metadata.labels['app'] or status.podIP";
    return [{ resource: owner, path: path + inner, message, fix }];
  });
}

/** A patch of a container names no image. */
function imageFaults({ owner }: PodTemplate, { path, name, body }: FoundContainer): Fault[] {
  const image: Json = body.image ?? '';
  if (image !== '' || isFragment(owner)) return [];
  return [{ resource: owner, path, message: `container "${name}" has no image`, fix: 'add the image' }];
}

/** A patch may have no containers; what selects pods of its own means to run some. */
function emptyFaults({ owner, path, spec }: PodTemplate): Fault[] {
  if (itemsOf(spec.containers).length > 0 || !Array.isArray(spec.containers) || isFragment(owner)) return [];
  return [
    { resource: owner, path: `${path}/containers`, message: 'this pod has no container', fix: 'add a container' },
  ];
}

/** A volume of which the container shows the node what it mounts there. */
function propagationFaults({ owner }: PodTemplate, { path, name, body }: FoundContainer): Fault[] {
  if (property(body.securityContext, 'privileged') === true) return [];
  return select(body, 'volumeMounts.*.mountPropagation')
    .filter(({ value }) => value === 'Bidirectional')
    .map(({ path: inner }) => ({
      resource: owner,
      path: path + inner,
      message: `container "${name}" is not privileged, and only such a container may mount Bidirectional`,
      fix: 'write HostToContainer, or make the container privileged',
    }));
}

function subPathFaults({ owner }: PodTemplate, { path, body }: FoundContainer): Fault[] {
  return select(body, 'volumeMounts.*').flatMap(({ value, path: inner }): Fault[] => {
    const given = ['subPath', 'subPathExpr'].filter((field) => textOf(property(value, field)) !== '');
    if (given.length > 1) {
      const message = 'a mount has either subPath or subPathExpr';
      return [{ resource: owner, path: path + inner, message, fix: 'remove one of the two' }];
    }
    return given.flatMap((field): Fault[] => {
      const text = textOf(property(value, field));
      if (!text.startsWith('/') && !text.split('/').includes('..')) return [];
      const message = `${field} "${text}" leads out of its volume`;
      const fix = 'write a path within the volume, without a slash before it and without ".."';
      return [{ resource: owner, path: `${path}${inner}/${field}`, message, fix }];
    });
  });
}

/** What the API server refuses of a pod's spec beyond single fields. */
export function podFaults(pod: PodTemplate): Fault[] {
  return [
    ...emptyFaults(pod),
    ...volumeFaults(pod),
    ...pod.containers.flatMap((container) => [
      ...imageFaults(pod, container),
      ...hostPortFaults(pod, container),
      ...fieldFaults(pod, container),
      ...propagationFaults(pod, container),
      ...subPathFaults(pod, container),
    ]),
  ];
}
