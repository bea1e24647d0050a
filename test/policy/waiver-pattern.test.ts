import fc from 'fast-check';
import { fits } from '../../lib/policy/waiver';

/** The same by an expression that goes back and tries again, which short names and patterns can afford. */
function byExpression(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(name);
}

test('a star stands for any characters, whatever stands around it', () => {
  const text = (letters: readonly string[]) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 7 });

  fc.assert(
    fc.property(text(['a', 'b', '*']), text(['a', 'b', '\n', '.']), (pattern, name) => {
      expect(fits(pattern, name)).toBe(byExpression(pattern, name));
    }),
    { numRuns: 3000 },
  );
});

test('many stars against a long legal name are answered at once', () => {
  expect(fits(`${'*a'.repeat(40)}*b`, 'a'.repeat(253))).toBe(false);
  expect(fits(`${'*a'.repeat(40)}*`, 'a'.repeat(253))).toBe(true);
});
