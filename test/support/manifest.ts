import { distance } from 'fastest-levenshtein';

/** A rendered object. */
export type Manifest = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null;
}

function step(value: unknown, key: string | number, path: string): unknown {
  if (!isMapping(value)) throw new Error(`nothing to look into at ${path}`);
  return value[key];
}

/**
 * The value at a path; undefined when its last step is missing.
 * @throws Error when an earlier step is missing, so that `toBeUndefined` cannot pass by a misspelt path.
 */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key, index) => step(inner, key, `/${path.slice(0, index).join('/')}`), value);
}

/**
 * The list at a path.
 * @throws Error when there is none.
 */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly Manifest[] {
  const list = at(value, ...path);
  if (!Array.isArray(list)) throw new Error(`no list at /${path.join('/')}`);
  return list as Manifest[];
}

/** The names of the items of a list. */
export function namesAt(value: unknown, ...path: readonly (string | number)[]): unknown[] {
  return listAt(value, ...path).map((item) => item.name);
}

/** How a person calls an object: `Service/test-web`. */
export function callName(object: Manifest): string {
  return `${String(object.kind)}/${String(at(object, 'metadata', 'name'))}`;
}

function closestNames(wanted: string, names: readonly string[]): string[] {
  return [...names].sort((a, b) => distance(wanted, a) - distance(wanted, b)).slice(0, 3);
}

/**
 * The one object of a kind and name.
 * @throws Error with the three closest names when there is none.
 */
export function find(objects: readonly Manifest[], kind: string, name: string): Manifest {
  const wanted = `${kind}/${name}`;
  const found = objects.filter((object) => callName(object) === wanted);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  if (first !== undefined) throw new Error(`${wanted} stands ${found.length} times in the set`);
  throw new Error(`no ${wanted}; the closest are ${closestNames(wanted, objects.map(callName)).join(', ')}`);
}

/** The objects of a kind. */
export function ofKind(objects: readonly Manifest[], kind: string): Manifest[] {
  return objects.filter((object) => object.kind === kind);
}

/** The pod's spec in a Deployment, StatefulSet or Job. */
export function podSpec(workload: Manifest): Manifest {
  return at(workload, 'spec', 'template', 'spec') as Manifest;
}

/** The pod's annotations in a Deployment, StatefulSet or Job. */
export function podAnnotations(workload: Manifest): Manifest {
  return at(workload, 'spec', 'template', 'metadata', 'annotations') as Manifest;
}

/**
 * A container of a Deployment, StatefulSet or Job, whichever list it stands in.
 * @throws Error with the names that there are.
 */
export function container(workload: Manifest, name: string): Manifest {
  const pod = podSpec(workload);
  const all = [...((pod.initContainers as Manifest[] | undefined) ?? []), ...listAt(pod, 'containers')];
  const found = all.find((item) => item.name === name);
  if (found === undefined) throw new Error(`no container ${name} among ${all.map((item) => item.name).join(', ')}`);
  return found;
}
