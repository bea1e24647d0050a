import { readChunk } from '../../../lib/manifests/load/chunk';
import { type Chunk, chunksOf, segmentStarts } from '../../../lib/manifests/load/segments';
import { manifest } from './support';

const STREAM = [
  '# The first.',
  '---',
  manifest('a: &a 1\nb: *a'),
  '--- # The second.',
  manifest('a: |\n  ---\n  text'),
  '...',
  '---',
  manifest('a: {b: 1, b: 2}'),
  '---',
  '# Nothing.',
  '---',
  'broken: [',
  '---',
  manifest('a: *b'),
  '---',
  manifest('a: 3'),
  '---',
].join('\n');

/** All that chunks say, with places of the whole stream. */
function contentsOf(chunks: Iterable<Chunk>): unknown[] {
  return [...chunks].flatMap((chunk) => {
    const { documents, faults } = readChunk(chunk);
    const moved = documents.map(({ value, flaws, repeated, start, end, root }) => ({
      at: root + chunk.base,
      document: { value, flaws, repeated, start: start + chunk.base, end: end + chunk.base },
    }));
    return [...moved, ...faults.map(({ offset, message }) => ({ at: offset + chunk.base, message }))].sort(
      (a, b) => a.at - b.at,
    );
  });
}

describe('the segments of a stream', () => {
  test('start at each line that begins with "---"', () => {
    const starts = segmentStarts(STREAM);
    const first = starts.map((start, index) => STREAM.slice(start, starts[index + 1]).split('\n')[0]);

    expect(first).toEqual(['# The first.', '---', '--- # The second.', ...Array.from({ length: 6 }, () => '---')]);
  });

  test('join to the stream', () => {
    const joined = [...chunksOf(STREAM, 1)].map(({ text }) => text).join('');

    expect(joined).toBe(STREAM);
  });

  test.each([
    ['an indented one', 'a: |\n ---\n ...\n'],
    ['one behind a carriage return', 'a: 1\r---\rb: 2'],
    ['one behind a line separator of Unicode', 'a: "\u2028---\u2028"'],
  ])('do not start at what is no marker: %s', (_, text) => {
    expect(segmentStarts(text)).toEqual([0]);
  });
});

describe('a chunk', () => {
  const whole = contentsOf(chunksOf(STREAM));

  test('holds what there is', () => {
    expect(whole).toHaveLength(6);
    expect([...chunksOf(STREAM)]).toHaveLength(1);
  });

  test('may end at any document: the contents are the same', () => {
    const lengths = Array.from({ length: STREAM.length }, (_, index) => index + 1);
    const different = lengths.filter(
      (length) => JSON.stringify(contentsOf(chunksOf(STREAM, length))) !== JSON.stringify(whole),
    );

    expect(different).toEqual([]);
  });

  test('crosses threads as text, with nothing lost', () => {
    const chunk: Chunk = {
      text: manifest('__proto__: 1\nconstructor: [~, 1.5, "\\ud83d\\ude00", -0]'),
      base: 0,
      starts: [0],
    };
    const { documents, faults } = readChunk(chunk);

    expect(JSON.parse(JSON.stringify({ documents, faults }))).toEqual({ documents, faults });
  });
});
