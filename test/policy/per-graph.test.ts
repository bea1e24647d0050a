import { buildGraph } from '../../lib/manifests';
import { byName, byNamespace, together } from '../../lib/policy/namespace';
import { perGraph } from '../../lib/policy/per-graph';

test('what is worked out of a graph is worked out once for it, even where it comes to nothing', () => {
  let times = 0;
  const none = perGraph(() => {
    times += 1;
    return undefined;
  });
  const [one, other] = [buildGraph([]), buildGraph([])];

  none(one);
  none(one);
  none(other);

  expect(times).toBe(2);
});

test.each([
  ['shop', 'shop', true],
  ['shop', 'bank', false],
  [undefined, undefined, true],
  ['shop', undefined, false],
])('objects of the namespaces %s and %s are certainly together: %s', (one, other, certain) => {
  expect(together({ namespace: one }, { namespace: other })).toBe(certain);
});

test('items are grouped by namespace in their order, those of none under undefined', () => {
  const groups = byNamespace(['a1', 'b1', 'x', 'a2'], (item) => (item === 'x' ? undefined : item.charAt(0)));

  expect([...groups]).toEqual([
    ['a', ['a1', 'a2']],
    ['b', ['b1']],
    [undefined, ['x']],
  ]);
});

test('objects by name stand in the same order whatever the order of files', () => {
  const names = ['b', 'c', 'a'].map((name) => ({ name }));

  expect(byName(names).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(names.map(({ name }) => name)).toEqual(['b', 'c', 'a']);
});
