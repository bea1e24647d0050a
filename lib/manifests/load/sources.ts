import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { valueAt } from '../pointer';
import { property, type SourcePlace, textOf, type Resource } from '../resource';
import { MANIFEST, SKIPPED } from './files';
import { CHART } from './helm';
import { closureOf, KUSTOMIZATION_FILES, type Kustomization, readKustomization } from './kustomization';
import { MAX_BYTES } from './limits';
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

/** How well a name of the tree fits that of a rendered object: by how much of it that is; 0 if it does not. */
function fit(source: string, rendered: string): number {
  if (source === rendered) return Infinity;
  const at = rendered.indexOf(source);
  if (source === '' || at < 0) return 0;
  const [before, behind] = [rendered[at - 1], rendered[at + source.length]];
  // An affix ends or begins with a mark: `shop` is not a part of `workshop`.
  return [before, behind].every((next) => next === undefined || !/[a-z0-9]/i.test(next) || next === '-')
    ? source.length
    : 0;
}

/** The files that a kustomization is rendered from, read when somebody asks. */
export class Sources {
  private known: ReadonlyMap<string, readonly Resource[]> | undefined;
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

  /** The object of the tree that a rendered one comes from; undefined if none can be told. */
  private of(rendered: Resource): Resource | undefined {
    const candidates = this.byKind().get(rendered.kind) ?? [];
    const noted = this.noted(rendered);
    let [best, most] = [undefined as Resource | undefined, 0];
    for (const one of candidates) {
      if (noted !== undefined && resolve(one.origin?.file ?? '') !== noted) continue;
      const fits = fit(one.name, rendered.name);
      if (fits > most) [best, most] = [one, fits];
    }
    return best;
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

  private byKind(): ReadonlyMap<string, readonly Resource[]> {
    if (this.known !== undefined) return this.known;
    const byKind = new Map<string, Resource[]>();
    const files = this.closure().flatMap((part) => part.files);
    for (const resource of files.flatMap((file) => this.objectsOf(file))) {
      const others = byKind.get(resource.kind);
      if (others === undefined) byKind.set(resource.kind, [resource]);
      else others.push(resource);
    }
    return (this.known = byKind);
  }

  /** Of an object that a kustomization generates the file of that. */
  private generatorOf({ kind, name }: Resource): SourcePlace | undefined {
    for (const { file, generated } of this.closure()) {
      if (generated.some((one) => one.kind === kind && fit(one.name, name) > 0)) return { file: shownAs(file) };
    }
    return undefined;
  }

  /** The file that Kustomize itself has noted. */
  private noted({ body }: Resource): string | undefined {
    const annotation = textOf(property(property(property(body, 'metadata'), 'annotations'), ORIGIN));
    const path = /^path: (.+)$/m.exec(annotation)?.[1];
    return path === undefined || /^repo:/m.test(annotation) ? undefined : resolve(this.start.folder, path);
  }
}
