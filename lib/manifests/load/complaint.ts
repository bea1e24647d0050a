import { maskSentence } from '../../text';

/** What kubectl puts around it: where it stands in kubectl's own log, and when, which is another text each time. */
const LOGGED = /(?<![^\n])[EFIW]\d{4} [\d:.]+\s+\d+ [\w.-]+:\d+\] "command failed" err=(?:"|<\n)([^]*?)(?:"|\n >)\s*$/;

/** Remarks before it on what will be gone some day. */
const REMARK = /^#.*\n/gm;

/** What kustomize repeats of the files that it reads: patches, and literals of which a Secret is to be made. */
const CONTENTS: readonly RegExp[] = [
  /(?<=patch from \[)[^]*(?=\]|$)/g,
  /(?<=(?:literal|file|env) sources:? \[)[^]*?(?=\]:|$)/g,
  /(?<=invalid literal source )[^]*?(?=, expected|$)/g,
  /(?<=key name )\\?"(?:(?!key name ).)*?"(?= in source)|(?<=in source )\\?".*"/g,
];

function isOdd(line: string, quote: string): boolean {
  return line.split(quote).length % 2 === 0;
}

/** Whether what follows a line is of some file, which the line begins to quote. */
function opensContents(line: string): boolean {
  return line.endsWith(':') || isOdd(line, "'") || isOdd(line, '`');
}

/** The lines that are the tool's own: what it quotes of a file over several lines is left out, up to its end in backticks. */
function ownLines(said: string): string {
  const [first = '', ...rest] = said.trim().split('\n');
  const own = opensContents(first) ? rest.filter((line) => line.trimStart().startsWith('`')) : rest;
  return [first, ...(rest.length > own.length ? ['…'] : []), ...own].join(' ');
}

/**
 * What a tool said, as one line that may be shown: such tools repeat parts of what they read, of which some are secret. Not
 * cut before, since nothing tells half a credential from other text.
 */
export function complaintOf(said: string): string {
  const line = ownLines(said.replace(LOGGED, '$1').replaceAll(REMARK, ''));
  const shown = maskSentence(CONTENTS.reduce((text, contents) => text.replaceAll(contents, '…'), line));
  return shown.replaceAll(/\s+/g, ' ').trim();
}
