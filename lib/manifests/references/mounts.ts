import { perObject } from '../per-object';
import type { FoundContainer, PodTemplate } from '../pod-template';
import { isObject, itemsOf, property, scalarText, textOf, type Json, type JsonObject } from '../resource';
import type { Draft } from './draft';

function claimNames(pod: PodTemplate): string[] {
  const templates = itemsOf(property(property(pod.owner.body, 'spec'), 'volumeClaimTemplates'));
  return templates.map((claim) => textOf(property(property(claim, 'metadata'), 'name'))).filter((name) => name !== '');
}

function volumesOf(pod: PodTemplate): ReadonlyMap<string, JsonObject> {
  const volumes = itemsOf(pod.spec.volumes).filter(isObject);
  return new Map([
    ...claimNames(pod).map((name): [string, JsonObject] => [name, {}]),
    ...volumes.map((volume): [string, JsonObject] => [scalarText(volume.name), volume]),
  ]);
}

const namesOf = perObject((volumes: ReadonlyMap<string, JsonObject>): readonly string[] => [...volumes.keys()]);

function mountDraft(
  pod: PodTemplate,
  mount: JsonObject,
  path: string,
  volumes: ReadonlyMap<string, JsonObject>,
): Draft[] {
  const name = textOf(mount.name);
  if (name === '') return [];
  const { owner } = pod;
  return [
    {
      reference: {
        by: 'mount',
        from: owner,
        path,
        at: `${path}/name`,
        target: { kind: 'Volume', namespace: owner.namespace, name },
        optional: false,
        lenient: false,
      },
      answer: () =>
        volumes.has(name)
          ? { is: 'resolved', to: [] }
          : { is: 'dangling', missing: 'object', to: [], candidates: namesOf(volumes) },
    },
  ];
}

interface Source {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly body: JsonObject;
}

/** The object that a volume shows as files, where it is one. */
function sourceOf(volume: JsonObject): Source | undefined {
  const { configMap, secret } = volume;
  if (isObject(configMap)) return { kind: 'ConfigMap', name: textOf(configMap.name), body: configMap };
  if (isObject(secret)) return { kind: 'Secret', name: textOf(secret.secretName), body: secret };
  return undefined;
}

/** The paths of a volume's files, sorted. */
const pathsIn = perObject((volume: JsonObject): readonly string[] => {
  return itemsOf(volume.items)
    .map((item) => textOf(property(item, 'path')))
    .sort();
});

/** Whether a path is one of those that are sorted, or a folder of one. */
function isPathOf(path: string, sorted: readonly string[]): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < path) low = middle + 1;
    else high = middle;
  }
  if (sorted[low] === path) return true;
  return path.endsWith('/') ? (sorted[low] ?? '').startsWith(path) : isPathOf(`${path}/`, sorted);
}

/** A sub-path that is no file of the volume is made as an empty folder, and the program reads that. */
function subPathDraft(pod: PodTemplate, mount: JsonObject, path: string, volume: JsonObject | undefined): Draft[] {
  const subPath = textOf(mount.subPath).replace(/^\.\//, '').replace(/\/$/, '');
  const source = volume === undefined ? undefined : sourceOf(volume);
  if (subPath === '' || subPath === '.' || source === undefined || source.name === '') return [];
  const { owner } = pod;
  const reference = {
    by: 'subPath',
    from: owner,
    path,
    at: `${path}/subPath`,
    keyAt: `${path}/subPath`,
    target: { kind: source.kind, namespace: owner.namespace, name: source.name, key: subPath },
    optional: source.body.optional === true,
    lenient: false,
  } as const;
  const files = pathsIn(source.body);
  if (files.length === 0) return [{ reference }];
  const isThere = isPathOf(subPath, files);
  return [
    {
      reference,
      answer: () =>
        isThere ? { is: 'resolved', to: [] } : { is: 'dangling', missing: 'key', to: [], candidates: files },
    },
  ];
}

function containerMounts(pod: PodTemplate, { body, path }: FoundContainer, volumes: ReadonlyMap<string, JsonObject>) {
  const lists = ['volumeMounts', 'volumeDevices'] as const;
  return lists.flatMap((list) =>
    itemsOf(body[list]).flatMap((mount: Json, index): Draft[] => {
      if (!isObject(mount)) return [];
      const at = `${path}/${list}/${String(index)}`;
      return [...mountDraft(pod, mount, at, volumes), ...subPathDraft(pod, mount, at, volumes.get(textOf(mount.name)))];
    }),
  );
}

/** The volumes and files that containers mount. */
export function mountReferences(pod: PodTemplate): Draft[] {
  const volumes = volumesOf(pod);
  return pod.containers.flatMap((container) => containerMounts(pod, container, volumes));
}
