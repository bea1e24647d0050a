import fc from 'fast-check';
import { dump } from 'js-yaml';
import { type Json, type JsonObject } from '../../../lib/manifests';
import { loadText } from '../../../lib/manifests/load';
import { decode } from '../../../lib/manifests/load/decode';
import { chunksOf, segmentStarts } from '../../../lib/manifests/load/segments';
import { problemLine } from '../../../lib/policy/input-error';
import { manifest } from './support';

/** The most that a text of a few lines may take of this process, in seconds. */
const BOUNDED = 2;

const key = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'on',
    'No',
    '~',
    '',
    '012',
    '1e3',
    '<<',
    'a/b~c',
    '.inf',
    '- a',
    '? b',
    '#',
  ),
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    'yes',
    '0o7',
    '1_000',
    '.nan',
    '2001-01-01',
    'a\nb\n',
    '\n a',
    ' a ',
    '---',
    '---\n',
    'a: b',
    '\t',
    '"',
    "'",
  ),
);
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((n) => n + 0);
const { tree } = fc.letrec<{ tree: Json; leaf: Json }>((tie) => ({
  leaf: fc.oneof(text, number, fc.boolean(), fc.constant(null)),
  tree: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}));

/** Pieces that YAML gives a meaning. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'kind: A\n',
        'metadata: {name: a}\n',
        '---\n',
        '...\n',
        '\n',
        '\r\n',
        '\r',
        '  ',
        '\t',
        'a',
        ': ',
        '- ',
      ),
      fc.constantFrom(
        '&a ',
        '*a',
        '<<: ',
        '!!int ',
        '!t ',
        '? ',
        '[',
        ']',
        '{',
        '}',
        ', ',
        '#',
        '"',
        "'",
        '|\n',
        '>-2\n',
      ),
      fc.constantFrom('%YAML 1.2\n', '%TAG ! x\n', '{{ a }}', '\uFEFF', '\0', '\u2028', '\\', '\ud800', '1', '0x', '~'),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

function expectBounded(source: string): void {
  const start = process.cpuUsage();
  const { resources, problems } = loadText(source, 'a.yaml');

  expect(resources.length + problems.length).toBeGreaterThan(0);
  const lines = source.split('\n').length;
  for (const problem of problems) {
    const { line = 1, column = 1 } = problem;
    expect(line).toBeLessThanOrEqual(lines);
    expect(Math.min(line, column)).toBeGreaterThan(0);
    expect(problemLine(problem)).not.toContain('\n');
  }
  for (const { origin } of resources) expect(origin?.locate('/metadata/name').line).toBeLessThanOrEqual(lines);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(BOUNDED);
}

describe('any input', () => {
  test('of YAML pieces is read or refused, in bounded time', () => {
    // A kind of two lines once made a message of two lines.
    fc.assert(fc.property(pieces, expectBounded), { numRuns: 1500, examples: [['kind: A\n\n  ---\n']] });
  });

  test('of text is read or refused, in bounded time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectBounded), { numRuns: 500 });
  });

  test('of bytes is text or a problem with a place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const decoded = decode(Buffer.from(bytes), 'a.yaml');

        if (typeof decoded === 'string') expectBounded(decoded);
        else expect(Math.min(decoded.line ?? 0, decoded.column ?? 0)).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('beside a sound document does not take it away', () => {
    fc.assert(
      fc.property(pieces, pieces, (before, behind) => {
        // A directive is a part of the document behind it.
        fc.pre(!before.includes('%'));
        const sound = manifest('a: 1', 'sound');
        const { resources } = loadText(`${before}\n---\n${sound}---\n${behind}`, 'a.yaml');

        expect(resources.filter(({ name }) => name === 'sound').map(({ body }) => body.spec)).toEqual([{ a: 1 }]);
      }),
      { numRuns: 1000 },
    );
  });

  test('is cut into segments that join to it', () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 20 }), (source, length) => {
        const chunks = [...chunksOf(source, length)];

        expect(chunks.map((chunk) => chunk.text).join('')).toBe(source);
        expect(chunks.flatMap(({ base, starts }) => starts.map((start) => base + start))).toEqual(
          segmentStarts(source),
        );
      }),
    );
  });
});

describe('any object', () => {
  const object = (spec: Json): JsonObject => ({ apiVersion: 'v1', kind: 'Sample', metadata: { name: 'a' }, spec });

  test.each([
    ['YAML', (value: JsonObject) => dump(value, { noRefs: true })],
    // js-yaml writes YAML 1.2, in which a word in braces may start with a question mark.
    [
      'YAML in braces',
      (value: JsonObject) => dump(value, { noRefs: true, flowLevel: 1, forceQuotes: true, quoteFlowKeys: true }),
    ],
    ['narrow YAML', (value: JsonObject) => dump(value, { noRefs: true, lineWidth: 20, quoteStyle: 'double' })],
    ['JSON', (value: JsonObject) => JSON.stringify(value)],
    ['JSON over several lines', (value: JsonObject) => JSON.stringify(value, null, 2)],
  ])('written as %s is read as what it was', (_, write) => {
    fc.assert(
      fc.property(tree, (spec) => {
        const { resources, problems } = loadText(write(object(spec)), 'a.yaml');

        expect(problems).toEqual([]);
        expect(resources[0]?.body).toEqual(object(spec));
        expect(resources[0]?.flaws).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('has each of its texts where its place says', () => {
    const texts: string[] = [];
    const marked = tree.map(
      (spec) => JSON.parse(JSON.stringify(spec, (_, v: Json) => (typeof v === 'string' ? 'T' : v))) as Json,
    );
    const visit = (value: Json, pointer: string, found: string[]): void => {
      if (typeof value === 'string') found.push(pointer);
      if (typeof value !== 'object' || value === null) return;
      for (const [part, inner] of Object.entries(value)) {
        visit(inner as Json, `${pointer}/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`, found);
      }
    };
    fc.assert(
      fc.property(marked, fc.integer({ min: -1, max: 4 }), (spec, flowLevel) => {
        const pointers: string[] = [];
        visit(spec, '/spec', pointers);
        let count = 0;
        const numbered = JSON.parse(
          JSON.stringify(object(spec), (_, v: Json) => (v === 'T' ? `text${count++}` : v)),
        ) as JsonObject;
        const lines = dump(numbered, { noRefs: true, flowLevel, quoteFlowKeys: true }).split('\n');
        const origin = loadText(lines.join('\n'), 'a.yaml').resources[0]?.origin;

        for (const [index, pointer] of pointers.entries()) {
          const { line, column } = origin?.locate(pointer) ?? { line: 0, column: 0 };
          expect(`${pointer} ${lines[line - 1]?.slice(column - 1) ?? ''}`).toMatch(
            new RegExp(`^.*? text${index}\\b`, 's'),
          );
          texts.push(pointer);
        }
      }),
      { numRuns: 500 },
    );

    expect(texts.length).toBeGreaterThan(100);
  });
});
