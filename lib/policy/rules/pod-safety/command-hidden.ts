import {
  itemsOf,
  property,
  scalarText,
  textOf,
  type FoundContainer,
  type Graph,
  type Json,
  type PodTemplate,
} from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { containerName } from './control';
import { isWithin, mountsOf, shortPath, sourceOf, volumesOf, type Mount } from './mounts';

/** Programs that run the file they are given first. */
const INTERPRETER = /(^|\/)(ba|da|a|z)?sh$|(^|\/)(python[\d.]*|node|perl|ruby|php|bash)$/;

interface Word {
  readonly text: string;
  readonly path: string;
}

/** The files that a container starts with: its program, and the script that an interpreter is given. */
function startedFiles({ body, path }: FoundContainer): Word[] {
  const words = ['command', 'args'].flatMap((field) =>
    itemsOf(body[field]).map((word, index) => ({ text: textOf(word), path: `${path}/${field}/${index}` })),
  );
  const [first, second] = words;
  if (first === undefined || itemsOf(body.command).length === 0) return [];
  const script = INTERPRETER.test(first.text) && second !== undefined ? [second] : [];
  return [first, ...script].filter(({ text }) => /^\/[\w./-]+$/.test(text));
}

/** Volumes that others of the pod can write to, before or beside this container. */
function filledVolumes(pod: PodTemplate, except: FoundContainer): ReadonlySet<string> {
  const others = pod.containers.filter((container) => container !== except);
  return new Set(others.flatMap((container) => mountsOf(container).map(({ volume }) => volume)));
}

/** The files of a volume made of a ConfigMap, where they are known. */
function filesOf(volume: Json | undefined, pod: PodTemplate, graph: Graph): ReadonlySet<string> | undefined {
  const source = property(volume, 'configMap');
  const items = itemsOf(property(source, 'items'));
  if (items.length > 0) return new Set(items.map((item) => textOf(property(item, 'path'))));
  const found = graph.find('ConfigMap', pod.owner.namespace, scalarText(property(source, 'name')));
  if (found.length === 0 || property(source, 'optional') === true) return undefined;
  const keys = found.map((product) => product.keys);
  return keys.includes(undefined) ? undefined : new Set(keys.flatMap((all) => [...(all ?? [])]));
}

function isMissing(
  file: string,
  mount: Mount,
  scene: { pod: PodTemplate; container: FoundContainer; graph: Graph },
): boolean {
  const { pod, container, graph } = scene;
  const volume = volumesOf(pod).get(mount.volume);
  const source = volume === undefined ? undefined : sourceOf(volume);
  if (source === 'emptyDir') return !filledVolumes(pod, container).has(mount.volume);
  if (source !== 'configMap') return false;
  const files = filesOf(volume, pod, graph);
  const name = file.slice(mount.path === '/' ? 1 : mount.path.length + 1);
  return files !== undefined && !files.has(name);
}

function isPart({ body }: FoundContainer, { pointer }: Mount): boolean {
  const mount = itemsOf(body.volumeMounts)[Number(pointer.split('/').at(-1))];
  return ['subPath', 'subPathExpr'].some((field) => textOf(property(mount, field)) !== '');
}

function ofContainer(pod: PodTemplate, container: FoundContainer, graph: Graph): Fault[] {
  const files = startedFiles(container);
  if (files.length === 0) return [];
  // The deepest mount decides.
  const mounts = mountsOf(container).sort((one, other) => other.path.length - one.path.length);
  return files.flatMap(({ text, path }): Fault[] => {
    const file = shortPath(text);
    const mount = mounts.find((each) => isWithin(file, each.path));
    if (mount === undefined || mount.path === file || isPart(container, mount)) return [];
    if (!isMissing(file, mount, { pod, container, graph })) return [];
    const message = `${containerName(container.name)}: ${text} is run, and volume "${mount.volume}" at ${mount.path} has no such file and hides the image's`;
    return [{ resource: pod.owner, path, message, fix: 'mount the volume elsewhere, or put the file into it' }];
  });
}

function example(path: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data: { settings.json: "{}" }
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4.2
      command: [/app/start.sh]
      volumeMounts: [{ name: config, mountPath: ${path} }]
  volumes: [{ name: config, configMap: { name: till } }]
`;
}

/** A volume takes the place of what the image has there. */
export const commandHidden: Rule = {
  id: 'command-hidden',
  family: 'pod-safety',
  severity: 'error',
  summary: 'No volume hides the program or script that its container runs.',
  why: 'The container does not start: "no such file or directory".',
  bad: example('/app'),
  good: example('/app/config'),
  remedy: 'Mount the volume at a folder of its own, or single files of it with `subPath`.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  check: (graph) =>
    graph.pods.flatMap((pod) => pod.containers.flatMap((container) => ofContainer(pod, container, graph))),
};
