import type { JsonObject } from '../../../../lib/manifests';
import { keycloakBuildOptions } from '../../../../lib/policy/rules/keycloak/keycloak-build-options';
import { keycloakEntrypoint } from '../../../../lib/policy/rules/keycloak/keycloak-entrypoint';
import { keycloakImageVersion } from '../../../../lib/policy/rules/keycloak/keycloak-image-version';
import { keycloakNoDevMode } from '../../../../lib/policy/rules/keycloak/keycloak-no-dev-mode';
import { keycloakOptimized } from '../../../../lib/policy/rules/keycloak/keycloak-optimized';
import { keycloakProviders } from '../../../../lib/policy/rules/keycloak/keycloak-providers';
import { keycloakRemovedOption } from '../../../../lib/policy/rules/keycloak/keycloak-removed-option';
import { keycloakStockImage } from '../../../../lib/policy/rules/keycloak/keycloak-stock-image';
import { contract, keycloak, OWN, readOnly, scratch, STOCK, weights, withEnv } from './support';

const BUILT = { KC_DB: 'postgres', KC_HEALTH_ENABLED: 'true' };

describe('keycloak-optimized', () => {
  test.each([
    ['the official image', readOnly(['start'], [], { image: STOCK }), 'error'],
    ['the official image in development mode', readOnly(['start-dev'], [], { image: STOCK }), 'error'],
    ['an own image, which may be built for it', readOnly(['start'], []), 'warning'],
    [
      'a build in the command',
      readOnly([], [], { command: ['sh', '-c', 'kc.sh build && kc.sh start --optimized'] }),
      'error',
    ],
    ['a build in a writable folder', readOnly(['start'], ['/opt/keycloak/lib/quarkus'], { image: STOCK }), ''],
    ['an optimized start', readOnly(['start', '--optimized'], []), ''],
    ['a root that can be written', keycloak(['start'], { image: STOCK }), ''],
    ['a command that the image decides', readOnly([], []), ''],
    ['a variable that Keycloak does not read', withEnv(['start'], { KC_OPTIMIZED: 'true' }), 'warning'],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakOptimized, [object])).toBe(expected);
  });

  test('is certain where the contract of the image shows that the pod does not repeat its build', () => {
    expect(weights(keycloakOptimized, [readOnly(['start'], [])], contract(BUILT))).toBe('error');
  });

  test('finds nothing to rebuild where the pod repeats the build', () => {
    const same = readOnly(['start', '--db=postgres', '--health-enabled=true'], []);

    expect(weights(keycloakOptimized, [same], contract(BUILT))).toBe('');
  });
});

describe('keycloak-no-dev-mode', () => {
  test.each([
    [keycloak(['start-dev']), 'warning'],
    [keycloak(['--profile=dev', 'start']), 'warning'],
    [withEnv(['start'], { KC_PROFILE: 'dev' }), 'warning'],
    [keycloak(['start']), ''],
  ])('judges the mode of %#', (object, expected) => {
    expect(weights(keycloakNoDevMode, [object])).toBe(expected);
  });
});

describe('keycloak-stock-image', () => {
  test.each([
    ['the official image', keycloak(['start', '--optimized'], { image: STOCK }), 'error'],
    [
      'the official image by Docker Hub',
      keycloak(['start', '--optimized'], { image: 'docker.io/keycloak/keycloak:26.4' }),
      'error',
    ],
    ['an own image', keycloak(['start', '--optimized']), ''],
    ['a start that builds', keycloak(['start'], { image: STOCK }), ''],
    [
      'a build in the command',
      keycloak([], { image: STOCK, command: ['sh', '-c', 'kc.sh build; exec kc.sh start --optimized'] }),
      '',
    ],
    ['a build in a volume', readOnly(['start', '--optimized'], ['/opt/keycloak/lib/quarkus'], { image: STOCK }), ''],
    ['an early release', keycloak(['start', '--optimized'], { image: 'quay.io/keycloak/keycloak:18.0.2' }), ''],
    [
      'an early release with another database than was built in',
      withEnv(['start', '--optimized'], { KC_DB: 'postgres' }, 'quay.io/keycloak/keycloak:20.0.1'),
      'error',
    ],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakStockImage, [object])).toBe(expected);
  });
});

describe('keycloak-build-options', () => {
  const start = ['start', '--optimized'];

  test.each([
    ['another value', withEnv(start, { KC_DB: 'mysql' }), 'error'],
    ['an option that the build has not', withEnv(start, { KC_METRICS_ENABLED: 'false' }), 'error'],
    ['another value as an argument', keycloak([...start, '--db=mysql']), 'error'],
    ['a provider that the build has not', withEnv(start, { KC_SPI_EMAIL_PROVIDER: 'own' }), 'error'],
    [
      'a value from a Secret',
      keycloak(start, { env: [{ name: 'KC_DB', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }] }),
      'warning',
    ],
    ['the same value', withEnv(start, { KC_DB: 'postgres' }), ''],
    ['run-time options', withEnv(start, { KC_CACHE: 'local', KC_HOSTNAME: 'a', KC_DB_URL_HOST: 'b' }), ''],
    ['a start that builds', withEnv(['start'], { KC_DB: 'mysql' }), ''],
  ])('holds %s against the contract of the image', (_, object, expected) => {
    expect(weights(keycloakBuildOptions, [object], contract(BUILT))).toBe(expected);
  });

  test('only warns before 26.0, which did so itself', () => {
    expect(weights(keycloakBuildOptions, [withEnv(start, { KC_DB: 'mysql' })], contract(BUILT, '25.0.6'))).toBe(
      'warning',
    );
  });

  test('gathers what cannot be compared without a contract into one warning', () => {
    expect(weights(keycloakBuildOptions, [withEnv(start, { KC_DB: 'postgres', KC_HEALTH_ENABLED: 'true' })])).toBe(
      'warning',
    );
    expect(weights(keycloakBuildOptions, [withEnv(start, { KC_LOG_LEVEL: 'info' })])).toBe('');
  });
});

describe('keycloak-providers', () => {
  function mounted(mountPath: string, args: readonly string[], image = OWN): JsonObject {
    const { volumeMounts, volumes } = scratch(mountPath);
    return keycloak(args, { image, volumeMounts }, { volumes });
  }

  test.each([
    ['a single JAR', mounted('/opt/keycloak/providers/a.jar', ['start', '--optimized']), 'error'],
    ['a folder', mounted('/opt/keycloak/providers', ['start', '--optimized']), 'warning'],
    ['a JAR of a server that builds', mounted('/opt/keycloak/providers/a.jar', ['start'], STOCK), ''],
    [
      'a JAR of an early release',
      mounted('/opt/keycloak/providers/a.jar', ['start', '--optimized'], 'x/keycloak:25.0.6'),
      '',
    ],
    ['a theme', mounted('/opt/keycloak/themes/own', ['start', '--optimized']), ''],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakProviders, [object])).toBe(expected);
  });
});

describe('keycloak-removed-option', () => {
  test.each([
    ['an argument', keycloak(['start', '--proxy=edge']), 'error'],
    ['a variable', withEnv(['start'], { KC_PROXY: 'edge', KC_HOSTNAME_URL: 'https://a.example' }), 'warning warning'],
    ['the only address', withEnv(['start'], { KC_HOSTNAME_URL: 'https://a.example' }, STOCK), 'error'],
    [
      'an address beside the one that took its place',
      withEnv(['start'], { KC_HOSTNAME_URL: 'https://a.example', KC_HOSTNAME: 'https://a.example' }, STOCK),
      'warning',
    ],
    ['an argument of a release that has it', keycloak(['start', '--proxy=edge'], { image: 'x/keycloak:24.0.5' }), ''],
    ['an argument of an unknown release', keycloak(['start', '--proxy=edge'], { image: 'x/keycloak:main' }), 'warning'],
    ['other options', keycloak(['start', '--proxy-headers=xforwarded', '--hostname=a']), ''],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakRemovedOption, [object])).toBe(expected);
  });
});

describe('keycloak-entrypoint', () => {
  const script = (text: string, image = OWN) => keycloak([], { image, command: ['/bin/bash', '-c', text] });

  test.each([
    ['a script without exec', script('wait-for db; /opt/keycloak/bin/kc.sh start'), 'warning'],
    ['options between both', script('cd / && kc.sh --verbose start --optimized'), 'warning'],
    ['a script with exec', script('wait-for db; exec /opt/keycloak/bin/kc.sh start'), ''],
    ['a build before a start with exec', script('kc.sh build && exec kc.sh start --optimized'), ''],
    ['a script of one command, which the shell replaces itself by', script('/opt/keycloak/bin/kc.sh start'), ''],
    ['the official image without a command', keycloak([], { image: STOCK }), 'error'],
    ['an own image without a command', keycloak([]), ''],
    [
      "the former image's script",
      keycloak(['start'], { image: STOCK, command: ['/opt/jboss/tools/docker-entrypoint.sh'] }),
      'error',
    ],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakEntrypoint, [object])).toBe(expected);
  });
});

describe('keycloak-image-version', () => {
  const several = (image: string) => keycloak(['start'], { image }, {}, { replicas: 2 });

  test.each([
    ['the newest', several('quay.io/keycloak/keycloak:latest'), 'warning'],
    ['a major release', several('quay.io/keycloak/keycloak:26'), 'warning'],
    ['a minor release', several('quay.io/keycloak/keycloak:26.4'), ''],
    ['the newest in a single pod', keycloak(['start'], { image: 'quay.io/keycloak/keycloak' }), ''],
    ['a name of its own', several('x/keycloak:stable'), ''],
  ])('judges a tag that means %s', (_, object, expected) => {
    expect(weights(keycloakImageVersion, [object])).toBe(expected);
  });

  test('finds a tag of another release than the contract says', () => {
    expect(weights(keycloakImageVersion, [keycloak(['start'])], contract(BUILT, '26.3.1'))).toBe('warning');
    expect(weights(keycloakImageVersion, [keycloak(['start'])], contract(BUILT, '26.4.9'))).toBe('');
  });
});
