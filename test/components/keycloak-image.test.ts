import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  basePaths,
  buildEnv,
  builtImage,
  buildOptions,
  imageContract,
  imageFiles,
  imageLayout,
  imageSource,
  imageTag,
  KEYCLOAK_VERSION,
  renderDockerfile,
  runtimeOptions,
  secretOptions,
  type ImageSource,
} from '../../lib/components';
import { envName } from '../../lib/config';
import { isBuildOption } from '../../lib/policy/rules/keycloak/build-options';
import { gate } from '../support/gate';

const FOLDER = join(__dirname, '../../images/keycloak');
const PROVIDERS = join(FOLDER, 'providers');
const dockerfile = readFileSync(join(FOLDER, 'Dockerfile'), 'utf8');

/** `kc_db_url_host` as the command line has it: `db-url-host`. */
function optionName(key: string): string {
  return key.replace(/^kc(raw)?_/, '').replaceAll('_', '-');
}

function lines(source: ImageSource): string[] {
  return renderDockerfile(source).split('\n');
}

describe("Keycloak's image", () => {
  test.each([...imageFiles()])('has the file %s as its source says; `npm run docs` writes it', (name, text) => {
    expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(text);
  });

  test('is built in both stages from the release that the contract names', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);

    expect(bases).toEqual(Array(2).fill(`quay.io/keycloak/keycloak:${KEYCLOAK_VERSION}`));
  });

  test('fixes exactly the build options of the contract, before the build', () => {
    const [before = '', after = ''] = dockerfile.split('kc.sh build\n');
    const options = [...before.matchAll(/\b(KC_\w+)=(\S+)/g)].map(([, name, value]) => [name?.toLowerCase(), value]);

    expect(Object.fromEntries(options)).toEqual(buildOptions);
    expect(after).not.toContain('KC_');
  });

  test('runs as a user that is not root, by the script that hands signals on', () => {
    expect(dockerfile).toMatch(/^USER 1000\nENTRYPOINT \["\/opt\/keycloak\/bin\/kc\.sh"\]$/m);
  });

  test("can change none of its own files: all are root's, but for the one folder of the home that it writes to", () => {
    const [before = '', after = ''] = dockerfile.split('\n\nFROM ');
    const steps = after.split('\n');
    const { home, data, kept, writable } = imageLayout;

    // The official image's files are the user's and writable for its group; the bits are copied, the owners are not.
    expect(before).toMatch(/chmod --recursive u=rwX,go=rX \/opt\/keycloak$/);
    expect(steps.filter((step) => step.startsWith('COPY '))).toEqual([`COPY --from=build ${home}/ ${home}/`]);
    // A folder that is there when another is copied over it keeps its owner.
    expect(steps.indexOf(`RUN rm --recursive ${home}`)).toBe(steps.indexOf(`COPY --from=build ${home}/ ${home}/`) - 1);
    expect(steps.filter((step) => step.includes('chown'))).toEqual([`RUN chown 1000:0 ${data} && chmod g+w ${data}`]);
    expect(writable.filter((folder) => folder.startsWith(home))).toEqual([data]);
    expect(kept).not.toContain(data);
  });

  test('is pinned by digest in both stages once its base has one', () => {
    const digest = `sha256:${'a'.repeat(64)}` as const;
    const pinned = lines({ ...imageSource, base: { ...imageSource.base, digest } });

    expect(pinned.filter((line) => line.startsWith('FROM '))).toEqual([
      `FROM quay.io/keycloak/keycloak:${KEYCLOAK_VERSION}@${digest} AS build`,
      `FROM quay.io/keycloak/keycloak:${KEYCLOAK_VERSION}@${digest}`,
    ]);
  });

  test('gets its providers before the build, proved by their sums, and all of one time', () => {
    const provider = { file: 'sms.jar', sha256: 'b'.repeat(64) } as const;
    const steps = lines({ ...imageSource, providers: [provider] });
    const at = (text: string) => steps.findIndex((line) => line.includes(text));

    expect(steps).toContain('COPY --chown=1000:0 providers/sms.jar /opt/keycloak/providers/');
    expect(steps[at('sha256sum')]).toContain(`'${provider.sha256}  /opt/keycloak/providers/sms.jar'`);
    expect(steps[at('touch')]).toMatch(/touch --date=@\d+ \/opt\/keycloak\/providers\/sms\.jar$/);
    expect(at('COPY')).toBeLessThan(at('sha256sum'));
    expect(at('touch')).toBeLessThan(at('RUN /opt/keycloak/bin/kc.sh build'));
    expect(steps.filter((step) => step.startsWith('COPY --from'))).toEqual([
      'COPY --from=build /opt/keycloak/ /opt/keycloak/',
    ]);
  });

  test('has exactly the providers of the contract, with the sums that it names', () => {
    const files = existsSync(PROVIDERS) ? readdirSync(PROVIDERS).filter((name) => name.endsWith('.jar')) : [];
    const found = files.map((file) => ({
      file,
      sha256: createHash('sha256')
        .update(readFileSync(join(PROVIDERS, file)))
        .digest('hex'),
    }));

    expect(found).toEqual(imageSource.providers);
  });
});

describe("the tag of Keycloak's image", () => {
  const others: [string, ImageSource][] = [
    ['a build option', { ...imageSource, buildOptions: { ...buildOptions, kc_features: 'token-exchange' } }],
    ['a provider', { ...imageSource, providers: [{ file: 'sms.jar', sha256: 'c'.repeat(64) }] }],
    ['the base', { ...imageSource, base: { ...imageSource.base, digest: `sha256:${'d'.repeat(64)}` } }],
  ];

  test('begins with the release, by which rules judge the pods', () => {
    expect(builtImage.version.tag).toMatch(new RegExp(`^${KEYCLOAK_VERSION.replaceAll('.', '\\.')}-[0-9a-f]{8}$`));
  });

  test.each(others)('is another one when %s is, so that no node runs the old build under it', (_, source) => {
    expect(imageTag(source)).not.toBe(imageTag(imageSource));
  });

  test('is another one whenever a line of the Dockerfile is, and not for a remark', () => {
    const steps = dockerfile.split('\n').filter((line) => !line.startsWith('#'));
    const hash = createHash('sha256').update(steps.join('\n').trimEnd()).digest('hex');

    expect(builtImage.version.tag).toBe(`${KEYCLOAK_VERSION}-${hash.slice(0, 8)}`);
  });

  test('does not depend on the order in which build options are written', () => {
    const turned = Object.fromEntries(Object.entries(buildOptions).reverse()) as typeof buildOptions;

    expect(imageTag({ ...imageSource, buildOptions: turned })).toBe(imageTag(imageSource));
  });
});

describe("Keycloak's options", () => {
  test.each(Object.keys(buildOptions))('%s is one that the build fixes', (key) => {
    expect(isBuildOption(optionName(key))).toBe(true);
  });

  test.each([...runtimeOptions, ...secretOptions])('%s is one that the server reads when it starts', (key) => {
    expect(isBuildOption(optionName(key))).toBe(false);
  });

  test('of the build and of the pod are different ones', () => {
    const atStart = new Set([...runtimeOptions, ...secretOptions].map(optionName));

    expect(Object.keys(buildOptions).filter((key) => atStart.has(optionName(key)))).toEqual([]);
  });

  test('are variables in upper case', () => {
    expect(buildEnv(buildOptions)).toEqual({
      KC_DB: 'postgres',
      KC_HEALTH_ENABLED: 'true',
      KC_METRICS_ENABLED: 'true',
    });
  });
});

describe("the contract of Keycloak's image", () => {
  const { image, version, writable, kept, buildEnv: env, runtimeEnv } = imageContract();

  test('is what the settings of this project say of it', () => {
    expect(gate.settings.images.filter((entry) => entry.image.includes('keycloak'))).toEqual([
      { image, version, writable, kept, buildEnv: env },
    ]);
  });

  test('names every variable that the pods may be given', () => {
    expect(runtimeEnv).toEqual([...runtimeOptions, ...secretOptions].map(envName));
  });
});

describe('the paths of Keycloak', () => {
  test.each([
    ['at the root by default', {}, '', ''],
    ['at the root where it is written out', { kc_http_relative_path: '/' }, '', ''],
    ['for health as for realms', { kc_http_relative_path: '/auth' }, '/auth', '/auth'],
    ['without a slash at the end', { kc_http_relative_path: '/auth/' }, '/auth', '/auth'],
    ['with a slash at the start', { kc_http_relative_path: 'sso/auth' }, '/sso/auth', '/sso/auth'],
    ['for health alone', { kc_http_management_relative_path: '/manage' }, '', '/manage'],
    ['for health at the root', { kc_http_relative_path: '/auth', kc_http_management_relative_path: '/' }, '/auth', ''],
  ])('are %s', (_, options, http, management) => {
    expect(basePaths(options)).toEqual({ http, management });
  });
});
