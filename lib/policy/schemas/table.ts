import type { Resource } from '../../manifests';
import autoscaler from './data/autoscaler';
import certManager from './data/cert-manager';
import core from './data/core';
import externalSecrets from './data/external-secrets';
import gatewayApi from './data/gateway-api';
import keda from './data/keda';
import kubernetes from './data/kubernetes';
import managedPrometheus from './data/managed-prometheus';
import prometheusOperator from './data/prometheus-operator';

/** What a field may hold. A `port` is a number or a text; a `quantity` too. */
export type Type =
  | { readonly is: 'string' | 'boolean' | 'integer' | 'number' | 'quantity' | 'port' | 'any' }
  | { readonly is: 'enum'; readonly values: readonly string[] }
  | { readonly is: 'list' | 'map'; readonly of: Type }
  | { readonly is: 'object'; readonly name: string };

/** The fields of a mapping. */
export interface Definition {
  readonly name: string;
  /** Whether Kubernetes itself reads it; else a custom resource, whose fields depend on what is installed. */
  readonly builtIn: boolean;
  readonly fields: ReadonlyMap<string, Type>;
  /** Those of them that the API server asks for. */
  readonly required: ReadonlyMap<string, Type>;
}

/** The newest version of Kubernetes whose fields the tables know. */
export const newestKubernetes = '1.37';

const BUILT_IN = [core, kubernetes];
const CUSTOM = [autoscaler, certManager, externalSecrets, gatewayApi, keda, managedPrometheus, prometheusOperator];

/** Marked as required in the API's description, and yet the server takes an object without. */
const NOT_ENFORCED: ReadonlySet<string> = new Set([
  'core.HTTPHeader.value',
  'core.ISCSIPersistentVolumeSource.lun',
  'core.ISCSIVolumeSource.lun',
  'core.LimitRangeItem.type',
  'core.LimitRangeSpec.limits',
  'core.PhotonPersistentDiskVolumeSource.pdID',
  'core.Sysctl.value',
  'core.VsphereVirtualDiskVolumeSource.volumePath',
  'discovery.v1.Endpoint.addresses',
  'meta.OwnerReference.uid',
  'storage.v1.TokenRequest.audience',
]);

const SIMPLE: ReadonlySet<string> = new Set(['string', 'boolean', 'integer', 'number', 'quantity', 'port', 'any']);

function parseType(text: string): Type {
  if (text.endsWith('[]')) return { is: 'list', of: parseType(text.slice(0, -2)) };
  if (text.endsWith('{}')) return { is: 'map', of: parseType(text.slice(0, -2)) };
  if (text.startsWith("'")) return { is: 'enum', values: text.slice(1, -1).split("'|'") };
  return SIMPLE.has(text) ? ({ is: text } as Type) : { is: 'object', name: text };
}

function parseLine(line: string, builtIn: boolean): Definition {
  const space = line.indexOf(' ');
  const name = line.slice(0, space);
  const fields = new Map<string, Type>();
  const required = new Map<string, Type>();
  for (const text of line.slice(space + 1).split('; ')) {
    const colon = text.indexOf(':');
    const marked = text.startsWith('!');
    const field = text.slice(marked ? 1 : 0, colon);
    const type = parseType(text.slice(colon + 1));
    fields.set(field, type);
    if (marked && !NOT_ENFORCED.has(`${name}.${field}`)) required.set(field, type);
  }
  return { name, builtIn, fields, required };
}

let lines: Map<string, { readonly line: string; readonly builtIn: boolean }> | undefined;
const parsed = new Map<string, Definition>();

/** The tables cut into lines, at the first use. What two tables define is the same in both. */
function allLines(): NonNullable<typeof lines> {
  if (lines !== undefined) return lines;
  lines = new Map();
  for (const table of [...CUSTOM, ...BUILT_IN]) {
    const builtIn = BUILT_IN.includes(table);
    for (const line of table.split('\n')) lines.set(line.slice(0, line.indexOf(' ')), { line, builtIn });
  }
  return lines;
}

/** A definition by its name in the tables; parsed when it is first met. */
export function definition(name: string): Definition | undefined {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const found = allLines().get(name);
  if (found === undefined) return undefined;
  const made = parseLine(found.line, found.builtIn);
  parsed.set(name, made);
  return made;
}

const kinds = new Map<string, Map<string, Definition | undefined>>();

/** The definition of a kind, or undefined where nothing is known of it. */
export function kindDefinition({ apiVersion, kind }: Pick<Resource, 'apiVersion' | 'kind'>): Definition | undefined {
  const known = kinds.get(apiVersion) ?? new Map<string, Definition | undefined>();
  kinds.set(apiVersion, known);
  if (!known.has(kind)) known.set(kind, definition(`${apiVersion}/${kind}`));
  return known.get(kind);
}

/** The definitions of the mappings that a place in an object stands in, from the innermost on. */
export function definitionsAround(
  resource: Pick<Resource, 'apiVersion' | 'kind'>,
  steps: readonly string[],
): Definition[] {
  const around: Definition[] = [];
  let type: Type | undefined = { is: 'object', name: `${resource.apiVersion}/${resource.kind}` };
  for (const step of steps) {
    if (type === undefined) break;
    if (type.is === 'list' || type.is === 'map') {
      type = type.of;
      continue;
    }
    const held: Definition | undefined = type.is === 'object' ? definition(type.name) : undefined;
    if (held !== undefined) around.unshift(held);
    type = held?.fields.get(step);
  }
  return around;
}
