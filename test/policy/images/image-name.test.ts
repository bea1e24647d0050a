import { parseImage, withoutUser } from '../../../lib/policy/images';
import { expectLinear } from '../../support/growth';

describe('parseImage', () => {
  test.each([
    ['till', 'till', 'library/till', undefined, undefined],
    ['till:1.2', 'till', 'library/till', '1.2', undefined],
    ['shop/till', 'shop/till', 'shop/till', undefined, undefined],
    ['docker.io/till', 'docker.io/till', 'library/till', undefined, undefined],
    ['docker.io/shop/till:1', 'docker.io/shop/till', 'shop/till', '1', undefined],
    ['registry.test:5000/till', 'registry.test:5000/till', 'till', undefined, undefined],
    ['registry:5000/till:1', 'registry:5000/till', 'till', '1', undefined],
    ['Shop/till:1', 'Shop/till', 'till', '1', undefined],
    ['[::1]:5000/till', '[::1]:5000/till', 'till', undefined, undefined],
    ['localhost/till', 'localhost/till', 'till', undefined, undefined],
    [
      'Registry.Test/shop/a_b/c__d/e--f:V1_x',
      'Registry.Test/shop/a_b/c__d/e--f',
      'shop/a_b/c__d/e--f',
      'V1_x',
      undefined,
    ],
    ['till:1@sha256:ab', 'till', 'library/till', '1', 'sha256:ab'],
    ['till@', 'till', 'library/till', undefined, ''],
  ])('takes %s apart', (text, repository, path, tag, digest) => {
    expect(parseImage(text)).toEqual({ repository, path, tag, digest });
  });

  test.each([
    '',
    ' ',
    'Till',
    'shop/Till',
    'till:',
    ':1',
    'till:1:2',
    'till:-1',
    '/till',
    'till/',
    'a//b',
    'a..b',
    '@',
    'me:hunter2@registry.test/till:1',
    'https://registry.test/till:1',
  ])('knows that no container runtime reads "%s"', (text) => {
    expect(parseImage(text)).toBeUndefined();
  });

  test.each(['a', 'A', 'a.', 'a-', 'a/', 'a:', 'a__', 'A/'])(
    'takes a time for many "%s" that grows with their number, and not with its square',
    (part) => {
      expectLinear(12_500, (times) => {
        const text = `${part.repeat(times)}!`;
        return () => parseImage(text);
      });
    },
  );
});

describe('withoutUser', () => {
  test.each([
    ['me:hunter2@registry.test/till:1', '…@registry.test/till:1'],
    ['me:hun/ter@2@registry.test/till', '…@registry.test/till'],
    ['https://me:hunter2@registry.test/till', '…@registry.test/till'],
    ['hunter2@registry.test/till@sha256:ab', '…@registry.test/till@sha256:ab'],
    ['me:hunter2@till:1', '…@till:1'],
    ['me:hunter2@till', '…@till'],
  ])('hides the one in %s', (image, shown) => {
    expect(withoutUser(image)).toBe(shown);
    expect(parseImage(image)).toBeUndefined();
  });

  test.each([
    'till',
    'registry.test:5000/till:1@sha256:ab',
    'till:1@sha256:',
    'registry.test/till:1@latest',
    'till@',
    '@',
  ])('finds none in %s', (image) => {
    expect(withoutUser(image)).toBe(image);
  });

  test.each(['a', 'a:', '@', '@sha256:', 'a:@', '/'])(
    'takes a time for many "%s" that grows with their number, and not with its square',
    (part) => {
      expectLinear(12_500, (times) => {
        const text = `${part.repeat(times)} `;
        return () => withoutUser(text);
      });
    },
  );
});
