import type { Problem } from '../manifests/load/problem';
import { printable } from '../text';
import { maskProblem } from './masked';

/** The problem in one line, as editors and terminals make a link of it: `file:line:column: message; fix`. */
export function problemLine(problem: Problem): string {
  const { file, line, column, message, fix } = maskProblem(problem);
  const place = line === undefined ? [file] : [file, line, ...(column === undefined ? [] : [column])];
  return printable(`${place.join(':')}: ${message}; ${fix}`);
}

/** Input of the user that a run cannot go on with: reported without a stack trace. */
export class InputError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'InputError';
  }
}
