// What the compiler says may be shown: it quotes sources and names of files, which come from anybody who sends a change.

/** As in lib/text/printable.ts, which has yet to be compiled: what no reader may get as it is. */
const UNPRINTABLE = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}\p{DI}]/gu;

/** As there: what a log of a CI system takes for a command. */
const COMMAND_MARK = /#(?=#\w*\[)|(?<!\S):(?=:)/g;

/** The compiler's own colours. */
const COLOUR = /(\u001b\[[\d;]*m)/;

function visible(mark) {
  return `\\u{${mark.codePointAt(0).toString(16)}}`;
}

/** Lines of the compiler so that a terminal and a log take them for text, in its colours where it used any. */
export function showable(text) {
  const parts = text.replaceAll('\r\n', '\n').split(COLOUR);
  const shown = parts.map((part, index) =>
    index % 2 === 0 ? part.replaceAll(UNPRINTABLE, visible).replaceAll(COMMAND_MARK, visible) : part,
  );
  return shown.join('');
}
