import { groupOf, isObject, type Json, type JsonObject, property, textOf } from '../resource';
import { nearKey } from './near-key';

/** Why a mapping can not be told to be an object, or which one. */
export interface IdentityFault {
  /** Where, as keys from the object's top. */
  readonly at: readonly string[];
  readonly message: string;
  readonly fix: string;
}

/** Groups of files that only a tool reads, and that no API server knows. */
const TOOL_GROUPS: ReadonlySet<string> = new Set([
  'audit.k8s.io',
  'builtin',
  'chainsaw.kyverno.io',
  'cli.kyverno.io',
  'client.authentication.k8s.io',
  'ctlptl.dev',
  'eksctl.io',
  'garden.io',
  'k0sctl.k0sproject.io',
  'k3d.io',
  'kind.x-k8s.io',
  'kpt.dev',
  'krew.googlecontainertools.github.com',
  'kubeadm.k8s.io',
  'kubeone.k8c.io',
  'kustomize.config.k8s.io',
  'kuttl.dev',
  'score.dev',
  'skaffold',
  'test.gatekeeper.sh',
  'tilt.dev',
]);

/** Groups of which a tool reads files that have no name, and a cluster has objects that have one. */
const SHARED_GROUPS: ReadonlySet<string> = new Set(['install.istio.io', 'k0s.k0sproject.io']);

/** Kinds of a cluster that are called like the configuration of a tool. */
const CLUSTER_KINDS: ReadonlySet<string> = new Set(['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']);

/** Whether only a tool reads what has such a version. */
export function isOfTool(apiVersion: string): boolean {
  return TOOL_GROUPS.has(groupOf(apiVersion) || apiVersion);
}

/** The name of an object, or what its name is to start with; empty where it has neither. */
export function nameOf(body: JsonObject): string {
  const metadata = property(body, 'metadata');
  return textOf(property(metadata, 'name')) || textOf(property(metadata, 'generateName'));
}

function isText(value: Json | undefined): boolean {
  return typeof value === 'string' && value !== '';
}

function hasMetadata(body: JsonObject): boolean {
  return isObject(property(body, 'metadata')) || nearKey(body, 'metadata', isObject) !== undefined;
}

/**
 * Whether an object without a name is the configuration of a tool rather than an object that lost its name. By its kind it
 * can be either; an object has metadata.
 */
export function isToolConfig(body: JsonObject, apiVersion: string, kind: string): boolean {
  const group = groupOf(apiVersion);
  if (SHARED_GROUPS.has(group) || group.endsWith('.config.k8s.io')) return true;
  return /Config(?:uration)?$/.test(kind) && !CLUSTER_KINDS.has(kind) && !hasMetadata(body);
}

/** The text of `apiVersion`, or of a key that is meant to be it. */
function meantVersion(body: JsonObject): string {
  return textOf(property(body, 'apiVersion')) || textOf(property(body, nearKey(body, 'apiVersion', isText) ?? ''));
}

/** Whether a mapping without `kind` says in another way that it is an object; a chart of Helm has a version as well. */
function isMeantAsObject(body: JsonObject, found: boolean): boolean {
  if (!found && nameOf(body) !== '') return true;
  const apiVersion = meantVersion(body);
  if (!/^(?:[-.\w]+\/)?v\d\w*$/i.test(apiVersion)) {
    return nearKey(body, 'kind', isText) !== undefined && (hasMetadata(body) || apiVersion !== '');
  }
  const isChart = isText(property(body, 'name')) && property(body, 'version') !== undefined;
  return !isChart && !isOfTool(apiVersion) && !isToolConfig(body, apiVersion, '');
}

/**
 * What is wrong with a mapping that has no `kind`; undefined where it is no object at all.
 * @param listed - whether it is an item of a list of objects
 * @param found - whether its file was found in a folder
 */
export function kindFault(body: JsonObject, listed: boolean, found: boolean): IdentityFault | undefined {
  if (!listed && !isMeantAsObject(body, found)) return undefined;
  const kind = property(body, 'kind');
  if (kind !== undefined && kind !== null && kind !== '') {
    return { at: ['kind'], message: 'the kind of an object is not text', fix: 'put it in quotes' };
  }
  const near = nearKey(body, 'kind', isText);
  if (near === undefined) return { at: [], message: 'an object has no "kind"', fix: 'add it' };
  return { at: [near], message: `an object has no "kind", only "${near}"`, fix: 'write "kind"' };
}

/** What is wrong with an object that has no name; undefined for one that may lie about in a folder and is none. */
export function nameFault(body: JsonObject, kind: string, found: boolean): IdentityFault | undefined {
  if (found && meantVersion(body) === '' && !hasMetadata(body)) return undefined;
  const metadata = property(body, 'metadata');
  if (metadata === undefined) {
    const near = nearKey(body, 'metadata', isObject);
    if (near !== undefined)
      return { at: [near], message: `the ${kind} has no "metadata", only "${near}"`, fix: 'write "metadata"' };
  }
  const name = property(metadata, 'name');
  if (name !== undefined && name !== null && name !== '') {
    return { at: ['metadata', 'name'], message: `the name of the ${kind} is not text`, fix: 'put the name in quotes' };
  }
  const near = isObject(metadata) ? nearKey(metadata, 'name', isText) : undefined;
  const message = `the ${kind} has no "metadata.name"`;
  if (near === undefined) return { at: [], message, fix: 'give it a name' };
  return { at: ['metadata', near], message: `${message}, only "${near}"`, fix: 'write "name"' };
}
