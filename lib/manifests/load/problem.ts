import type { Position } from '../resource';

/** Input that could not be read. Whatever else the input holds is read all the same. */
export interface Problem {
  /** The file as the user named it; `-` for standard input. */
  readonly file: string;
  /** Counted from 1; absent where the whole file is meant. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  /** One sentence without a period. Names in it are as they are; a value of the file, which may be a secret, is in none. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** Of a folder that could not be rendered the words of the tool. */
  readonly complaint?: string;
}

/** A problem of a text, before it is known which file the text is of. */
export interface Fault {
  /** Where in the text, counted from 0. */
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

/** Text that is YAML and still can not be a manifest, such as a mapping with a list as a key. */
export class FaultError extends Error {
  constructor(
    readonly offset: number,
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}

/** A problem at a place of a file, or of the whole file. */
export function problemAt(file: string, position: Position | undefined, message: string, fix: string): Problem {
  return { file, ...position, message, fix };
}

/** A problem for programs: the same fields each, with null for what it has not. */
export function problemFields({ file, line, column, message, fix }: Problem) {
  return { file, line: line ?? null, column: column ?? null, message, fix };
}
