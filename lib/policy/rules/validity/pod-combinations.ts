import {
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

/** What the API server refuses of a pod's spec beyond single fields. */
export function podFaults(pod: PodTemplate): Fault[] {
  return [
    ...volumeFaults(pod),
    ...pod.containers.flatMap((container) => [
      ...imageFaults(pod, container),
      ...hostPortFaults(pod, container),
      ...fieldFaults(pod, container),
    ]),
  ];
}
