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

  test.each(['sha256:0123', `sha256:${HEX.toUpperCase().repeat(4)}`, 'sha512:00', '', `md5:${HEX.repeat(2)}`])(
    'reports a digest that no registry could have made anywhere, as an error: "%s"',
    (digest) => {
      expect(check(imageDigest, pod(`registry.test/till:1.2.3@${digest}`))).toMatchObject([
        { message: `digest "${digest}" of "registry.test/till:1.2.3" is not sha256: and 64 hex digits` },
      ]);
      expect(severities(imageDigest, {}, pod(`till@${digest}`))).toEqual(['error']);
    },
  );

  test.each([`sha256:${HEX.repeat(4)}`, `sha512:${HEX.repeat(8)}`])('accepts %s', (digest) => {
    expect(checkWith(imageDigest, CLOSED, pod(`registry.test/till:1.2.3@${digest}`))).toEqual([]);
  });

  test('leaves places that wait to be filled in, and names that cannot be read, to others', () => {
    expect(check(imageDigest, pod('till@sha256:${DIGEST}'))).toEqual([]);
    expect(checkWith(imageDigest, CLOSED, pod('Not A Name'))).toEqual([]);
    expect(checkWith(imageDigest, CLOSED, pod('me:hunter2@till:1'))).toEqual([]);
  });
});
