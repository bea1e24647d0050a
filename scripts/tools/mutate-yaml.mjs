// Manifests with a few accidents in them: characters, indentation, brackets, quotes, line ends.

/** A generator of numbers below `n` that gives the same after the same seed. */
export function generator(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

// prettier-ignore
const PIECES = [
  '\t', '\t', ' ', '  ', '\n', '\r\n', '\x7f', '\x07', '\x80', '\x85', '\u2028', '\u2029', '\u00a0', '😀', '#', ' #', ':',
  ': ', '- ', '-', '? ', '?', '[', ']', '{', '}', ',', ', ', '&a ', '*a', '!t ', '!!str ', '!!int ', '!<x> ', '!', '|', '|\n',
  '>', '>-', '|2', '>+1', '"', "'", '@', '`', '\\', '\\/', '\\x41', '\\u0041', '<<: *a', '---', '...\n', '~', 'null', '\0',
];
const LINES = [
  '',
  ' ',
  '\t',
  '  \t',
  '    ',
  '# c',
  '\t# c',
  '---',
  '...',
  '-',
  '?',
  ':',
  'a',
  '  a',
  '\x85',
  '"a',
  '}',
  ']',
];
const TAILS = ['\t', '# c', ' # c', '\t# c', ':', ' |', ' >', ' [', ' {', ' "', " '", ' &a', ' *a', '\\', ' |1', ','];
const VALUES = [
  (key, value, indent) => `${key} [\n${indent}${value}\n${indent}]`,
  (key, value, indent) => `${key} {\n${indent}a: ${value}\n${indent}}`,
  (key, value) => `${key} [a, ${value}, b: c, "d":e, ? f : g]`,
  (key, value, indent) => `${key} "${value}\n\n${indent} \tb\\\n  c"`,
  (key, value, indent) => `${key} '${value}\n${indent}b'`,
  (key, value, indent) => `${key} |\n${indent}  ${value}\n${indent}   x\n\n${indent}  y`,
  (key, value, indent) => `${key} >\n${indent}  ${value}\n${indent}\tx\n${indent}  y`,
  (key, value, indent) => `${key} |\n\t\n${indent}  ${value}`,
  (key, value, indent) => `${key} ${value}\n${indent}more`,
  (key, value) => `${key} !!str ${value}`,
];

/** A text with one accident more. */
function mutateOnce(text, below) {
  const pick = (list) => list[below(list.length)];
  const at = below(text.length + 1);
  const lines = text.split('\n');
  const line = below(lines.length);
  const edit = (change) => lines.with(line, change(lines[line])).join('\n');
  switch (below(8)) {
    case 0:
    case 1:
      return text.slice(0, at) + pick(PIECES) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + 1 + below(3));
    case 3:
      return edit((old) => pick([' ', '  ', '\t', ' \t']) + old);
    case 4:
      return edit((old) => old.replace(/^ {1,2}/, ''));
    case 5:
      return edit((old) => old + pick(TAILS));
    case 6:
      return lines.toSpliced(line, below(2), pick(LINES)).join('\n');
    default:
      return edit((old) =>
        old.replace(/^(\s*)((?:- )?[\w./-]+:) ?(.*)$/, (_, indent, key, value) =>
          pick(VALUES)(indent + key, value, indent),
        ),
      );
  }
}

/** A text with up to three accidents. */
export function mutate(text, below) {
  let mutant = text;
  for (let count = below(3); count >= 0; count--) mutant = mutateOnce(mutant, below);
  return mutant.toWellFormed();
}
