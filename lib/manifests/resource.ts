/** A value of parsed YAML or JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A mapping of parsed YAML or JSON. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** One object of a manifest set. */
export interface Resource {
  readonly kind: string;
  readonly name: string;
  /** Absent for cluster-scoped objects, and where the manifest leaves it to the one who applies it. */
  readonly namespace: string | undefined;
  readonly body: JsonObject;
}

/** Narrows to a mapping. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `value` if it is text, else an empty text. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Takes a rendered object in.
 * @throws TypeError when it has no kind or no name, without which nothing can refer to it.
 */
export function toResource(value: unknown): Resource {
  const body = isObject(value) ? value : {};
  const metadata = isObject(body.metadata) ? body.metadata : {};
  const [kind, name] = [textOf(body.kind), textOf(metadata.name)];
  if (kind === '' || name === '') throw new TypeError(`not a Kubernetes object: kind "${kind}", name "${name}"`);
  return { kind, name, namespace: textOf(metadata.namespace) || undefined, body };
}

/** A single value as text; empty for lists and mappings. */
export function scalarText(value: Json | undefined): string {
  return typeof value === 'object' ? '' : String(value ?? '');
}

/** How a person calls an object: `Deployment/staging-keycloak`. */
export function describe(resource: Pick<Resource, 'kind' | 'name'>): string {
  return `${resource.kind}/${resource.name}`;
}
