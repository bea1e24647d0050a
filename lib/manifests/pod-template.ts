import { containerLists, podSpecAt } from './catalogue';
import { isObject, scalarText, textOf, type Json, type JsonObject, type Resource } from './resource';
import { select } from './select';

/** One container of a pod template and where it stands. */
export interface FoundContainer {
  readonly path: string;
  readonly name: string;
  /** It runs for the pod's whole life: a main container or a native sidecar. */
  readonly lasting: boolean;
  /** It stands among the init containers, and starts after those before it. */
  readonly init: boolean;
  readonly body: JsonObject;
}

/** The pod that a workload makes. */
export interface PodTemplate {
  readonly owner: Resource;
  readonly path: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: JsonObject;
  readonly containers: readonly FoundContainer[];
}

function containersOf(spec: JsonObject, path: string): FoundContainer[] {
  return containerLists.flatMap((list) =>
    select(spec, `${list}.*`).flatMap(({ value, path: inner }) =>
      isObject(value)
        ? [
            {
              path: path + inner,
              name: textOf(value.name),
              lasting: list === 'containers' || (list === 'initContainers' && value.restartPolicy === 'Always'),
              init: list === 'initContainers',
              body: value,
            },
          ]
        : [],
    ),
  );
}

/** A mapping's single values as text; nothing, lists and mappings in it are left out. */
export function textMap(value: Json | undefined): Record<string, string> {
  if (!isObject(value)) return {};
  const map: Record<string, string> = {};
  for (const name of Object.keys(value)) {
    const item = value[name];
    if (item === undefined || typeof item === 'object') continue;
    // `__proto__` is a name like any other.
    if (name !== '__proto__') map[name] = scalarText(item);
    else
      Object.defineProperty(map, name, {
        value: scalarText(item),
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return map;
}

/** The pod template of a resource, or undefined for kinds without pods. */
export function podTemplateOf(owner: Resource): PodTemplate | undefined {
  const at = podSpecAt(owner.type);
  const [found] = at === undefined ? [] : select(owner.body, at);
  if (at === undefined || found === undefined || !isObject(found.value)) return undefined;
  const labels = select(owner.body, at.replace(/spec$/, 'metadata.labels'))[0]?.value;
  return {
    owner,
    path: found.path,
    labels: textMap(labels),
    spec: found.value,
    containers: containersOf(found.value, found.path),
  };
}
