import { isObject, itemsOf, property, textOf, type Json, type JsonObject, type Resource } from '../resource';

/** Finds an object of the set, for what is made of two objects together; a namespace that is left open fits any. */
export type Lookup = (kind: string, namespace: string | undefined, name: string) => Resource | undefined;

/** Kinds whose objects say what is made with them. */
const LOOKED_UP: ReadonlySet<string> = new Set(['ClusterGenerator', 'Fake', 'Password']);

/** Finds generators among some resources; reads them once, when it is first asked. */
export function generatorsOf(resources: readonly Resource[]): Lookup {
  let byName: Map<string, Resource[]> | undefined;
  return (kind, namespace, name) => {
    byName ??= grouped(resources.filter((one) => LOOKED_UP.has(one.kind)));
    return byName
      .get(`${kind}/${name}`)
      ?.find((one) => namespace === undefined || one.namespace === undefined || one.namespace === namespace);
  };
}

function grouped(resources: readonly Resource[]): Map<string, Resource[]> {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const id = `${resource.kind}/${resource.name}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [resource]);
    else group.push(resource);
  }
  return groups;
}

/** The entries that generators of the External Secrets Operator fill, where the kind alone says them. */
const FIXED: ReadonlyMap<string, readonly string[]> = new Map([
  ['ACRAccessToken', ['username', 'password']],
  ['ECRAuthorizationToken', ['username', 'password', 'proxy_endpoint', 'expires_at']],
  ['GCRAccessToken', ['username', 'password', 'expiry']],
  ['GithubAccessToken', ['token']],
  ['MFA', ['token', 'timeLeft']],
  ['QuayAccessToken', ['registry', 'auth', 'expiry']],
  ['SSHKey', ['privateKey', 'publicKey']],
  ['STSSessionToken', ['access_key_id', 'secret_access_key', 'session_token', 'expiration']],
  ['UUID', ['uuid']],
]);

/** Without `secretKeys` a password stands under one key. */
function passwordKeys(spec: Json | undefined): readonly string[] {
  const keys = itemsOf(property(spec, 'secretKeys')).map(textOf);
  return keys.length === 0 ? ['password'] : keys;
}

/** The entries that a generator fills, by its kind and spec; undefined where only the other side knows. */
function keysOfSpec(kind: string, spec: Json | undefined): readonly string[] | undefined {
  if (kind === 'Password') return passwordKeys(spec);
  if (kind !== 'Fake') return FIXED.get(kind);
  const data = property(spec, 'data');
  return isObject(data) ? Object.keys(data) : undefined;
}

/** A ClusterGenerator says the kind, and keeps the spec under a name made of it: `passwordSpec`. */
function clusterGeneratorKeys(generator: Resource): readonly string[] | undefined {
  const kind = textOf(property(property(generator.body, 'spec'), 'kind'));
  const specs = property(property(generator.body, 'spec'), 'generator');
  const field = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}Spec`;
  return keysOfSpec(kind, property(specs, field));
}

/**
 * The entries that a generator fills; undefined where they cannot be told.
 * @param ref what `generatorRef` says
 * @param lookup without it a Password generator makes the key `password`
 */
export function generatedKeys(
  ref: JsonObject,
  namespace: string | undefined,
  lookup: Lookup | undefined,
): readonly string[] | undefined {
  const kind = textOf(ref.kind);
  const fixed = FIXED.get(kind);
  if (fixed !== undefined) return fixed;
  if (lookup === undefined) return kind === 'Password' ? passwordKeys(undefined) : undefined;
  const cluster = kind === 'ClusterGenerator';
  const generator = lookup(kind, cluster ? undefined : namespace, textOf(ref.name));
  if (generator === undefined) return undefined;
  return cluster ? clusterGeneratorKeys(generator) : keysOfSpec(kind, property(generator.body, 'spec'));
}
