import { isUtf8 } from 'node:buffer';
import { MAX_BYTES } from './limits';
import { type Problem, problemAt } from './problem';
import { tooLarge, withoutMark } from './text';

const FIX = 'save it as UTF-8';
const NEWLINE = 10;
const REPLACEMENT = '\uFFFD';

function isUtf16({ 0: first, 1: second }: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** The first line that is not UTF-8. A line's end is never a part of another character. */
function brokenLine(bytes: Buffer, file: string): Problem {
  let [line, start] = [1, 0];
  for (;;) {
    const end = bytes.indexOf(NEWLINE, start);
    const text = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (end < 0 || !isUtf8(text)) {
      const column = text.toString('utf8').indexOf(REPLACEMENT) + 1;
      return problemAt(file, { line, column: Math.max(column, 1) }, 'not UTF-8 text', FIX);
    }
    line++;
    start = end + 1;
  }
}

/** The text of a file; a problem if it is not UTF-8, or too large. */
export function decode(bytes: Buffer, file: string): string | Problem {
  if (bytes.length > MAX_BYTES) return tooLarge(file);
  if (isUtf16(bytes)) return problemAt(file, { line: 1, column: 1 }, 'UTF-16 text, which kubectl does not read', FIX);
  return isUtf8(bytes) ? withoutMark(bytes.toString('utf8')) : brokenLine(bytes, file);
}
