import { COMMAND_MARK, printable, UNPRINTABLE } from '../../text';

/** Characters that XML 1.0 has no way to write, not even escaped. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A character by its number, which a reader turns back into it. */
function reference(mark: string): string {
  return `&#x${(mark.codePointAt(0) ?? 0).toString(16)};`;
}

/**
 * A text from outside as content or attribute: it reads as the same text, in one line, and holds nothing that a terminal or
 * a log would obey. What XML cannot hold is shown as `printable` does.
 */
export function xmlText(text: string): string {
  return text
    .replaceAll(FORBIDDEN, (mark) => printable(mark))
    .replaceAll(/[&<>"]/g, (mark) => MARKUP[mark] ?? mark)
    .replaceAll(UNPRINTABLE, reference)
    .replaceAll(COMMAND_MARK, reference);
}

/** An element; its content is XML already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] = [],
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  const start = `<${name}${written.join('')}`;
  return content.length === 0 ? `${start}/>` : `${start}>${content.join('')}</${name}>`;
}
