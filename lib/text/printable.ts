/**
 * What no reader may get as it is: control characters (C0, DEL, C1), characters that only change how others are shown, such
 * as marks that turn the direction of text, what is shown as nothing at all, ends of lines, halves of a character, and
 * code points that are no characters. The selectors of an emoji's look are harmless behind one.
 */
export const UNPRINTABLE =
  /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}\p{DI}]|(?<!\p{Extended_Pictographic})[\ufe0e\ufe0f]/gu;

/**
 * What a log of a CI system takes for a command: `##[group]` and `##vso[…]` wherever they stand, `::error::` after spaces at
 * the start of a line. Each match is the one character without which it is none.
 */
export const COMMAND_MARK = /#(?=#\w*\[)|(?<!\S):(?=:)/g;

/** Most texts need no care; this finds them at little cost. */
const HARMLESS = /^[\x20-\x22\x24-\x39\x3b-\x7e]*$/;

/** A word that is longer, as no name of Kubernetes can be, is shown by its ends. */
const LONGEST_WORD = 300;

/** Characters of one text that are shown at most. */
const LONGEST_TEXT = 4000;

/** How many marks a letter may carry; more of them cover the lines above and below. */
const CROWDED = /(\p{M}{8})\p{M}+/gu;

/** A place to cut at that does not fall between the halves of a character. */
function cutAt(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

/** How many characters, not halves of them, there are. */
function lengthOf(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) length++;
  return length;
}

/** The start and the end of a text, and how much is left out between them. */
function shortened(text: string, head: number, tail: number): string {
  const [start, end] = [cutAt(text, head), cutAt(text, text.length - tail)];
  return `${text.slice(0, start)}…(${lengthOf(text.slice(start, end))} characters left out)…${text.slice(end)}`;
}

function cut(text: string, limit: number): string {
  if (text.length <= LONGEST_WORD) return text;
  const words = text.replaceAll(/\S+/g, (word) => (word.length > LONGEST_WORD ? shortened(word, 200, 40) : word));
  return words.length > limit ? shortened(words, limit - 100, 40) : words;
}

function visible(mark: string): string {
  return `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`;
}

/**
 * A text from outside as people may see it, in one line: what cannot be printed and what a log would obey is written as
 * `\u{1b}`, and what is too long is cut, which it says. Safe to be put between words at any place of a line.
 * @param limit characters of the text that are shown at most
 */
export function printable(text: string, limit = LONGEST_TEXT): string {
  if (text.length <= LONGEST_WORD && HARMLESS.test(text)) return text;
  return cut(text, limit)
    .replaceAll(CROWDED, (run, kept: string) => `${kept}…(${lengthOf(run) - 8} marks left out)…`)
    .replaceAll(UNPRINTABLE, visible)
    .replaceAll(COMMAND_MARK, visible);
}

/** Prose over several lines, such as a reason that somebody gave, as one line. */
export function inOneLine(text: string): string {
  return text.trim().replaceAll(/[\t\r\n ]+/g, ' ');
}
