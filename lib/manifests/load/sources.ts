import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { valueAt } from '../pointer';
import { property, type SourcePlace, textOf, type Resource } from '../resource';
import { MANIFEST, SKIPPED } from './files';
import { CHART } from './helm';
import { closureOf, KUSTOMIZATION_FILES, type Kustomization, readKustomization } from './kustomization';
import { MAX_BYTES } from './limits';
import { PartNames } from './part-names';
import { loadText } from './text';

/** Where Kustomize notes the file of an object, if the user asks it to (`buildMetadata: [originAnnotations]`). */
const ORIGIN = 'config.kubernetes.io/origin';

/** The kustomization of a folder, however often it is asked for. */
function kustomizationAt(folder: string): Kustomization | undefined {
  const name = KUSTOMIZATION_FILES.find((one) => existsSync(join(folder, one)));
  return name === undefined ? undefined : readKustomization(folder, name);
}

function bytesAt(file: string): Buffer | undefined {
  try {
    return statSync(file).size > MAX_BYTES ? undefined : readFileSync(file);
  } catch {
    return undefined;
  }
}

/** A file as somebody in the working directory calls it; by its absolute path where that is shorter. */
function shownAs(file: string): string {
  const name = relative('.', file);
  return name.startsWith('..') && name.length > file.length ? file : name;
}

/** The manifests in a folder and below it, without folders that have a kustomization of their own. */
function* manifestsIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) {
      if (kustomizationAt(path) === undefined && !existsSync(join(path, CHART))) yield* manifestsIn(path);
    } else if (entry.isFile() && MANIFEST.test(entry.name) && !KUSTOMIZATION_FILES.includes(entry.name)) yield path;
  }
}

type ByKind<T> = ReadonlyMap<string, PartNames<T>>;

function byKind<T, I>(
  items: readonly I[],
  partOf: (item: I) => readonly [Pick<Resource, 'kind' | 'name'>, T],
): ByKind<T> {
  const found = new Map<string, PartNames<T>>();
  for (const item of items) {
    const [{ kind, name }, part] = partOf(item);
    const names = found.get(kind) ?? new PartNames<T>();
    found.set(kind, names);
    names.add(name, part);
  }
  return found;
}

/** The files that a kustomization is rendered from, read when somebody asks. */
export class Sources {
  private known: ByKind<Resource> | undefined;
  private generated: ByKind<Kustomization> | undefined;
  private parts: readonly Kustomization[] | undefined;

  /** @param onBytes - called with how many bytes a file has before it is parsed; what it throws ends the reading */
  constructor(
    private readonly start: Kustomization,
    private readonly onBytes: (bytes: number) => void = () => undefined,
  ) {}

  /** Where in the tree a place of a rendered object can be opened; undefined if that can not be told. */
  placeOf(rendered: Resource, pointer: string): SourcePlace | undefined {
    const source = this.of(rendered);
    const { origin } = source ?? {};
    if (source === undefined || origin === undefined) return this.generatorOf(rendered);
    // A patch may have set the place, and what stands there in the source would mislead.
    const isSame = valueAt(source.body, pointer) === valueAt(rendered.body, pointer);
    const position = origin.locate(isSame ? pointer : '');
    return { file: origin.file, position, line: isSame ? origin.lineAt(position.line) : undefined };
  }

  /** The object of the tree that a rendered one comes from: the one whose name makes most of its own; undefined if none can be told. */
  private of(rendered: Resource): Resource | undefined {
    const noted = this.noted(rendered);
    const isMeant = ({ origin }: Resource) => noted === undefined || resolve(origin?.file ?? '') === noted;
    const parts = this.byKind().get(rendered.kind)?.in(rendered.name, isMeant) ?? [];
    return parts.sort((one, other) => other.name.length - one.name.length || one.order - other.order)[0]?.item;
  }

  /** The objects in the folders of these kustomizations that none of them takes in. */
  unlisted(): Resource[] {
    const parts = this.closure();
    const listed = new Set(parts.flatMap(({ files }) => files));
    const files = parts.flatMap(({ folder }) => [...manifestsIn(folder)]);
    return [...new Set(files)].filter((file) => !listed.has(resolve(file))).flatMap((file) => this.objectsOf(file));
  }

  /** The objects of a file; none where it can not be read, which is said by whoever needs it. */
  private objectsOf(file: string): readonly Resource[] {
    const bytes = MANIFEST.test(file) ? bytesAt(file) : undefined;
    if (bytes === undefined) return [];
    this.onBytes(bytes.length);
    return loadText(bytes.toString('utf8'), shownAs(file)).resources;
  }

  private closure(): readonly Kustomization[] {
    return (this.parts ??= closureOf(this.start, kustomizationAt));
  }

  private byKind(): ByKind<Resource> {
    if (this.known !== undefined) return this.known;
    const files = this.closure().flatMap((part) => part.files);
    const resources = files.flatMap((file) => this.objectsOf(file));
    return (this.known = byKind(resources, (resource) => [resource, resource]));
  }

  private byGenerated(): ByKind<Kustomization> {
    if (this.generated !== undefined) return this.generated;
    const all = this.closure().flatMap((part) => part.generated.map((one) => [one, part] as const));
    return (this.generated = byKind(all, (pair) => pair));
  }

  /** Of an object that a kustomization generates the file of that. */
  private generatorOf({ kind, name }: Resource): SourcePlace | undefined {
    const parts = this.byGenerated().get(kind)?.in(name) ?? [];
    const [first] = parts.sort((one, other) => one.order - other.order);
    return first === undefined ? undefined : { file: shownAs(first.item.file) };
  }

  /** The file that Kustomize itself has noted. */
  private noted({ body }: Resource): string | undefined {
    const annotation = textOf(property(property(property(body, 'metadata'), 'annotations'), ORIGIN));
    const path = /^path: (.+)$/m.exec(annotation)?.[1];
    return path === undefined || /^repo:/m.test(annotation) ? undefined : resolve(this.start.folder, path);
  }
}
