import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOptions, KEYCLOAK_VERSION } from '../../lib/components';

const dockerfile = readFileSync(join(__dirname, '../../images/keycloak/Dockerfile'), 'utf8');

describe("Keycloak's image", () => {
  it('is built in both stages from the release that the contract names', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);

    expect(bases).toEqual(Array(2).fill(`quay.io/keycloak/keycloak:${KEYCLOAK_VERSION}`));
  });

  it('fixes exactly the build options of the contract', () => {
    const options = [...dockerfile.matchAll(/\b(KC_\w+)=(\S+)/g)].map(([, name, value]) => [
      name?.toLowerCase(),
      value,
    ]);

    expect(Object.fromEntries(options)).toEqual(buildOptions);
  });

  it('runs as a user that is not root', () => {
    expect(dockerfile).toMatch(/^USER 1000$/m);
  });
});
