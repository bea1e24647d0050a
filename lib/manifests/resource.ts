/** A value of parsed YAML or JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A mapping of parsed YAML or JSON. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A place in a file, both numbers counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place in a file that an object was rendered from. */
export interface SourcePlace {
  readonly file: string;
  /** Absent where only the file is known. */
  readonly position?: Position;
  /** The text of that line, where it is what was rendered. */
  readonly line?: string | undefined;
}

/** Where an object was read from. */
export interface Origin {
  /** The file as the user named it; `-` for standard input. */
  readonly file: string;
  /**
   * The place of a JSON Pointer in the object: of a single value the value itself, of a mapping or list its key. Of what
   * is not there, the nearest thing around it. Worked out on demand, since only findings need it.
   */
  locate(pointer: string): Position;
  /** The text of a line of the file, without its end; undefined past the end and for rendered folders. */
  lineAt(line: number): string | undefined;
  /** Of a rendered object a place that a person can open; undefined if that can not be told. Reads the files. */
  sourceOf?(pointer: string): SourcePlace | undefined;
}

/** Something that parsing loses and the API server or the next reader does not, such as a key that stands twice. */
export interface Flaw {
  /** The rule that reports it. */
  readonly rule: 'duplicate-key';
  /** Where it stands, as a JSON Pointer. */
  readonly path: string;
  readonly key: string;
}

/** One object of a manifest set. */
export interface Resource {
  /** Group and version as the manifest says them; empty where it says none. */
  readonly apiVersion: string;
  readonly kind: string;
  /**
   * The kind by which rules and the catalogue ask for it: `kind` for Kubernetes' own and for kinds that none of them is
   * named like, else `kind.group`, such as `Service.serving.knative.dev`.
   */
  readonly type: string;
  readonly name: string;
  /** Absent for cluster-scoped objects, and where the manifest leaves it to the one who applies it. */
  readonly namespace: string | undefined;
  readonly body: JsonObject;
  /** Absent for objects that were made in memory. */
  readonly origin?: Origin;
  readonly flaws: readonly Flaw[];
}

/** Narrows to a mapping. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `value` if it is text, else an empty text. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** The property of a mapping that is its own, undefined for anything else: `constructor` is a key like any other. */
export function property(value: Json | undefined, name: string): Json | undefined {
  if (!isObject(value)) return undefined;
  const found: unknown = value[name];
  // What every object inherits is a function, which no manifest holds, or `__proto__`. Asking who owns it costs more.
  if (typeof found !== 'function' && name !== '__proto__') return found as Json | undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The items of a list; none for anything else. */
export function itemsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** Kinds of Kubernetes that other groups use the name of as well. */
const CLAIMED: ReadonlySet<string> = new Set([
  'Binding',
  'ConfigMap',
  'Deployment',
  'Endpoints',
  'Event',
  'HorizontalPodAutoscaler',
  'Ingress',
  'IngressClass',
  'Job',
  'Namespace',
  'NetworkPolicy',
  'Node',
  'Pod',
  'Role',
  'RoleBinding',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
]);

/** The group of an `apiVersion`; empty for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Groups of Kubernetes have no dot, as `apps`, or end with its domain. */
function typeOf(apiVersion: string, kind: string): string {
  if (!CLAIMED.has(kind)) return kind;
  const group = groupOf(apiVersion);
  return !group.includes('.') || group.endsWith('.k8s.io') ? kind : `${kind}.${group}`;
}

/**
 * Takes a rendered object in.
 * @throws TypeError when it has no kind or no name, without which nothing can refer to it.
 */
export function toResource(value: unknown, origin?: Origin, flaws: readonly Flaw[] = []): Resource {
  const body = isObject(value) ? value : {};
  const metadata = isObject(body.metadata) ? body.metadata : {};
  const [apiVersion, kind] = [textOf(body.apiVersion), textOf(body.kind)];
  const name = textOf(metadata.name) || textOf(metadata.generateName);
  if (kind === '' || name === '') throw new TypeError(`not a Kubernetes object: kind "${kind}", name "${name}"`);
  const resource = {
    apiVersion,
    kind,
    type: typeOf(apiVersion, kind),
    name,
    namespace: textOf(metadata.namespace) || undefined,
    body,
    flaws,
  };
  return origin === undefined ? resource : { ...resource, origin };
}

/** A single value as text; empty for lists and mappings. */
export function scalarText(value: Json | undefined): string {
  return typeof value === 'object' ? '' : String(value ?? '');
}

/** A number, or the number that a text says; NaN for anything else, whatever its own `valueOf` would say. */
export function numberOf(value: Json | undefined): number {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
}

/** How a person calls an object: `Deployment/staging-keycloak`. */
export function describe(resource: Pick<Resource, 'kind' | 'name'>): string {
  return `${resource.kind}/${resource.name}`;
}
