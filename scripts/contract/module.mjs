// The contract as a module: the compiler reads literal types from it, which JSON would lose.

const PROLOGUE = `// Written by \`npm run contract\` from the source of the program: do not edit.

/** What one commit of the mcp-server says of itself; \`contract.ts\` derives from it what may be configured. */
export const program = `;

/** Digits of a commit that an image's tag carries. */
const DIGITS = 8;

const name = (text) => (/^[a-z_]\w*$/i.test(text) ? text : JSON.stringify(text));

function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${name(key)}: ${literal(one)}`)
      .join(', ')} }`;
  return JSON.stringify(value);
}

/** A part that prettier keeps on lines of its own. */
const lines = (value) =>
  `{\n${Object.entries(value)
    .map(([key, one]) => `${name(key)}: ${literal(one)},\n`)
    .join('')}}`;

/** Number literals of Python keep what they say: 2.0 is a number, and so is 2. */
function settingsOf(settings) {
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([variable, { type, readers, field, default: value }]) => [
      variable,
      {
        type,
        read: readers > 0,
        ...(field === undefined ? {} : { field }),
        ...(value === undefined ? {} : { default: value }),
      },
    ]),
  );
}

/** The text of the module, for prettier to lay out. */
export function moduleOf({ commit, version, image, settings, ...rest }) {
  const parts = { image, ...rest };
  const head = { commit, version, tag: `${version}-${commit.slice(0, DIGITS)}` };
  const body = [
    ...Object.entries(head).map(([key, value]) => `${key}: ${literal(value)},`),
    ...Object.entries(parts).map(([key, value]) => `${key}: ${Array.isArray(value) ? literal(value) : lines(value)},`),
    `settings: ${lines(settingsOf(settings))},`,
  ];
  return `${PROLOGUE}{\n${body.join('\n')}\n} as const;\n`;
}
