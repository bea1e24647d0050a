import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Position } from '../../manifests';
import type { Problem } from '../../manifests/load/problem';
import type { Fault, Place } from '../rule';

/** A place that a person or an editor can open. */
export interface FilePlace {
  /** The file as the user named it. */
  readonly file: string;
  /** Absent where there is no such line to open: the folder was rendered. */
  readonly position?: Position;
  /** The text of the line. */
  readonly line?: string;
}

/** Where a finding stands in its file, or in the one that its object was rendered from; undefined for objects of no file. Asking may read the file again: ask once. */
export function placeOf({ resource, path, at }: Place & Pick<Fault, 'at'>): FilePlace | undefined {
  const { origin } = resource;
  if (origin === undefined) return undefined;
  const source = origin.sourceOf?.(at ?? path);
  if (source !== undefined) {
    const { file, position, line } = source;
    return { file, ...(position && { position }), ...(line === undefined ? {} : { line }) };
  }
  const position = origin.locate(at ?? path);
  const line = origin.lineAt(position.line);
  return line === undefined ? { file: origin.file } : { file: origin.file, position, line };
}

/** Where input could not be read. */
export function placeOfProblem({ file, line, column = 1 }: Problem): FilePlace {
  return line === undefined ? { file } : { file, position: { line, column } };
}

/** A place as editors and terminals make a link of it: `file:line:column`. */
export function linkTo({ file, position }: FilePlace): string {
  return position === undefined ? file : `${file}:${position.line}:${position.column}`;
}

/** Standard input, which is no file to point at. */
export function isStream(file: string): boolean {
  return file === '-';
}

/** A file's name from a folder on, with slashes; files outside that folder keep their absolute path. */
export function nameFrom(root: string, file: string): string {
  if (isStream(file)) return file;
  const name = relative(root, resolve(file));
  const inside = name !== '..' && !name.startsWith(`..${sep}`) && !isAbsolute(name);
  return (inside ? name || '.' : resolve(file)).replaceAll(sep, '/');
}
