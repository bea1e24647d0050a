import { digestValid } from '../../../../lib/policy/rules/pod-safety/digest-valid';
import { check, checkWith, deployment, podSpec, severities } from '../../support';

const HEX = '0123456789abcdef';
const CLOSED = { world: 'closed' } as const;

function pod(image: string) {
  return deployment('till', podSpec({ image }));
}

describe('digest-valid', () => {
  test.each(['sha256:0123', `sha256:${HEX.toUpperCase().repeat(4)}`, 'sha512:00', '', `md5:${HEX.repeat(2)}`])(
    'reports a digest that no registry could have made anywhere, as an error: "%s"',
    (digest) => {
      expect(check(digestValid, pod(`registry.test/till:1.2.3@${digest}`))).toMatchObject([
        { message: `digest "${digest}" of "registry.test/till:1.2.3" is not sha256: and 64 hex digits` },
      ]);
      expect(severities(digestValid, {}, pod(`till@${digest}`))).toEqual(['error']);
    },
  );

  test.each([`sha256:${HEX.repeat(4)}`, `sha512:${HEX.repeat(8)}`])('accepts %s', (digest) => {
    expect(checkWith(digestValid, CLOSED, pod(`registry.test/till:1.2.3@${digest}`))).toEqual([]);
  });

  test('asks for no digest', () => {
    expect(checkWith(digestValid, CLOSED, pod('registry.test/till:1.2.3'))).toEqual([]);
  });

  test('leaves places that wait to be filled in, and names that cannot be read, to others', () => {
    expect(check(digestValid, pod('till@sha256:${DIGEST}'))).toEqual([]);
    expect(checkWith(digestValid, CLOSED, pod('me:hunter2@till:1'))).toEqual([]);
  });
});
