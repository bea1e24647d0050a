import { realpath, stat } from 'node:fs/promises';
import type { Resource, SourcePlace } from '../resource';
import { decode } from './decode';
import { type File, kustomizationIn, namedFile, readBytes, unreadable, Walk } from './files';
import type { Kustomization } from './kustomization';
import { renderChart, Templates } from './helm';
import { render } from './kustomize';
import { RenderedOrigin } from './origin';
import { ChunkPool } from './pool';
import type { Problem } from './problem';
import { Source } from './source';
import { Sources } from './sources';
import { type Loaded, nothingToCheck, TextReading } from './text';

/** What a folder holds that is no set of its own manifests. */
export interface Found {
  /** Those below it, each to be rendered or a part of another. */
  readonly kustomizations: readonly Kustomization[];
  /** The folders of Helm's charts. */
  readonly charts: readonly string[];
  /** The folder that was rendered, if it is the only one that was named. */
  readonly rendered?: string;
  /** Objects that lie in the folders of what was rendered, and that no kustomization there takes in. */
  readonly unlisted: readonly Resource[];
}

/** What paths hold. */
export interface LoadedPaths extends Loaded {
  readonly found: Found;
}

/** How to load, beyond what. */
export interface LoadOptions {
  /** Reads standard input, for the path `-`. */
  readonly stdin?: () => Promise<Buffer>;
  /** Called after each file, with how many are read of how many. */
  readonly onProgress?: (done: number, total: number) => void;
  /**
   * Whether it is no problem that a path holds nothing; that it is not there still is one.
   * @default false
   */
  readonly allowEmpty?: boolean;
  /** Called before anything is read with how many bytes it has, or is parsed; Infinity for a pipe. What it throws ends all. */
  readonly onBytes?: (bytes: number) => void;
  /** Called with what is waited for, once for each input that is not there after a while. */
  readonly onWait?: (what: string) => void;
}

/** How long an input may take before the user hears of it, in milliseconds. */
const PATIENCE = 2000;

/** Something to read that has a name: a file, a folder to render, standard input. */
interface Input {
  readonly file: string;
  /** By which two inputs are the same. */
  readonly id: string;
  /** In bytes; 0 if that is not known yet. */
  readonly size: number;
  readonly found: boolean;
  /** What it is rendered from; undefined if it is read as it is. */
  readonly sources: { placeOf(resource: Resource, pointer: string): SourcePlace | undefined } | undefined;
  /** What has to come about before there is something to read. */
  readonly awaited: string;
  readonly bytes: () => Promise<Buffer | Problem>;
}

/** A path that the user named, and what it stands for. */
interface Request {
  readonly path: string;
  readonly inputs: readonly Input[];
  readonly problems: readonly Problem[];
  readonly found: Found;
}

const NOTHING: Found = { kustomizations: [], charts: [], unlisted: [] };

const STDIN = '-';

/** What it is called too. Opened by these names a pipe would be waited for anew, whoever has written to it before. */
const ALSO_STDIN: ReadonlySet<string> = new Set(['/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);

function inputOf(file: File): Input {
  const awaited = file.pipe ? `somebody to write to the pipe "${file.file}"` : `"${file.file}"`;
  return { ...file, id: file.path, sources: undefined, awaited, bytes: () => readBytes(file.file) };
}

async function folder(path: string, onBytes: LoadOptions['onBytes']): Promise<Request> {
  const kustomization = await kustomizationIn(path);
  if (kustomization !== undefined) return rendered(path, kustomization, onBytes);
  const walk = new Walk();
  await walk.enter(path);
  const { files, problems, kustomizations, charts } = walk;
  return { path, inputs: files.map(inputOf), problems, found: { kustomizations, charts, unlisted: [] } };
}

async function rendered(path: string, kustomization: Kustomization, onBytes: LoadOptions['onBytes']): Promise<Request> {
  const sources = new Sources(kustomization, onBytes);
  const awaited = `"${path}" to be rendered`;
  const id = await realpath(path);
  const input = { file: path, id, size: 0, found: false, sources, awaited, bytes: () => render(path) };
  return { path, inputs: [input], problems: [], found: { ...NOTHING, rendered: path, unlisted: sources.unlisted() } };
}

/** What there is to say of what the system refuses; all else goes on. */
function problemOf(path: string, error: unknown): Problem {
  if (typeof error === 'object' && error !== null && 'code' in error) return unreadable(path, error);
  throw error;
}

function standardInput(file: string, stdin: LoadOptions['stdin']): Input {
  const bytes = async (): Promise<Buffer | Problem> => {
    try {
      return (await stdin?.()) ?? Buffer.alloc(0);
    } catch (error) {
      return problemOf(file, error);
    }
  };
  return { file, id: STDIN, size: 0, found: false, sources: undefined, awaited: 'standard input', bytes };
}

async function request(path: string, { stdin, onBytes }: LoadOptions): Promise<Request> {
  if (path === STDIN || (stdin !== undefined && ALSO_STDIN.has(path))) {
    return { path, inputs: [standardInput(path, stdin)], problems: [], found: NOTHING };
  }
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return await folder(path, onBytes);
    if (!stats.isFile()) onBytes?.(Infinity);
    return { path, inputs: [inputOf(await namedFile(path, stats))], problems: [], found: NOTHING };
  } catch (error) {
    return { path, inputs: [], problems: [problemOf(path, error)], found: NOTHING };
  }
}

/** Each input once, in an order that does not depend on that of the paths. */
function distinct(requests: readonly Request[]): Input[] {
  const byId = new Map<string, Input>();
  const all = requests.flatMap(({ inputs }) => inputs);
  // What the user named comes before what a folder holds, so that its name is the one that is shown.
  all.sort((a, b) => Number(a.found) - Number(b.found) || compare(a.file, b.file));
  for (const input of all) if (!byId.has(input.id)) byId.set(input.id, input);
  return [...byId.values()].sort((a, b) => compare(a.file, b.file));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const EMPTY: Loaded = { resources: [], problems: [], files: 0 };

/** Whether a text of a folder can hold objects at all. */
function mayHoldObjects(text: string): boolean {
  return /kind|apiversion/i.test(text);
}

/** A rendered object that knows what it was rendered from. */
function traced(resource: Resource, sources: NonNullable<Input['sources']>): Resource {
  const { origin } = resource;
  if (origin === undefined) return resource;
  return { ...resource, origin: new RenderedOrigin(origin, (pointer) => sources.placeOf(resource, pointer)) };
}

/** The text of an input, whose bytes nobody keeps. */
async function textOf(
  input: Input,
  { onWait }: LoadOptions,
  onLength: (bytes: number) => void,
): Promise<string | Problem> {
  const { file, size } = input;
  const read = await bytesOf(input, onWait);
  if (!Buffer.isBuffer(read)) return read;
  if (size === 0) onLength(read.length);
  return decode(read, file);
}

async function read(input: Input, text: string | Problem, pool: ChunkPool): Promise<Loaded> {
  const { file, found, sources } = input;
  if (typeof text !== 'string') return { resources: [], problems: [text], files: 1 };
  if (found && !mayHoldObjects(text)) return EMPTY;
  const reading = new TextReading(new Source(file, text, !(sources instanceof Sources)), { found });
  const parts = [...reading.chunks()].map((chunk) => ({ chunk, content: pool.read(chunk) }));
  for (const { chunk, content } of parts) reading.add(chunk, await content);
  const { loaded } = reading;
  return sources === undefined ? loaded : { ...loaded, resources: loaded.resources.map((one) => traced(one, sources)) };
}

async function bytesOf({ awaited, bytes }: Input, onWait: LoadOptions['onWait']): Promise<Buffer | Problem> {
  const timer = setTimeout(() => onWait?.(awaited), PATIENCE);
  try {
    return await bytes();
  } finally {
    clearTimeout(timer);
  }
}

/** What each input holds, read in their order, by all threads there are. */
async function readAll(inputs: readonly Input[], options: LoadOptions): Promise<Map<string, Loaded>> {
  const { onProgress, onBytes } = options;
  const pool = new ChunkPool();
  const known = inputs.reduce((sum, { size }) => sum + size, 0);
  onBytes?.(known);
  pool.expect(known);
  const readings: (readonly [string, Promise<Loaded>])[] = [];
  let done = 0;
  try {
    for (const input of inputs) {
      const text = await textOf(input, options, (length) => {
        onBytes?.(length);
        pool.expect(length);
      });
      const reading = read(input, text, pool);
      reading.then(
        () => onProgress?.(++done, inputs.length),
        () => undefined,
      );
      readings.push([input.id, reading]);
      await pool.help();
    }
    await pool.help(0);
    return new Map(await Promise.all(readings.map(async ([id, reading]) => [id, await reading] as const)));
  } finally {
    await pool.close();
  }
}

/**
 * Reads the objects of files, folders (all `*.yaml`, `*.yml` and `*.json` in them), folders with a kustomization, which
 * are rendered, and standard input (`-`). Kustomizations and charts further down are named, and left to the caller. A file
 * that can not be read is a problem, and takes no other with it.
 */
export async function loadPaths(paths: readonly string[], options: LoadOptions = {}): Promise<LoadedPaths> {
  return loadRequests(
    await Promise.all([...new Set(paths)].sort(compare).map((path) => request(path, options))),
    options,
  );
}

/** Reads what Helm makes of a chart. */
export async function loadChart(
  folder: string,
  values: readonly string[],
  options: LoadOptions = {},
): Promise<LoadedPaths> {
  const sources = new Templates(folder);
  const bytes = () => renderChart(folder, values);
  const awaited = `"${folder}" to be rendered`;
  const input = { file: folder, id: await realpath(folder), size: 0, found: false, sources, awaited, bytes };
  return loadRequests([{ path: folder, inputs: [input], problems: [], found: NOTHING }], options);
}

async function loadRequests(requests: readonly Request[], options: LoadOptions): Promise<LoadedPaths> {
  const inputs = distinct(requests);
  const loaded = await readAll(inputs, options);
  const resources: Resource[] = [];
  const problems = requests.flatMap((asked) => asked.problems);
  let files = 0;
  for (const { id } of inputs) {
    const part = loaded.get(id) ?? EMPTY;
    for (const resource of part.resources) resources.push(resource);
    for (const problem of part.problems) problems.push(problem);
    files += part.files;
  }
  const empty = requests.filter((asked) => asked.problems.length === 0 && holdsNothing(asked, loaded));
  if (options.allowEmpty !== true) for (const { path } of empty) problems.push(nothingToCheck(path));
  return { resources, problems, files, found: foundBy(requests) };
}

function foundBy(requests: readonly Request[]): Found {
  const [only] = requests;
  const all = requests.map(({ found }) => found);
  return {
    ...(requests.length === 1 && only?.found.rendered !== undefined ? { rendered: only.found.rendered } : {}),
    kustomizations: all.flatMap(({ kustomizations }) => kustomizations),
    charts: all.flatMap(({ charts }) => charts),
    unlisted: all.flatMap(({ unlisted }) => unlisted),
  };
}

function holdsNothing({ inputs, found }: Request, loaded: ReadonlyMap<string, Loaded>): boolean {
  if (found.kustomizations.length + found.charts.length > 0) return false;
  return inputs.every(({ id }) => (loaded.get(id) ?? EMPTY).files === 0);
}
