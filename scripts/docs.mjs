// Writes docs/reference/ from the compiled app; with --check, names the pages that are not what it would write, and dead
// links in all pages.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compile } from './compile.mjs';
import { deadLinks } from './docs/links.mjs';

const HELP = `Usage: npm run docs [-- --check]

Writes docs/reference/ from lib/ and overlays/.

  --check   write nothing; exit status 1 when a page is stale or a link in any page is dead
`;

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs', 'reference');
const { values: options } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });

function existing() {
  mkdirSync(folder, { recursive: true });
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function check(pages, found) {
  const names = [...new Set([...pages.keys(), ...found.keys()])].sort();
  const stale = names.filter((name) => pages.get(name) !== found.get(name));
  stale.forEach((name) => console.error(`${relative(root, join(folder, name))} is stale: run npm run docs`));
  const dead = deadLinks(root);
  dead.forEach(({ page, link, reason }) => console.error(`${page}: link ${link} is dead: ${reason}`));
  return stale.length + dead.length === 0 ? 0 : 1;
}

function write(pages, found) {
  [...found.keys()].filter((name) => !pages.has(name)).forEach((name) => rmSync(join(folder, name)));
  pages.forEach((text, name) => writeFileSync(join(folder, name), text));
  console.log(`${pages.size} pages in ${relative(root, folder)}/`);
  return 0;
}

async function main() {
  if (options.help) return console.log(HELP);
  const status = await compile();
  if (status !== 0) return (process.exitCode = status);
  // Read only now: the pages come from what has just been compiled.
  const { renderPages } = await import('./docs/pages.mjs');
  const pages = renderPages();
  process.exitCode = (options.check ? check : write)(pages, existing());
}

await main();
