import { distance } from 'fastest-levenshtein';
import {
  type Flaw,
  groupOf,
  isObject,
  itemsOf,
  type JsonObject,
  property,
  type Resource,
  textOf,
  toResource,
} from '../resource';
import type { ChunkContent } from './chunk';
import type { Document } from './document';
import { grouped, MAX_REPEATED } from './limits';
import { DocumentOrigin, DocumentText, pointerParts } from './origin';
import { type Problem, problemAt } from './problem';
import type { Source } from './source';

/** How a text came to be read. */
export interface Reading {
  /** Whether it was found in a folder, where much is YAML and no manifest, and not named by the user. */
  readonly found: boolean;
}

const KUSTOMIZE = 'kustomize.config.k8s.io';

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
  'kuttl.dev',
  'skaffold',
  'test.gatekeeper.sh',
  'tilt.dev',
]);

/** Groups of which a tool reads files that have no name, and a cluster has objects that have one. */
const SHARED_GROUPS: ReadonlySet<string> = new Set(['install.istio.io', 'k0s.k0sproject.io']);

/** Whether an object without a name is the configuration of a tool rather than an object that lost its name. */
function isToolConfig(apiVersion: string, kind: string): boolean {
  const group = groupOf(apiVersion);
  return SHARED_GROUPS.has(group) || group.endsWith('.config.k8s.io') || /Config(?:uration)?$/.test(kind);
}

/** Fields of objects that have a name in them, and are not meant for another. */
const KNOWN_FIELDS: ReadonlySet<string> = new Set(['data', 'metadata', 'roleRef', 'spec', 'status']);

/** Letters that may be wrong in `metadata`. */
const MOST_LETTERS = 3;

/** The field that was meant to be `metadata`: one that is spelt much like it and holds a name. */
function metadataOf(body: JsonObject): string | undefined {
  if (property(body, 'metadata') !== undefined) return undefined;
  const fields = Object.keys(body).filter((field) => !KNOWN_FIELDS.has(field));
  return fields.find((field) => distance('metadata', field) <= MOST_LETTERS && isObject(property(body, field)));
}

/** Lists of the API have no name; a custom resource that has items and one is an object. */
function isList(body: JsonObject, kind: string): boolean {
  return kind.endsWith('List') && Array.isArray(property(body, 'items')) && nameOf(body) === '';
}

function nameOf(body: JsonObject): string {
  const metadata = property(body, 'metadata');
  return textOf(property(metadata, 'name')) || textOf(property(metadata, 'generateName'));
}

/** An item of a typed list, such as ConfigMapList, which says the kind for all of them. */
function itemOf(list: JsonObject, item: JsonObject): JsonObject {
  const kind = textOf(property(list, 'kind')).slice(0, -'List'.length);
  if (kind === '' || textOf(property(item, 'kind')) !== '') return item;
  const apiVersion = textOf(property(item, 'apiVersion')) || textOf(property(list, 'apiVersion'));
  return { apiVersion, kind, ...item };
}

/** Takes in the documents of one file, and sorts out which of them are objects of a cluster. */
export class Intake {
  readonly resources: Resource[] = [];
  private readonly found: { readonly offset: number; readonly problem: Problem }[] = [];
  private repeated = 0;

  constructor(
    private readonly source: Source,
    private readonly reading: Reading,
  ) {}

  /** In the order of the file. */
  get problems(): Problem[] {
    return this.found.sort((a, b) => a.offset - b.offset).map(({ problem }) => problem);
  }

  /** Takes in what a chunk says that starts at `base`. */
  add({ documents, faults }: ChunkContent, base: number): void {
    for (const { offset, message, fix } of faults) this.fault(base + offset, message, fix);
    for (const document of documents) this.document(document, base);
  }

  /** Notes a problem at a place of the file. */
  fault(offset: number, message: string, fix: string): void {
    const { file } = this.source;
    this.found.push({ offset, problem: problemAt(file, this.source.positionAt(offset), message, fix) });
  }

  private document({ value, flaws, repeated, start, end, root }: Document, base: number): void {
    this.repeated += repeated;
    if (repeated > 0 && this.repeated > MAX_REPEATED) {
      const message = `the aliases of the file repeat more than ${grouped(MAX_REPEATED)} values`;
      this.fault(base + root, message, 'write the values out, or split the file');
      return;
    }
    if (isObject(value)) {
      const text = new DocumentText(this.source, base + start, base + end, base + root);
      this.object(value, text, [], flaws);
    }
  }

  private object(body: JsonObject, text: DocumentText, prefix: readonly string[], flaws: readonly Flaw[]): void {
    const kind = textOf(property(body, 'kind'));
    if (kind === '') return;
    if (isList(body, kind)) {
      this.list(body, text, prefix, flaws);
      return;
    }
    const apiVersion = textOf(property(body, 'apiVersion'));
    const group = groupOf(apiVersion) || apiVersion;
    if (group === KUSTOMIZE || TOOL_GROUPS.has(group)) return;
    if (nameOf(body) === '') this.nameless(body, apiVersion, kind, text, prefix);
    else this.resources.push(toResource(body, new DocumentOrigin(text, prefix), flaws));
  }

  private nameless(
    body: JsonObject,
    apiVersion: string,
    kind: string,
    text: DocumentText,
    prefix: readonly string[],
  ): void {
    if (isToolConfig(apiVersion, kind) || (this.reading.found && apiVersion === '')) return;
    const name = property(property(body, 'metadata'), 'name');
    const wrong = name !== undefined && name !== null && name !== '';
    const misspelt = metadataOf(body);
    const where = wrong ? ['metadata', 'name'] : [];
    if (wrong)
      this.faultIn(text, [...prefix, ...where], `the name of the ${kind} is not text`, 'put the name in quotes');
    else if (misspelt !== undefined)
      this.faultIn(
        text,
        [...prefix, misspelt],
        `the ${kind} has no "metadata", only "${misspelt}"`,
        'write "metadata"',
      );
    else this.faultIn(text, prefix, `the ${kind} has no "metadata.name"`, 'give it a name');
  }

  private list(list: JsonObject, text: DocumentText, prefix: readonly string[], flaws: readonly Flaw[]): void {
    const { own, inner } = byItem(flaws);
    for (const { path, key } of own) {
      const parts = [...prefix, ...pointerParts(path)];
      this.faultIn(text, parts, `"${key}" stands twice in a list of objects`, 'remove one of the two');
    }
    itemsOf(property(list, 'items')).forEach((item, index) => {
      const path = [...prefix, 'items', String(index)];
      if (isObject(item)) this.object(itemOf(list, item), text, path, inner.get(String(index)) ?? []);
      else this.faultIn(text, path, `item ${index + 1} of a list of objects is no object`, 'remove the item');
    });
  }

  private faultIn(text: DocumentText, parts: readonly string[], message: string, fix: string): void {
    this.fault(text.offsetOf(parts), message, fix);
  }
}

/** The flaws of a list apart: its own, and those of its items with their paths in the item. */
function byItem(flaws: readonly Flaw[]): { own: Flaw[]; inner: Map<string, Flaw[]> } {
  const own: Flaw[] = [];
  const inner = new Map<string, Flaw[]>();
  for (const flaw of flaws) {
    const [, index = '', path] = /^\/items\/([0-9]+)(\/.*)$/s.exec(flaw.path) ?? [];
    if (path === undefined) own.push(flaw);
    else {
      const flawsOfItem = inner.get(index) ?? [];
      flawsOfItem.push({ ...flaw, path });
      inner.set(index, flawsOfItem);
    }
  }
  return { own, inner };
}
