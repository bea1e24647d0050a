import {
  isObject,
  perObject,
  property,
  scalarText,
  select,
  textOf,
  type FoundContainer,
  type Json,
  type PodTemplate,
} from '../../../manifests';

/** A volume's place in a container. */
export interface Mount {
  readonly volume: string;
  /** Where it stands in the container's file system, in its shortest form. */
  readonly path: string;
  readonly readOnly: boolean;
  /** The JSON Pointer of the mount. */
  readonly pointer: string;
}

/** A path without doubled and trailing slashes; `/var/run` is a link to `/run` in every image. */
export function shortPath(path: string): string {
  const short = `/${path.split('/').filter(Boolean).join('/')}`;
  return short === '/var/run' || short.startsWith('/var/run/') ? short.slice('/var'.length) : short;
}

/** Whether `path` is `folder` or stands in it; both as of `shortPath`. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === '/' || path.startsWith(`${folder}/`);
}

/** The mounts of a container. */
export function mountsOf({ body, path }: FoundContainer): Mount[] {
  return select(body, 'volumeMounts.*').flatMap(({ value, path: inner }) => {
    const at = textOf(property(value, 'mountPath'));
    if (at === '') return [];
    return [
      {
        volume: scalarText(property(value, 'name')),
        path: shortPath(at),
        readOnly: property(value, 'readOnly') === true,
        pointer: path + inner,
      },
    ];
  });
}

/** The mount that a path is on, if it is on any: the deepest of those around it. */
export function mountAround(mounts: readonly Mount[], path: string): Mount | undefined {
  const around = mounts.filter((mount) => isWithin(shortPath(path), mount.path));
  return around.reduce<Mount | undefined>(
    (deepest, mount) => (deepest === undefined || mount.path.length > deepest.path.length ? mount : deepest),
    undefined,
  );
}

/** What volumes are made of what their manifest or image says, and so are never written to. */
const NEVER_WRITTEN: ReadonlySet<string> = new Set(['configMap', 'downwardAPI', 'image', 'projected', 'secret']);

/** The volumes of a pod by their name; claims of a StatefulSet and volumes that are missing are not among them. */
export const volumesOf = perObject(({ spec }: PodTemplate): ReadonlyMap<string, Json> => {
  return new Map(
    select(spec, 'volumes.*').map(({ value }): [string, Json] => [scalarText(property(value, 'name')), value]),
  );
});

/** The type of a volume, such as `emptyDir`; a volume that says none is an empty folder. */
export function sourceOf(volume: Json | undefined): string | undefined {
  if (!isObject(volume)) return undefined;
  return Object.keys(volume).find((key) => key !== 'name' && isObject(volume[key])) ?? 'emptyDir';
}

/** Whether the container can write to a mount, as far as manifests tell. */
export function isWritable(mount: Mount, volumes: ReadonlyMap<string, Json>): boolean {
  const volume = volumes.get(mount.volume);
  const isReadOnlyClaim = property(property(volume, 'persistentVolumeClaim'), 'readOnly') === true;
  return !mount.readOnly && !isReadOnlyClaim && !NEVER_WRITTEN.has(sourceOf(volume) ?? '');
}
