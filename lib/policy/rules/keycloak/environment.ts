import {
  isObject,
  itemsOf,
  perObject,
  property,
  scalarText,
  textOf,
  type FoundContainer,
  type Graph,
  type Json,
  type JsonObject,
  type PodTemplate,
  type Product,
} from '../../../manifests';

/** Where a variable's value comes from; `cluster` stands for fields, resources and what else only the cluster knows. */
export type Origin = 'literal' | 'configMap' | 'secret' | 'cluster';

/** One environment variable of a container. */
export interface Variable {
  readonly name: string;
  /** Undefined where it is set and its value cannot be told, and for all values of Secrets. */
  readonly value: string | undefined;
  /** A literal as it is written, where variables of unknown value stand in it. */
  readonly template?: string;
  readonly origin: Origin;
  /** Where it is set, as a JSON Pointer. */
  readonly path: string;
}

/** The variables of a container, as far as the set of manifests tells. */
export interface Environment {
  readonly variables: ReadonlyMap<string, Variable>;
  /** It takes over all keys of an object whose keys nobody here knows, so that any variable may be set. */
  readonly open: boolean;
}

/** How many characters values may add to a container's texts; variables made of variables grow without end. */
const MOST_ADDED = 100_000;

const roomIn = perObject<ReadonlyMap<string, Variable>, { left: number }>(() => ({ left: MOST_ADDED }));

/** Puts known values into `$(NAME)` as the kubelet does; undefined where one of them is not known. */
export function expanded(text: string, variables: ReadonlyMap<string, Variable>): string | undefined {
  if (!text.includes('$(')) return text;
  const room = roomIn(variables);
  let known = !text.includes('$$(');
  const result = text.replaceAll(/\$\(([^()]+)\)/g, (_, name: string) => {
    const value = known ? variables.get(name)?.value : undefined;
    room.left -= value?.length ?? 0;
    known &&= value !== undefined && room.left >= 0;
    return value ?? '';
  });
  return known ? result : undefined;
}

/** The entries of the one ConfigMap of the set that a name means; undefined where there is none, or more than one. */
function dataOf(products: readonly Product[]): JsonObject | undefined {
  const [only, another] = products;
  if (only === undefined || another !== undefined || only.by.type !== 'ConfigMap') return undefined;
  const data = property(only.by.body, 'data');
  return isObject(data) ? data : {};
}

/** How many variables a container takes over; whoever takes more leaves them open. */
const MOST_VARIABLES = 10_000;

class EnvironmentReader {
  readonly variables = new Map<string, Variable>();
  open = false;
  private taken = 0;

  constructor(
    private readonly graph: Graph,
    private readonly namespace: string | undefined,
  ) {}

  private put(name: string, path: string, origin: Origin, value?: string): void {
    if (name !== '') this.variables.set(name, { name, path, origin, value });
  }

  private putLiteral(name: string, path: string, text: string): void {
    const value = expanded(text, this.variables);
    this.put(name, path, 'literal', value);
    if (value === undefined) this.variables.set(name, { name, path, origin: 'literal', value, template: text });
  }

  private products(kind: string, reference: Json | undefined): readonly Product[] {
    return this.graph.find(kind, this.namespace, textOf(property(reference, 'name')));
  }

  /** One item of `envFrom`. */
  takeAll(item: Json, path: string): void {
    const prefix = textOf(property(item, 'prefix'));
    const map = property(item, 'configMapRef');
    if (this.taken > MOST_VARIABLES) this.open = true;
    else if (map === undefined) this.takeSecret(this.products('Secret', property(item, 'secretRef')), prefix, path);
    else this.takeMap(dataOf(this.products('ConfigMap', map)), prefix, path);
  }

  private takeMap(data: JsonObject | undefined, prefix: string, path: string): void {
    if (data === undefined) this.open = true;
    for (const [key, value] of Object.entries(data ?? {})) {
      this.put(prefix + key, path, 'configMap', scalarText(value));
      this.taken++;
    }
  }

  private takeSecret(products: readonly Product[], prefix: string, path: string): void {
    if (products.length === 0) this.open = true;
    for (const { keys } of products) {
      if (keys === undefined) this.open = true;
      for (const key of keys ?? []) {
        this.put(prefix + key, path, 'secret');
        this.taken++;
      }
    }
  }

  /** One item of `env`. */
  take(item: Json, path: string): void {
    const name = textOf(property(item, 'name'));
    const source = property(item, 'valueFrom');
    const map = property(source, 'configMapKeyRef');
    if (source === undefined || source === null) {
      this.putLiteral(name, path, scalarText(property(item, 'value')));
    } else if (map !== undefined) {
      const data = dataOf(this.products('ConfigMap', map));
      const value = property(data, textOf(property(map, 'key')));
      if (data !== undefined && value === undefined && property(map, 'optional') === true) return;
      this.put(name, path, 'configMap', value === undefined ? undefined : scalarText(value));
    } else this.put(name, path, property(source, 'secretKeyRef') === undefined ? 'cluster' : 'secret');
  }
}

/** Reads `envFrom` and `env`, the later ones over the earlier ones, with the values of the ConfigMaps in the set. */
export function environmentOf(graph: Graph, pod: PodTemplate, container: FoundContainer): Environment {
  const reader = new EnvironmentReader(graph, pod.owner.namespace);
  for (const [index, item] of itemsOf(property(container.body, 'envFrom')).entries())
    reader.takeAll(item, `${container.path}/envFrom/${index}`);
  for (const [index, item] of itemsOf(property(container.body, 'env')).entries())
    reader.take(item, `${container.path}/env/${index}`);
  return reader;
}
