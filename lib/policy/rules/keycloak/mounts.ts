import {
  isObject,
  itemsOf,
  property,
  textOf,
  type FoundContainer,
  type JsonObject,
  type PodTemplate,
} from '../../../manifests';

/** One volume mount of a container. */
export interface Mount {
  /** Without a slash at its end. */
  readonly folder: string;
  /** Where the mount stands, as a JSON Pointer. */
  readonly path: string;
  readonly volume: string;
  /** The volume's type, such as `emptyDir`; empty where it cannot be told. */
  readonly type: string;
  /** It shows one entry of the volume in place of its root. */
  readonly part: boolean;
  readonly writable: boolean;
  /** An init container has it mounted, and may have put something in. */
  readonly filled: boolean;
}

const READ_ONLY: ReadonlySet<string> = new Set(['configMap', 'secret', 'projected', 'downwardAPI', 'image']);

function volumeTypes(pod: PodTemplate): Map<string, string> {
  const types = new Map<string, string>();
  for (const volume of itemsOf(property(pod.spec, 'volumes'))) {
    const type = isObject(volume) ? Object.keys(volume).find((name) => name !== 'name') : undefined;
    types.set(textOf(property(volume, 'name')), type ?? '');
  }
  return types;
}

function mountsIn(container: JsonObject): JsonObject[] {
  return itemsOf(property(container, 'volumeMounts')).filter(isObject);
}

function filledVolumes(pod: PodTemplate): Set<string> {
  const before = pod.containers.filter(({ init }) => init);
  return new Set(before.flatMap(({ body }) => mountsIn(body).map(({ name }) => textOf(name))));
}

function withoutSlash(folder: string): string {
  let end = folder.length;
  while (end > 1 && folder[end - 1] === '/') end -= 1;
  return folder.slice(0, end);
}

/** The mounts of a container, those of longer paths first, so that the first one over a path is the one that counts. */
export function mountsOf(pod: PodTemplate, container: FoundContainer): readonly Mount[] {
  const [types, filled] = [volumeTypes(pod), filledVolumes(pod)];
  return itemsOf(property(container.body, 'volumeMounts'))
    .flatMap((mount, index): Mount[] => {
      const folder = withoutSlash(textOf(property(mount, 'mountPath')));
      const volume = textOf(property(mount, 'name'));
      const type = types.get(volume) ?? '';
      return [
        {
          folder,
          path: `${container.path}/volumeMounts/${index}`,
          volume,
          type,
          part: textOf(property(mount, 'subPath')) + textOf(property(mount, 'subPathExpr')) !== '',
          writable: property(mount, 'readOnly') !== true && !READ_ONLY.has(type),
          filled: filled.has(volume),
        },
      ];
    })
    .filter(({ folder }) => folder !== '')
    .sort((one, other) => other.folder.length - one.folder.length);
}

/** Whether a folder is another one or lies in it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer === '/' ? '/' : `${outer}/`);
}

/** The mount that a path lies in. */
export function mountOver(mounts: readonly Mount[], path: string): Mount | undefined {
  return mounts.find(({ folder }) => isWithin(path, folder));
}
