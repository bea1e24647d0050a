import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../lib/policy';

const ROOT = join(__dirname, '..');
const CLASSES = ['compiler', 'construct', 'synth gate', 'policy rule', 'server proof', 'outside the manifests'];
const GROUPS = { D: 85, L: 34, N: 11 } as const;

/** One defect's row of the page. */
interface Row {
  readonly id: string;
  readonly symptom: string;
  readonly stoppedBy: string;
  readonly how: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

const page = readFileSync(join(ROOT, 'docs/defects.md'), 'utf8');

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function parseRow(line: string): Row {
  const [id = '', symptom = '', stoppedBy = '', how = '', test = ''] = cellsOf(line);
  const tests = [...test.matchAll(/`([^`]+)` "([^"]+)"/g)].map(([, file = '', title = '']) => ({ file, title }));
  return { id, symptom, stoppedBy, how, tests };
}

const lines = page.split('\n').filter((line) => line.startsWith('|'));
const rows = lines.filter((line) => /^\| [A-Z]-\d+ /.test(line)).map(parseRow);

/** The class of a row: a policy rule's row names the rule too. */
function classOf({ stoppedBy }: Row): string {
  return stoppedBy.replace(/ `[^`]+`$/, '');
}

function countOf(chosen: readonly Row[], name: string): number {
  return name === 'all' ? chosen.length : chosen.filter((row) => classOf(row) === name).length;
}

/** Whether a test file states a title: as the name of a test, or as the promise at the head of a program. */
function states(file: string, title: string): boolean {
  const source = readFileSync(join(ROOT, file), 'utf8');
  if (file.startsWith('test/types/cases/')) return source.startsWith(`// ${title}\n`);
  return [`'${title}',`, `"${title}",`, `\`${title}\`,`].some((text) => source.includes(text));
}

/** The rules that a row names: what stops the defect, and what is called a rule in how. */
function namedRules({ stoppedBy, how }: Row): string[] {
  const lists = `${stoppedBy} ${how}`.matchAll(/\brules? ((?:`[^`]+`(?:, | and )?)+)/g);
  return [...lists].flatMap(([, list = '']) => [...list.matchAll(/`([^`]+)`/g)].map(([, id = '']) => id));
}

describe('docs/defects.md', () => {
  test('has a row for every defect, in order', () => {
    const ids = Object.entries(GROUPS).flatMap(([group, count]) =>
      Array.from({ length: count }, (_, index) => `${group}-${String(index + 1).padStart(2, '0')}`),
    );
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });

  test('says of every defect what it was, what stops it and how', () => {
    const wanting = rows.filter((row) => row.symptom === '' || row.how === '' || !CLASSES.includes(classOf(row)));
    expect(wanting).toEqual([]);
  });

  test('counts its rows right', () => {
    const counts = [...CLASSES, 'all'].map((name) => {
      const groups = Object.keys(GROUPS).map((group) => rows.filter(({ id }) => id.startsWith(group)));
      return [name, ...[...groups, rows].map((chosen) => String(countOf(chosen, name)))];
    });
    const summary = lines.map(cellsOf).filter(([name = '', count = '']) => /^\d+$/.test(count) && name !== '');

    expect(summary).toEqual(counts);
  });

  test('names only rules that the gate has', () => {
    const known = new Set(rules.map(({ id }) => id));
    const bare = rows.filter((row) => classOf(row) === 'policy rule' && namedRules(row).length === 0);

    expect(bare).toEqual([]);
    expect(rows.flatMap(namedRules).filter((id) => !known.has(id))).toEqual([]);
  });

  test('names a test for every defect that is stopped here', () => {
    const bare = rows.filter((row) => row.tests.length === 0 && classOf(row) !== 'outside the manifests');
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  test.each(rows.flatMap(({ id, tests }) => tests.map(({ file, title }) => [id, title, file] as const)))(
    '%s is held by the test "%s" of %s',
    (_, title, file) => {
      expect(existsSync(join(ROOT, file))).toBe(true);
      expect(states(file, title)).toBe(true);
    },
  );
});
