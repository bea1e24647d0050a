import { createHash } from 'node:crypto';
import { k8s } from 'cdk8s-plus-27';
import { imageReference, type Image } from './image';
import type { Env, FileSource } from './pod-source';
import type { Ports } from './port';
import { renderProbes, type Probes } from './probe';
import { renderResources, type Bytes, type Resources } from './resources';

/** Absolute paths in a container. */
export type MountPath = `/${string}`;

/** What every container is given, whatever its role in the pod. */
export interface ContainerProps {
  readonly image: Image;
  /** Replaces the image's entrypoint. @default - the image's own */
  readonly command?: readonly string[];
  /** @default - the image's own */
  readonly args?: readonly string[];
  /** @default - none */
  readonly env?: Env;
  readonly resources: Resources;
  /** The only paths that may be written, each an emptyDir of at most this size; the root file system is read-only. */
  readonly writable?: Readonly<Record<MountPath, Bytes>>;
  /** Read-only files from ConfigMaps and Secrets. @default - none */
  readonly files?: Readonly<Record<MountPath, FileSource>>;
  /** User and group where they differ from the pod's. @default - the pod's */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** A container that listens: its ports, and the probes that ask one of them. */
export interface ListeningProps<P extends Ports> extends ContainerProps {
  readonly probes: Probes<P>;
}

/** A container and the volumes that it brings into the pod. */
export interface RenderedContainer {
  readonly container: k8s.Container;
  readonly volumes: readonly k8s.Volume[];
  readonly props: ContainerProps;
}

/** Volume names have at most 63 characters (RFC 1123); this leaves room for a dash and a hash of eight. */
const SLUG_LENGTH = 54;

/** A volume's name inside a pod: readable where the path allows it, else kept apart by a hash of the path. */
function volumeName(container: string, path: string): string {
  const readable = `${container}${path.replaceAll('/', '-')}`;
  if (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(readable) && !path.includes('-')) return readable;
  const slug = readable
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH);
  const hash = createHash('sha256').update(`${container} ${path}`).digest('hex').slice(0, 8);
  return `${slug.replaceAll(/^-|-$/g, '')}-${hash}`;
}

function scratchVolumes(name: string, props: ContainerProps): k8s.Volume[] {
  return Object.entries(props.writable ?? {}).map(([path, size]) => ({
    name: volumeName(name, path),
    emptyDir: { sizeLimit: k8s.Quantity.fromString(size) },
  }));
}

function mounts(name: string, props: ContainerProps): k8s.VolumeMount[] {
  return [
    ...Object.keys(props.writable ?? {}).map((path) => ({ name: volumeName(name, path), mountPath: path })),
    ...Object.keys(props.files ?? {}).map((path) => ({
      name: volumeName(name, path),
      mountPath: path,
      readOnly: true,
    })),
  ];
}

function renderEnv(env: Env): k8s.EnvVar[] {
  return Object.entries(env).map(([name, source]) => ({ name, valueFrom: source.render() }));
}

/** What the restricted Pod Security Standard asks of a container, and a read-only root, which it does not. */
function securityContext(props: ContainerProps): k8s.SecurityContext {
  const user = props.user === undefined ? {} : { runAsUser: props.user.uid, runAsGroup: props.user.gid };
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    ...user,
  };
}

function optionalList<K extends string>(field: K, list: readonly string[] | undefined) {
  return list === undefined ? {} : { [field]: [...list] };
}

/** A container without ports, such as an init container. */
export function renderContainer(name: string, props: ContainerProps): RenderedContainer {
  const container: k8s.Container = {
    name,
    image: imageReference(props.image),
    imagePullPolicy: 'IfNotPresent',
    ...optionalList('command', props.command),
    ...optionalList('args', props.args),
    ...(props.env === undefined ? {} : { env: renderEnv(props.env) }),
    resources: renderResources(props.resources),
    securityContext: securityContext(props),
    volumeMounts: mounts(name, props),
  };
  const files = Object.entries(props.files ?? {}).map(([path, source]) => source.volume(volumeName(name, path)));
  return { container, volumes: [...scratchVolumes(name, props), ...files], props };
}

/** A container with ports and probes. */
export function renderListening<P extends Ports>(name: string, ports: P, props: ListeningProps<P>): RenderedContainer {
  const rendered = renderContainer(name, props);
  const containerPorts = Object.entries(ports).map(([portName, { number }]) => ({
    name: portName,
    containerPort: number,
  }));
  return {
    ...rendered,
    container: { ...rendered.container, ports: containerPorts, ...renderProbes(ports, props.probes) },
  };
}
