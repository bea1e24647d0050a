import { loadText } from '../../../lib/manifests/load';
import { expectLinear } from '../../support/growth';
import { complaints, manifest } from './support';

// What takes a time beyond measure, or more memory than there is, never comes to its expectations.

function bomb(levels: number, width: number): string {
  const lines = Array.from({ length: levels }, (_, level) => {
    const item = level === 0 ? 'x' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array.from({ length: width }, () => item).join(', ')}]`;
  });
  return manifest(lines.join('\n'), 'bomb');
}

describe('hostile input', () => {
  test('of aliases of aliases is refused at once, and takes no other document with it', () => {
    const result = loadText(`${bomb(30, 9)}---\n${manifest('a: 1')}`, 'a.yaml');

    expect(complaints(result)).toEqual([expect.stringMatching(/^\d+:\d+ aliases repeat more than kubectl takes$/)]);
    expect(result.resources.map(({ name }) => name)).toEqual(['a']);
  });

  test('of aliases spread over documents is refused for the file', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `v${index}: 1`).join('\n');
    const document = manifest(`m: &m\n  ${many.replaceAll('\n', '\n  ')}\na: [${'*m, '.repeat(45)}*m]`);
    const result = loadText(`${document}---\n`.repeat(20), 'a.yaml');

    expect(result.resources).toHaveLength(10);
    expect(new Set(result.problems.map(({ message }) => message))).toEqual(
      new Set(['the aliases of the file repeat more than 1,000,000 values']),
    );
    expect(result.problems).toHaveLength(10);
  });

  test('of merge keys of merge keys is refused', () => {
    const first = Array.from({ length: 100 }, (_, index) => `k${index}: 1`).join(', ');
    const lines = Array.from({ length: 40 }, (_, i) => `m${i + 1}: &m${i + 1} {<<: [*m${i}, *m${i}], n${i}: *m${i}}`);
    const result = loadText(manifest([`m0: &m0 {${first}}`, ...lines].join('\n')), 'a.yaml');

    expect(complaints(result)).toEqual([expect.stringContaining('aliases repeat more than kubectl takes')]);
  });

  test('with ordinary aliases is read', () => {
    expect(loadText(bomb(3, 9), 'a.yaml').problems).toEqual([]);
  });

  test.each([
    ['brackets', '['.repeat(50_000)],
    ['closed brackets', '['.repeat(5000) + ']'.repeat(5000)],
    ['braces', '{a: '.repeat(5000)],
    ['dashes', '- '.repeat(5000)],
    ['questions', '? '.repeat(5000)],
    ['mappings', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('of deep %s is refused', (_, deep) => {
    const loaded = loadText(`${deep}\n---\n${manifest('a: 1')}`, 'a.yaml');

    expect(complaints(loaded)).toEqual([expect.stringContaining('values are nested more than 100 deep')]);
    expect(loaded.resources).toHaveLength(1);
  });

  test('of much deep JSON is refused', () => {
    const deep = '{"a":'.repeat(200) + '1' + '}'.repeat(200);
    const text = `{"kind": "A", "metadata": {"name": "a"}, "long": "${'x'.repeat(2 ** 20)}", "deep": ${deep}}`;

    expect(complaints(loadText(text, 'a.json'))).toEqual([
      expect.stringMatching(/^1:\d+ values are nested more than 100 deep$/),
    ]);
  });

  test('of a huge text is read', () => {
    const text = 'x'.repeat(8 * 2 ** 20);
    const { resources } = loadText(manifest(`a: ${text}\nb: |\n  ${text}\nc: "${text}"`), 'a.yaml');

    expect(resources[0]?.body.spec).toEqual({ a: text, b: `${text}\n`, c: text });
  });

  test('of one long line is read', () => {
    const items = Array.from({ length: 100_000 }, (_, index) => `{v: ${index}}`).join(', ');
    const { resources } = loadText(manifest(`a: [${items}]`), 'a.yaml');

    expect(resources[0]?.origin?.locate('/spec/a/99999/v').line).toBe(5);
    expect(resources[0]?.body.spec).toHaveProperty(['a', 99999, 'v'], 99999);
  });

  test('of very many documents is read, in a time that grows with them and not with their square', () => {
    expectLinear(2500, (amount) => {
      const text = 'kind: A\nmetadata: {name: a}\n---\n'.repeat(amount);
      return () => {
        const { resources } = loadText(text, 'a.yaml');

        expect(resources).toHaveLength(amount);
        expect(resources.at(-1)?.origin?.locate('/metadata/name').line).toBe(3 * amount - 1);
      };
    });
  });

  test('of very many anchors and equal keys is read, in a time that grows with them and not with their square', () => {
    expectLinear(2500, (amount) => {
      const keys = Array.from({ length: amount }, (_, index) => `a: &a ${index}`).join('\n');
      return () => {
        const { resources } = loadText(manifest(`${keys}\nb: *a`), 'a.yaml');

        expect(resources[0]?.body.spec).toEqual({ a: amount - 1, b: amount - 1 });
        expect(resources[0]?.flaws).toHaveLength(amount - 1);
      };
    });
  });

  test('of more values than memory holds is refused before they are made', () => {
    const result = loadText(`kind: A\na: [${'1,'.repeat(5_000_000)}]`, 'a.yaml');

    expect(complaints(result)).toEqual(['1:1 a document holds more than 4,000,000 values']);
  });

  test('that is too large is refused', () => {
    const text = ' '.repeat(256 * 2 ** 20 + 1);

    expect(loadText(text, 'a.yaml').problems.map(({ message }) => message)).toEqual([
      'larger than 256 MiB, which is the most that is read',
    ]);
  });
});
