import { NearNames, nameVariants } from '../../lib/manifests';

const from = { name: 'staging-web', namespace: 'staging-shop' };

describe('a name that exists is a variant of the one that was looked for', () => {
  test.each([
    ['keys', 'staging-keys', 'prefix-not-applied', true],
    ['keys', 'other-keys', 'prefix-not-applied', false],
    ['staging-staging-keys', 'staging-keys', 'prefix-applied-twice', true],
    ['keys', 'keys-web', 'suffix-not-applied', true],
    ['colours', 'colours-5g2b7mkf6t', 'hash-not-applied', true],
    ['keys', 'staging-keys-web', 'prefix-and-suffix-not-applied', true],
    ['keys', 'blue-keys-web', 'prefix-and-suffix-not-applied', false],
    ['keys', 'staging-keys-green', 'prefix-and-suffix-not-applied', false],
    ['colours', 'staging-colours-5g2b7mkf6t', 'prefix-and-hash-not-applied', true],
    ['colours', 'blue-colours-5g2b7mkf6t', 'prefix-and-hash-not-applied', false],
    ['colours', 'colours-web-5g2b7mkf6t', 'suffix-and-hash-not-applied', true],
    ['colours', 'staging-colours-web-5g2b7mkf6t', 'affixes-not-applied', true],
    ['shop_keys', 'shop-keys', 'wrong-separator', true],
    ['Shop.Keys', 'shop-keys', 'wrong-separator', true],
  ])('%s of %s', (wanted, existing, variance, shared) => {
    expect(nameVariants(wanted, [existing], from)).toEqual([{ name: existing, variance, shared }]);
  });

  test.each([
    ['keys', 'keys'],
    ['keys', 'monkeys'],
    ['keys', 'keys-bank'],
    ['colours', 'colours-aeiouaeiou'],
    ['staging-keys', 'keys'],
  ])('%s has nothing to do with %s', (wanted, existing) => {
    expect(nameVariants(wanted, [existing], from)).toEqual([]);
  });
});

describe('the search for near names', () => {
  const names = [
    'staging-keys',
    'keys',
    'keys-5g2b7mkf6t',
    'monkeys',
    'Keys',
    'lock-keys-old',
    'staging-keys-web',
    'a-keys-5g2b7mkf6t',
  ];
  const near = new NearNames(names.map((name) => ({ name })));

  test.each(['keys', 'staging-staging-keys', 'KEYS', 'unknown'])('misses no variant of %s', (wanted) => {
    const found = near.of(wanted).map(({ name }) => name);

    expect(found).toEqual(expect.arrayContaining(nameVariants(wanted, names, from).map(({ name }) => name)));
  });

  test('leaves out what merely ends alike', () => {
    expect(near.of('keys').map(({ name }) => name)).not.toContain('monkeys');
  });

  test('survives names that are all dashes', () => {
    expect(() => new NearNames([{ name: '-'.repeat(5000) }]).of('-'.repeat(5000))).not.toThrow();
  });
});
