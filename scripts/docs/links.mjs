import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Links out of a page, code left out. */
function linksOf(text) {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
}

/** The anchor that a heading gets on GitHub: lower case, dashes for spaces, other signs left out. */
function anchorOf(heading) {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function anchorsOf(path) {
  const prose = readFileSync(path, 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');
  return new Set([...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading)));
}

function reasonOf(page, link) {
  const [path, anchor] = link.split('#');
  const target = path === '' ? page : resolve(dirname(page), path);
  if (!existsSync(target)) return 'no such file';
  if (anchor === undefined || statSync(target).isDirectory()) return undefined;
  return anchorsOf(target).has(anchor) ? undefined : 'no such heading';
}

/** Every page of the project. */
export function pagesOf(root) {
  const atRoot = readdirSync(root).map((name) => join(root, name));
  const inDocs = readdirSync(join(root, 'docs'), { recursive: true }).map((name) => join(root, 'docs', name));
  return [...atRoot, ...inDocs].filter((path) => path.endsWith('.md')).sort();
}

/** Links between the project's pages, files and headings that lead nowhere; links to other sites are not followed. */
export function deadLinks(root) {
  return pagesOf(root).flatMap((page) =>
    linksOf(readFileSync(page, 'utf8'))
      .filter((link) => !/^[a-z]+:/.test(link))
      .map((link) => ({ page: relative(root, page), link, reason: reasonOf(page, link) }))
      .filter(({ reason }) => reason !== undefined),
  );
}
