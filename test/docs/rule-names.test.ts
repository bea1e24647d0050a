import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules, ruleNamed } from '../../lib/policy/rule-names';
import { parseSettings } from '../../lib/policy/settings-file';

const ROOT = join(__dirname, '../..');

/**
 * Pages that are generated are as right as the code, the list of past defects names rules of past releases, and keys of
 * the incident read like rules.
 */
const NOT_HERE = /^docs\/(reference\/|defects\.md$|explanation\/keys-of-the-incident\.md$)/;

const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((name) => `docs/${name}`)
    .filter((name) => name.endsWith('.md') && !NOT_HERE.test(name)),
].sort();

function read(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

function blocksOf(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+).*\n([\s\S]*?)^```$/gm)].flatMap(([, name, body = '']) =>
    name === language ? [body] : [],
  );
}

/** What stands in backquotes in a page's sentences and tables. */
function codeIn(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code = '']) => code);
}

/** What stands in backquotes in the columns of tables that are headed `Rule` or `Rules`. */
function ruleCells(text: string): string[] {
  const found: string[] = [];
  let column = -1;
  for (const line of text.split('\n')) {
    const cells = line.startsWith('|') ? line.split(/(?<!\\)\|/).map((cell) => cell.trim()) : [];
    if (cells.length === 0) column = -1;
    else if (column < 0) column = cells.findIndex((cell) => /^Rules?$/.test(cell));
    if (column >= 0) found.push(...codeIn(cells[column] ?? ''));
  }
  return found;
}

const WORDS = /^[a-z0-9]+(-[a-z0-9]+)+$/;

/** First and last words of ids that many rules share: what has one of them reads like the id of a rule. */
function commonWords(at: 0 | -1): ReadonlySet<string> {
  const words = allRules.map(({ id }) => id.split('-').at(at) ?? '');
  return new Set(words.filter((word, index) => words.indexOf(word) !== index));
}

const [firstWords, lastWords] = [commonWords(0), commonWords(-1)];

/** Names that read like rules and are something else. */
const OTHERWISE: ReadonlySet<string> = new Set([
  'api-key',
  'db-url-host',
  'ingress-nginx',
  'keycloak-bootstrap',
  'test-admin',
]);

function readsLikeRule(code: string): boolean {
  if (!WORDS.test(code) || OTHERWISE.has(code)) return false;
  const words = code.split('-');
  return firstWords.has(words[0] ?? '') || lastWords.has(words.at(-1) ?? '');
}

/** The ids of rules that a page shows how to write. */
function writtenIn(text: string): string[] {
  return [...text.matchAll(/^ {2}id: '([a-z-]+)'/gm)].map(([, id = '']) => id);
}

function unknown(ids: readonly string[], text: string): string[] {
  const own = writtenIn(text);
  return [...new Set(ids)].filter((id) => ruleNamed(id) === undefined && !own.includes(id));
}

/** Settings that a page shows: YAML with a key of the settings file at its top, and no object of Kubernetes. */
function settingsIn(text: string): string[] {
  const keys = /^(world|external|rules|waivers|images|catalogue|kubernetes|podSecurity|autopilot|baseline|failOn):/m;
  return blocksOf(text, 'yaml').filter((body) => keys.test(body) && !/^apiVersion:/m.test(body));
}

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('names no rule that does not exist', () => {
    expect(unknown([...ruleCells(text), ...codeIn(text).filter(readsLikeRule)], text)).toEqual([]);
  });

  test('explains and waives no rule that does not exist', () => {
    const ids = [...text.matchAll(/(?:keyfit explain|keyfit\.io\/waive\.|[-{] rule:) ?([a-z][a-z0-9-]+)/g)];

    expect(
      unknown(
        ids.map(([, id = '']) => id),
        text,
      ),
    ).toEqual([]);
  });

  test('shows settings that can be read', () => {
    expect(() => settingsIn(text).map((settings) => parseSettings(settings, page))).not.toThrow();
  });
});

test('the page on troubleshooting leads to most rules on what a cluster refuses or cannot start', () => {
  const named = new Set(codeIn(read('docs/how-to/troubleshoot.md')));
  const errors = allRules.filter(({ severity }) => severity === 'error');

  expect(errors.filter(({ id }) => named.has(id)).length / errors.length).toBeGreaterThan(0.75);
});

describe('the page on Keycloak', () => {
  const named = new Set(ruleCells(read('docs/explanation/keycloak.md')));

  test.each(allRules.filter(({ family }) => family === 'keycloak').map(({ id }) => id))(
    'says what an operator sees without %s',
    (id) => {
      expect(named).toContain(id);
    },
  );
});
