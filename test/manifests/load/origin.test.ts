import { loadText } from '../../../lib/manifests/load';
import { manifest } from './support';

const TEXT = [
  '# A comment.',
  'apiVersion: example.com/v1',
  'kind: Sample',
  'metadata:',
  '  name: a',
  'spec: # of it',
  '  plain: word',
  "  single: 'one'",
  '  double: "two"',
  '  empty:',
  '  block: | # text | more',
  '    first',
  '    second',
  '  folded: !!str >-',
  '',
  '    first',
  '  list:',
  '    - item',
  '    - name: x',
  '      value: y',
  '    -',
  '      name: z',
  '    - - inner',
  '    -',
  '  flow: {a/b: [1, {c~d: 2}], "e f": 3}',
  '  anchor: &anchor',
  '    deep: {er: 1}',
  '    other: 2',
  '  alias: *anchor',
  '  merged:',
  '    <<: [*anchor, {third: 3}]',
  '    other: 4',
  '  twice: 1',
  '  twice: 2',
  '  on: yes',
  '  ? key',
  '  : value',
  '  tagged: !!int "7"',
].join('\n');

describe('the place of a pointer', () => {
  const origin = loadText(`${manifest('b: 1', 'b')}---\n${TEXT}\n---\n${manifest('c: 1', 'c')}`, 'a.yaml').resources[1]
    ?.origin;

  test.each([
    ['the object', '', '8:1'],
    ['a mapping: its key', '/spec', '12:1'],
    ['a plain text', '/spec/plain', '13:10'],
    ['a text in single quotes', '/spec/single', '14:11'],
    ['a text in double quotes', '/spec/double', '15:11'],
    ['nothing: the key', '/spec/empty', '16:3'],
    ['a block of text: its indicator', '/spec/block', '17:10'],
    ['a folded block of text with a tag: its indicator', '/spec/folded', '20:17'],
    ['a list: its key', '/spec/list', '23:3'],
    ['an item', '/spec/list/0', '24:7'],
    ['an item that is a mapping: its first key', '/spec/list/1', '25:7'],
    ['a value in an item', '/spec/list/1/value', '26:14'],
    ['an item on a line of its own', '/spec/list/2', '28:7'],
    ['an item that is a list: its first dash', '/spec/list/3', '29:7'],
    ['an item of an item', '/spec/list/3/0', '29:9'],
    ['an empty item: the list', '/spec/list/4', '23:3'],
    ['an item that is not there: the list', '/spec/list/9', '23:3'],
    ['no index: the list', '/spec/list/name', '23:3'],
    ['a value in braces', '/spec/flow/a~1b/0', '31:16'],
    ['a value in braces in brackets', '/spec/flow/a~1b/1/c~0d', '31:25'],
    ['a key in quotes', '/spec/flow/e f', '31:37'],
    ['an alias of a mapping: its key', '/spec/alias', '35:3'],
    ['what an alias repeats: where it is written', '/spec/alias/deep/er', '33:16'],
    ['a merged mapping: where it is written', '/spec/merged/deep', '33:5'],
    ['a merged value', '/spec/merged/third', '37:27'],
    ['a value that wins over a merged one', '/spec/merged/other', '38:12'],
    ['a key that stands twice: the last', '/spec/twice', '40:10'],
    ['a key that YAML takes for a boolean', '/spec/true', '41:7'],
    ['an explicit key', '/spec/key', '43:5'],
    ['a value with a tag: the value', '/spec/tagged', '44:17'],
    ['what is not there: the nearest around it', '/spec/flow/x/y', '31:3'],
    ['what is below a text: the text', '/spec/plain/x', '13:10'],
    ['what no mapping inherits', '/spec/constructor', '12:1'],
  ])('of %s', (_, pointer, place) => {
    const { line, column } = origin?.locate(pointer) ?? {};

    expect(`${line}:${column}`).toBe(place);
  });

  test('has the file and its lines with it', () => {
    expect(origin?.file).toBe('a.yaml');
    expect(origin?.lineAt(7)).toBe('# A comment.');
    expect(origin?.lineAt(1)).toBe('apiVersion: example.com/v1');
    expect(origin?.lineAt(0)).toBeUndefined();
    expect(origin?.lineAt(1000)).toBeUndefined();
  });

  test('counts the lines of Windows as well', () => {
    const windows = loadText(TEXT.replaceAll('\n', '\r\n'), 'a.yaml').resources[0]?.origin;

    expect(windows?.locate('/spec/flow/e f')).toEqual({ line: 25, column: 37 });
    expect(windows?.locate('/spec/block')).toEqual({ line: 11, column: 10 });
    expect(windows?.lineAt(2)).toBe('apiVersion: example.com/v1');
  });

  test('is right behind a byte order mark', () => {
    const marked = loadText(`\uFEFF${manifest('a: 1')}`, 'a.yaml').resources[0]?.origin;

    expect(marked?.locate('/kind')).toEqual({ line: 2, column: 7 });
    expect(marked?.locate('')).toEqual({ line: 1, column: 1 });
  });

  test('is right on lines of any length, of which the first part is shown', () => {
    const items = Array.from({ length: 5000 }, (_, index) => `v${index}`);
    const text = `${manifest(`a: [${items.join(', ')}]`)}\n# ${'x'.repeat(3000)}\n---\n${manifest('b: 1', 'b')}`;
    const [long, last] = loadText(text, 'a.yaml').resources.map(({ origin }) => origin);

    expect(long?.locate('/spec/a/4999')).toEqual({ line: 5, column: 7 + items.slice(0, -1).join(', ').length + 2 });
    expect(long?.lineAt(5)).toBe(`  a: [${items.join(', ')}]`.slice(0, 1000));
    expect(last?.locate('/spec/b')).toEqual({ line: 13, column: 6 });
    expect(last?.lineAt(13)).toBe('  b: 1');
    expect([last?.lineAt(6), last?.lineAt(14), last?.lineAt(15)]).toEqual(['', '', undefined]);
  });

  test('is that of each object of a list, whoever is asked first', () => {
    const items = Array.from({ length: 100 }, (_, index) => `- {kind: A, metadata: {name: a${index}}}`);
    const { resources } = loadText(`kind: List\nitems:\n${items.join('\n')}`, 'a.yaml');
    const lines = resources.toReversed().map((resource) => resource.origin?.locate('/metadata/name').line);

    expect(lines.toReversed()).toEqual(items.map((_, index) => index + 3));
  });
});
