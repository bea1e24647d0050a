import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { isObject, itemsOf, property, textOf, type Json } from '../resource';

/** The names that Kustomize knows its file by. */
export const KUSTOMIZATION_FILES: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** What a folder's kustomization takes in, as far as it lies on this disk. */
export interface Kustomization {
  /** The folder, as it was come to. */
  readonly folder: string;
  /** Its file. */
  readonly file: string;
  /** Whether it is a part of others, and nothing of its own. */
  readonly isComponent: boolean;
  /** Folders of further kustomizations, as absolute paths. */
  readonly folders: readonly string[];
  /** Files: manifests, patches, contents of generated objects; as absolute paths. */
  readonly files: readonly string[];
  /** The names of the objects that it generates, by their kind. */
  readonly generated: readonly Generated[];
}

/** An object that a kustomization generates. */
export interface Generated {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  /** Where it stands in the file, as a JSON Pointer. */
  readonly path: string;
}

/** Lists of paths of files and folders; an entry may also be YAML or JSON in place of a path. */
const PATH_LISTS = [
  'resources',
  'bases',
  'components',
  'crds',
  'configurations',
  'generators',
  'transformers',
  'validators',
  'patchesStrategicMerge',
];

/** Lists of mappings that name a file under one of these keys. */
const PATHS_IN_LISTS = [
  ['patches', 'path'],
  ['patchesJson6902', 'path'],
  ['replacements', 'path'],
  ['helmCharts', 'valuesFile'],
  ['helmChartInflationGenerator', 'values'],
] as const;

const GENERATORS = [
  ['configMapGenerator', 'ConfigMap'],
  ['secretGenerator', 'Secret'],
] as const;

function texts(value: Json | undefined): string[] {
  return itemsOf(value)
    .map(textOf)
    .filter((text) => text !== '');
}

/** `key=file`, or the file alone, whose name is the key. */
function fileOf(entry: string): string {
  return entry.slice(entry.indexOf('=') + 1);
}

function generatedFiles(generator: Json): string[] {
  const files = texts(property(generator, 'files')).map(fileOf);
  return [...files, ...texts(property(generator, 'envs')), textOf(property(generator, 'env'))];
}

/** The paths that a kustomization names, those that lead elsewhere included. */
function* pathsOf(body: Json): Generator<string> {
  for (const list of PATH_LISTS) yield* texts(property(body, list));
  for (const [list, key] of PATHS_IN_LISTS) {
    for (const item of itemsOf(property(body, list))) {
      yield textOf(property(item, key));
      yield* texts(property(item, 'additionalValuesFiles'));
    }
  }
  for (const [list] of GENERATORS) for (const item of itemsOf(property(body, list))) yield* generatedFiles(item);
  yield textOf(property(property(body, 'openapi'), 'path'));
}

function* generatedOf(body: Json): Generator<Generated> {
  for (const [list, kind] of GENERATORS) {
    for (const [index, item] of itemsOf(property(body, list)).entries()) {
      yield { kind, name: textOf(property(item, 'name')), path: `/${list}/${index}/name` };
    }
  }
}

/** Whether a text can be a path: not the content of a patch, nor an address. */
function isPath(text: string): boolean {
  return text !== '' && !text.includes('\n') && !text.includes('://') && !text.startsWith('git@');
}

function bodyOf(file: string): Json {
  try {
    return load(readFileSync(file, 'utf8')) as Json;
  } catch {
    // Whoever renders it says what is wrong.
    return {};
  }
}

/**
 * Reads what a kustomization takes in. One that can not be read takes in nothing.
 * @param name - of its file in the folder
 */
export function readKustomization(folder: string, name: string): Kustomization {
  const file = join(folder, name);
  const body = bodyOf(file);
  const [folders, files]: [string[], string[]] = [[], []];
  for (const path of new Set(pathsOf(body))) {
    const found = isPath(path) ? statSync(join(folder, path), { throwIfNoEntry: false }) : undefined;
    if (found?.isDirectory() === true) folders.push(resolve(folder, path));
    else if (found !== undefined) files.push(resolve(folder, path));
  }
  const isComponent = isObject(body) && textOf(property(body, 'kind')) === 'Component';
  return { folder, file, isComponent, folders, files, generated: [...generatedOf(body)] };
}

/** Of a tree's kustomizations those that no other takes in: what is deployed. Components never are. */
export function leavesOf(kustomizations: readonly Kustomization[]): Kustomization[] {
  const taken = new Set(kustomizations.flatMap(({ folders }) => folders));
  return kustomizations.filter(({ folder, isComponent }) => !isComponent && !taken.has(resolve(folder)));
}

/** The kustomizations that take in a folder, themselves not taken in by others, by way of any number between. */
export function leavesAbove(folder: string, kustomizations: readonly Kustomization[]): Kustomization[] {
  const takers = new Map<string, Kustomization[]>();
  for (const one of kustomizations) {
    for (const taken of one.folders) {
      const others = takers.get(taken);
      if (others === undefined) takers.set(taken, [one]);
      else others.push(one);
    }
  }
  const [seen, open, leaves] = [new Set<string>(), [resolve(folder)], [] as Kustomization[]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const taker of takers.get(next) ?? []) {
      const path = resolve(taker.folder);
      if (seen.has(path)) continue;
      seen.add(path);
      open.push(path);
      if (!takers.has(path) && !taker.isComponent) leaves.push(taker);
    }
  }
  return leaves.sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** All that a kustomization is rendered from: itself and what it takes in, by way of any number between. */
export function closureOf(start: Kustomization, at: (folder: string) => Kustomization | undefined): Kustomization[] {
  const [seen, open] = [new Map<string, Kustomization>(), [start]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const path = resolve(next.folder);
    if (seen.has(path)) continue;
    seen.set(path, next);
    for (const folder of next.folders) {
      const inner = at(folder);
      if (inner !== undefined) open.push(inner);
    }
  }
  return [...seen.values()];
}

/** The folder that a path stands in. */
export function folderOf(file: string): string {
  return dirname(resolve(file));
}
