/** A page that says where it comes from. */
export function page(title, intro, ...sections) {
  const note = '<!-- Written by `npm run docs` from lib/ and overlays/. Change those, not this page. -->';
  return `${[note, `# ${title}`, intro, ...sections].join('\n\n')}\n`;
}

/** Text as code; a `|` would end the cell it stands in. */
export function code(text) {
  return text === '' ? '' : `\`${String(text).replaceAll('|', '\\|')}\``;
}

/** A list of names as code. */
export function codes(names) {
  return names.map(code).join(', ');
}

/** A table; empty cells hold a dash, so that nobody takes them for forgotten. */
export function table(header, rows) {
  const line = (cells) => `| ${cells.map((cell) => (cell === '' ? '–' : cell)).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
