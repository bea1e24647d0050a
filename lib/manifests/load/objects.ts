import {
  type Flaw,
  isObject,
  itemsOf,
  type Json,
  type JsonObject,
  property,
  type Resource,
  textOf,
  toResource,
} from '../resource';
import type { ChunkContent } from './chunk';
import type { Document } from './document';
import { type IdentityFault, isOfTool, isToolConfig, kindFault, nameFault, nameOf } from './identity';
import { grouped, MAX_PROBLEMS, MAX_REPEATED } from './limits';
import { DocumentOrigin, DocumentText, pointerParts } from './origin';
import { type Problem, problemAt } from './problem';
import type { Source } from './source';

/** How a text came to be read. */
export interface Reading {
  /** Whether it was found in a folder, where much is YAML and no manifest, and not named by the user. */
  readonly found: boolean;
}

/** Lists of the API have no name; a custom resource that has items and one is an object. */
function isList(body: JsonObject, kind: string): boolean {
  return kind.endsWith('List') && Array.isArray(property(body, 'items')) && nameOf(body) === '';
}

function isIdentified(item: Json): boolean {
  return textOf(property(item, 'kind')) !== '' && textOf(property(item, 'apiVersion')) !== '';
}

/** An item of a typed list, such as ConfigMapList, which says kind and version for all that say neither. */
function itemOf(list: JsonObject, item: JsonObject): JsonObject {
  const kind = textOf(property(list, 'kind')).slice(0, -'List'.length);
  if (kind === '' || textOf(property(item, 'kind')) !== '' || textOf(property(item, 'apiVersion')) !== '') return item;
  return { ...item, apiVersion: textOf(property(list, 'apiVersion')), kind };
}

/** Takes in the documents of one file, and sorts out which of them are objects of a cluster. */
export class Intake {
  readonly resources: Resource[] = [];
  private readonly found: { readonly offset: number; readonly problem: Problem }[] = [];
  private repeated = 0;
  /** How many problems there are that are not told. */
  private untold = 0;
  private manifest: boolean | undefined;

  constructor(
    private readonly source: Source,
    private readonly reading: Reading,
  ) {}

  /** In the order of the file. */
  get problems(): Problem[] {
    const told = this.found.sort((a, b) => a.offset - b.offset).map(({ problem }) => problem);
    if (this.untold === 0) return told;
    const message = `${grouped(this.untold)} more places can not be read`;
    return [...told, problemAt(this.source.file, undefined, message, 'correct those that are named first')];
  }

  /** Takes in what a chunk says that starts at `base`. */
  add({ documents, faults }: ChunkContent, base: number): void {
    for (const { offset, message, fix } of faults) {
      if (this.isManifest) this.fault(base + offset, message, fix);
    }
    for (const document of documents) this.document(document, base);
  }

  /** Whether it is our business what breaks in the file. */
  private get isManifest(): boolean {
    return (this.manifest ??= !this.reading.found || /apiversion/i.test(this.source.text));
  }

  /** Notes a problem at a place of the file. */
  fault(offset: number, message: string, fix: string): void {
    const { file } = this.source;
    if (this.found.length === MAX_PROBLEMS) this.untold++;
    else this.found.push({ offset, problem: problemAt(file, this.source.positionAt(offset), message, fix) });
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
    } else if (itemsOf(value).some(isIdentified)) {
      const fix = 'put them under "items" of a List, or part them with "---"';
      this.fault(base + root, 'objects stand in a list that is no object itself', fix);
    }
  }

  private object(body: JsonObject, text: DocumentText, prefix: readonly string[], flaws: readonly Flaw[]): void {
    const kind = textOf(property(body, 'kind'));
    const apiVersion = textOf(property(body, 'apiVersion'));
    const { found } = this.reading;
    if (kind === '') this.identity(kindFault(body, prefix.length > 0 && this.isManifest, found), text, prefix);
    else if (isList(body, kind)) this.list(body, text, prefix, flaws);
    else if (isOfTool(apiVersion)) return;
    else if (nameOf(body) !== '') this.resources.push(toResource(body, new DocumentOrigin(text, prefix), flaws));
    else if (!isToolConfig(body, apiVersion, kind)) this.identity(nameFault(body, kind, found), text, prefix);
  }

  private identity(fault: IdentityFault | undefined, text: DocumentText, prefix: readonly string[]): void {
    if (fault !== undefined) this.faultIn(text, [...prefix, ...fault.at], fault.message, fault.fix);
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
