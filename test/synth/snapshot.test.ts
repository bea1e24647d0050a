import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { synthesize } from '../../lib/synth';
import { environments } from '../../overlays';
import { gate } from '../support/gate';
import { readFolder } from '../support/folder';

const HINT = 'If the change is meant, run `npm run synth`, review the difference of dist/ and commit it.';

const rendered = synthesize(environments, gate);
const committed = readFolder(join(__dirname, '../../dist'));

/** Shows a difference as a diff of dist/ would after `npm run synth`, and says what to do about it. */
function expectSame(path: string): void {
  try {
    expect(rendered.get(path)).toBe(committed.get(path));
  } catch (error) {
    if (error instanceof Error)
      error.message = `dist/${path} is not what the code renders. ${HINT}\n\n${error.message}`;
    throw error;
  }
}

test('dist/ has a file for each component of each environment, and no other', () => {
  const [missing, stale] = [
    [...rendered.keys()].filter((path) => !committed.has(path)),
    [...committed.keys()].filter((path) => !rendered.has(path)),
  ];

  expect({ missing, stale, hint: HINT }).toEqual({ missing: [], stale: [], hint: HINT });
});

test.each([...rendered.keys()].filter((path) => committed.has(path)))('dist/%s is what the code renders', (path) => {
  expectSame(path);
});

test('every environment has a folder of its own', () => {
  expect(new Set([...rendered.keys()].map((path) => path.split('/')[0]))).toEqual(
    new Set(environments.map(({ name }) => name)),
  );
});

test('every file says where it comes from', () => {
  const unmarked = [...rendered].filter(([, text]) => !text.startsWith('# Rendered by `npm run synth`'));

  expect(unmarked.map(([path]) => path)).toEqual([]);
});

test('every file is YAML of objects that have a kind and a name, and nothing else', () => {
  const bad = [...rendered].filter(([, text]) =>
    parseAllDocuments(text).some((document) => {
      const object = document.toJS() as { kind?: string; metadata?: { name?: string } } | null;
      return document.errors.length > 0 || object?.kind === undefined || object.metadata?.name === undefined;
    }),
  );

  expect(bad.map(([path]) => path)).toEqual([]);
});

test('a Namespace comes before everything, in the first of the files, so that applying the folder works the first time', () => {
  const first = environments.map(
    ({ name }) => [...rendered.keys()].filter((path) => path.startsWith(`${name}/`)).sort()[0],
  );
  const kinds = first.map((path = '') => /^kind: (\w+)$/m.exec(rendered.get(path) ?? '')?.[1]);

  expect(first).toEqual(environments.map(({ name }) => `${name}/base.yaml`));
  expect(kinds).toEqual(environments.map(() => 'Namespace'));
});

test('no object of any environment carries a label that cdk8s derives from the construct tree', () => {
  expect([...rendered].filter(([, text]) => text.includes('cdk8s.io/metadata.addr'))).toEqual([]);
});
