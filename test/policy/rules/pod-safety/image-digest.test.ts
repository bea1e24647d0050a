import { imageDigest } from '../../../../lib/policy/rules/pod-safety/image-digest';
import { check, checkWith, deployment, podSpec, severities } from '../../support';

const HEX = '0123456789abcdef';
const CLOSED = { world: 'closed' } as const;

function pod(image: string) {
  return deployment('till', podSpec({ image }));
}

describe('image-digest', () => {
  test('asks for a digest where the set is complete, or where the rule has a severity', () => {
    const missing = [{ message: 'image "registry.test/till:1.2.3" is not pinned by digest' }];
    const till = pod('registry.test/till:1.2.3');

    expect(check(imageDigest, till)).toEqual([]);
    expect(checkWith(imageDigest, CLOSED, till)).toMatchObject(missing);
    expect(checkWith(imageDigest, { rules: { 'image-digest': 'error' } }, till)).toMatchObject(missing);
    expect(severities(imageDigest, CLOSED, till)).toEqual(['advice']);
  });

  test.each([`sha256:${HEX.repeat(4)}`, `sha512:${HEX.repeat(8)}`])('accepts any digest: %s', (digest) => {
    expect(checkWith(imageDigest, CLOSED, pod(`registry.test/till:1.2.3@${digest}`))).toEqual([]);
  });

  test('leaves names that cannot be read to others', () => {
    expect(checkWith(imageDigest, CLOSED, pod('Not A Name'))).toEqual([]);
    expect(checkWith(imageDigest, CLOSED, pod('me:hunter2@till:1'))).toEqual([]);
  });
});
