// Writes docs/reference/ from the app, and checks that the pages written by hand are still true.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { checkTypes } from './check-types.mjs';
import { deadLinks, pagesOf } from './docs/links.mjs';
import { followPages } from './docs/recipes.mjs';
import { root } from './sources.mjs';

const HELP = `Usage: npm run docs [-- --check | --recipes]

Writes docs/reference/, keyfit.schema.json and images/keycloak/ from lib/ and overlays/.

  --check     write nothing; exit status 1 when a page of it is stale or a link in any page is dead
  --recipes   follow README.md, the tutorial and the how-to pages in copies of the project; exit status 1 when one of
              them does not lead where it says
`;

const folder = join(root, 'docs', 'reference');
/** The schema of `keyfit.yaml` stands beside it, where editors look for it. */
const SCHEMA = '../../keyfit.schema.json';
const IMAGE = '../../images/keycloak';
/** Generated files that are no reference pages. */
const OUTSIDE = [SCHEMA, `${IMAGE}/Dockerfile`, `${IMAGE}/contract.json`];
const flag = { type: 'boolean' };
const { values: options } = parseArgs({ options: { check: flag, recipes: flag, help: flag } });

/** How every page begins; what begins otherwise was written by hand, and is not ours to remove. */
const MARK = '<!-- Written by `npm run docs` ';

function existing() {
  mkdirSync(folder, { recursive: true });
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = [...inside.map((entry) => entry.name), ...OUTSIDE.filter((name) => existsSync(join(folder, name)))];
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Says which files of docs/reference/ were written by hand. */
function foreign(pages, found) {
  const names = [...found].filter(([name, text]) => !pages.has(name) && !text.startsWith(MARK)).map(([name]) => name);
  names.forEach((name) => {
    console.error(`${relative(root, join(folder, name))} was not written by npm run docs: move it elsewhere in docs/`);
  });
  return names.length;
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
  if (foreign(pages, found) > 0) return 1;
  [...found.keys()].filter((name) => !pages.has(name)).forEach((name) => rmSync(join(folder, name)));
  pages.forEach((text, name) => writeFileSync(join(folder, name), text));
  const others = OUTSIDE.map((name) => relative(root, join(folder, name)));
  console.log(`${pages.size - others.length} pages in ${relative(root, folder)}/, and ${others.join(', ')}`);
  return 0;
}

async function recipes() {
  let failures = 0;
  for await (const { page, count, failed, reason } of followPages(root, pagesOf(root))) {
    const name = relative(root, page);
    if (failed === undefined) console.log(`ok      ${name}, ${count} steps`);
    else console.error(`failed  ${name}, step ${failed} of ${count}: ${reason}`);
    if (failed !== undefined) failures += 1;
  }
  return failures === 0 ? 0 : 1;
}

async function main() {
  if (options.help) return console.log(HELP);
  if (options.recipes) return (process.exitCode = await recipes());
  const complaints = await checkTypes();
  process.stderr.write(complaints);
  if (complaints !== '') return (process.exitCode = 1);
  // Only now, since they run the app.
  const { renderPages } = await import('./docs/pages.mjs');
  const { schemaFile } = await import('./docs/settings.mjs');
  const { load } = await import('./project.mjs');
  const { imageFiles } = load('lib/components');
  const image = [...imageFiles()].map(([name, text]) => [`${IMAGE}/${name}`, text]);
  const pages = new Map([...(await renderPages()), [SCHEMA, schemaFile()], ...image]);
  process.exitCode = (options.check ? check : write)(pages, existing());
}

await main();
