import { buildGraph, type JsonObject } from '../../../../lib/manifests';
import { keycloakBootstrapAdmin } from '../../../../lib/policy/rules/keycloak/keycloak-bootstrap-admin';
import { keycloakDatabase } from '../../../../lib/policy/rules/keycloak/keycloak-database';
import { keycloakDatabaseUrl } from '../../../../lib/policy/rules/keycloak/keycloak-database-url';
import { keycloakEdgeTls } from '../../../../lib/policy/rules/keycloak/keycloak-edge-tls';
import { keycloakEscape } from '../../../../lib/policy/rules/keycloak/keycloak-escape';
import { keycloakHostname } from '../../../../lib/policy/rules/keycloak/keycloak-hostname';
import { keycloakJavaOpts } from '../../../../lib/policy/rules/keycloak/keycloak-java-opts';
import { keycloakMemory } from '../../../../lib/policy/rules/keycloak/keycloak-memory';
import { keycloakProxyHeaders } from '../../../../lib/policy/rules/keycloak/keycloak-proxy-headers';
import { keycloakSystemProperty } from '../../../../lib/policy/rules/keycloak/keycloak-system-property';
import { keycloakTermination } from '../../../../lib/policy/rules/keycloak/keycloak-termination';
import { defaultSettings } from '../../../../lib/policy/settings';
import { contract, keycloak, OWN, STOCK, verdicts, weights, withEnv } from './support';

/** The official image with some arguments. */
function stock(...args: readonly string[]): JsonObject {
  return keycloak(['start', ...args], { image: STOCK });
}

const CREDENTIALS = ['--db-username=a', '--db-password=b'];

describe('keycloak-database', () => {
  test.each([
    ['none', stock(), 'warning'],
    ['a file', stock('--db=dev-file'), 'warning'],
    ['no address', stock('--db=postgres', ...CREDENTIALS), 'error'],
    ['an address', stock('--db=postgres', '--db-url-host=db', ...CREDENTIALS), ''],
    ['a URL', stock('--db=postgres', '--db-url=jdbc:postgresql://db/a'), ''],
    ['no credentials', stock('--db=postgres', '--db-url-host=db'), 'warning warning'],
    ['no address in an own image', keycloak(['start', '--db=postgres', ...CREDENTIALS]), 'warning'],
    [
      'a sidecar',
      keycloak(
        ['start', '--db=postgres', ...CREDENTIALS],
        { image: STOCK },
        { initContainers: [{ name: 'proxy', image: 'x/proxy:1', restartPolicy: 'Always' }] },
      ),
      '',
    ],
    ['development mode', keycloak(['start-dev'], { image: STOCK }), ''],
    ['an expression', stock('--db=${DB}'), ''],
    ['a build that nobody knows', keycloak(['start', '--optimized']), ''],
  ])('judges a server with %s', (_, object, expected) => {
    expect(weights(keycloakDatabase, [object])).toBe(expected);
  });

  test('leaves the address to the image where only its build is known', () => {
    const object = keycloak(['start', '--optimized', ...CREDENTIALS]);

    expect(weights(keycloakDatabase, [object], contract({ KC_DB: 'postgres' }))).toBe('warning');
  });
});

describe('keycloak-database-url', () => {
  test('reports each part beside a whole URL', () => {
    const env = {
      KC_DB_URL: 'jdbc:postgresql://db/a',
      KC_DB_URL_HOST: 'db',
      KC_DB_URL_PORT: '5432',
      KC_DB_SCHEMA: 'x',
    };

    expect(weights(keycloakDatabaseUrl, [withEnv(['start'], env)])).toBe('warning warning');
    expect(weights(keycloakDatabaseUrl, [withEnv(['start'], { KC_DB_URL_HOST: 'db', KC_DB_URL_PORT: '5432' })])).toBe(
      '',
    );
  });
});

describe('keycloak-bootstrap-admin', () => {
  test.each([
    ['the former names', { KEYCLOAK_ADMIN: 'a', KEYCLOAK_ADMIN_PASSWORD: 'b' }, STOCK, 'warning'],
    ['the former names in an early release', { KEYCLOAK_ADMIN: 'a' }, 'x/keycloak:24.0.5', ''],
    ['the new names in an early release', { KC_BOOTSTRAP_ADMIN_PASSWORD: 'b' }, 'x/keycloak:24.0.5', 'warning'],
    ['a name alone', { KC_BOOTSTRAP_ADMIN_USERNAME: 'a' }, STOCK, 'warning'],
    ['a client alone', { KC_BOOTSTRAP_ADMIN_CLIENT_ID: 'a' }, STOCK, 'warning'],
    ['a password alone, whose name has a default', { KC_BOOTSTRAP_ADMIN_PASSWORD: 'b' }, STOCK, ''],
    ['both', { KC_BOOTSTRAP_ADMIN_USERNAME: 'a', KC_BOOTSTRAP_ADMIN_PASSWORD: 'b' }, STOCK, ''],
  ])('judges %s', (_, env, image, expected) => {
    expect(weights(keycloakBootstrapAdmin, [withEnv(['start'], env as Record<string, string>, image)])).toBe(expected);
  });

  test('never prints a password', () => {
    const object = withEnv(['start'], { KEYCLOAK_ADMIN_PASSWORD: 'hunter2' });

    expect(verdicts(keycloakBootstrapAdmin, [object]).join()).not.toContain('hunter2');
  });
});

describe('keycloak-hostname', () => {
  test.each([
    ['none', stock(), 'error'],
    ['none in an own image', keycloak(['start', '--optimized']), 'warning'],
    ['none in development mode', keycloak(['start-dev'], { image: STOCK }), ''],
    ['any', stock('--hostname-strict=false'), 'warning'],
    ['none, and strictness that is the default', stock('--hostname-strict=true'), 'error'],
    ['none, and strictness that is decided elsewhere', stock('--hostname-strict=${STRICT}'), ''],
    ['a URL', stock('--hostname=https://sso.example/auth'), ''],
    ['a name', stock('--hostname=sso.example'), ''],
    ['a URL without TLS', stock('--hostname=http://sso.example'), 'warning'],
    ['the own machine', stock('--hostname=http://localhost:8080'), ''],
    ['a name with a port', stock('--hostname=sso.example:8443'), 'error'],
    ['a name with a path', stock('--hostname=sso.example/auth'), 'error'],
    ['an expression', stock('--hostname=${HOST}'), ''],
    ['a misspelt scheme', stock('--hostname=htt://sso.example'), 'error'],
    [
      'an administration URL beside a name',
      stock('--hostname=sso.example', '--hostname-admin=https://a.example'),
      'error',
    ],
    [
      'an administration URL beside a URL',
      stock('--hostname=https://sso.example', '--hostname-admin=https://a.example'),
      '',
    ],
    ['an administration name', stock('--hostname=https://sso.example', '--hostname-admin=a.example'), 'error'],
    [
      'dynamic back channels beside a name',
      stock('--hostname=sso.example', '--hostname-backchannel-dynamic=true'),
      'error',
    ],
    ['dynamic back channels switched off', stock('--hostname=sso.example', '--hostname-backchannel-dynamic=false'), ''],
    [
      'dynamic back channels beside any',
      stock('--hostname-strict=false', '--hostname-backchannel-dynamic=true'),
      'warning error',
    ],
    ['none in an early release', keycloak(['start'], { image: 'quay.io/keycloak/keycloak:24.0.5' }), ''],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakHostname, [object])).toBe(expected);
  });
});

describe('keycloak-edge-tls', () => {
  const url = '--hostname=https://sso.example';

  test.each([
    ['neither', stock(url), 'error'],
    ['HTTP switched off', stock(url, '--http-enabled=false'), 'error'],
    ['a certificate', stock(url, '--https-certificate-file=/a', '--https-certificate-key-file=/b'), ''],
    ['HTTP behind a proxy', stock(url, '--http-enabled=true', '--proxy-headers=xforwarded'), ''],
    ['HTTP without its headers', stock(url, '--http-enabled=true'), 'warning'],
    ['HTTP of a plain name', stock('--hostname=sso.example', '--http-enabled=true'), ''],
    ['neither in an own image', keycloak(['start', '--optimized', url]), 'warning'],
    ['development mode', keycloak(['start-dev'], { image: STOCK }), ''],
    [
      'a key store by volume',
      keycloak(['start', url], {
        image: STOCK,
        volumeMounts: [{ name: 'a', mountPath: '/opt/keycloak/conf/server.keystore' }],
      }),
      '',
    ],
    [
      'the proxy option of an early release',
      keycloak(['start', '--proxy=edge'], { image: 'quay.io/keycloak/keycloak:24.0.5' }),
      '',
    ],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakEdgeTls, [object])).toBe(expected);
  });
});

describe('keycloak-proxy-headers', () => {
  const policy = (types: readonly string[]) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'sso', namespace: 'shop' },
    spec: { podSelector: { matchLabels: { app: 'sso' } }, policyTypes: types },
  });
  const headers = stock('--proxy-headers=xforwarded');

  test.each([
    ['anyone', [headers], 'warning'],
    ['those that a policy admits', [headers, policy(['Ingress'])], ''],
    ['anyone, where the policy is for egress', [headers, policy(['Egress'])], 'warning'],
    ['named addresses', [stock('--proxy-headers=xforwarded', '--proxy-trusted-addresses=10.0.0.0/8')], ''],
    ['a header of another name', [stock('--proxy-headers=edge', '--proxy-trusted-addresses=::1')], 'error'],
    [
      'both protocols',
      [stock('--proxy-headers=forwarded', '--proxy-protocol-enabled=true'), policy(['Ingress'])],
      'error',
    ],
    ['nobody', [stock()], ''],
  ])('judges headers of %s', (_, objects, expected) => {
    expect(weights(keycloakProxyHeaders, objects)).toBe(expected);
  });
});

describe('keycloak-memory', () => {
  const limited = (memory: string, env: readonly JsonObject[] = []) =>
    keycloak(['start'], { resources: { limits: { memory } }, env });
  const heap = (value: string, name = 'JAVA_OPTS_KC_HEAP') => [{ name, value }];

  test.each([
    ['no limit', keycloak(['start']), 'warning'],
    ['a limit below what the machine needs', limited('256Mi'), 'error'],
    ['a small limit', limited('512Mi'), 'error'],
    ['a limit of which the heap leaves too little', limited('750Mi'), 'error'],
    ['a limit of which the heap leaves almost enough', limited('900Mi'), 'warning'],
    ['the least limit', limited('1Gi'), ''],
    ['a small limit with a heap of its own', limited('750Mi', heap('-Xmx400m')), ''],
    ['a limit', limited('2Gi'), ''],
    ['a limit that is no quantity', limited('much'), ''],
    ['a heap of the whole limit', limited('1Gi', heap('-Xms256m -Xmx1g')), 'error'],
    ['a heap near the limit', limited('1Gi', heap('-Xmx800m', 'JAVA_OPTS_APPEND')), 'warning'],
    ['a heap with room beside it', limited('1Gi', heap('-Xmx700m')), ''],
    ['a large share', limited('2Gi', heap('-XX:MaxRAMPercentage=90')), 'warning'],
    ['a fair share', limited('2Gi', heap('-XX:MaxRAMPercentage=70.0')), ''],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakMemory, [object])).toBe(expected);
  });
});

describe('keycloak-java-opts', () => {
  test.each([
    [{ JAVA_OPTS: '-Dx=y' }, 'warning'],
    [{ JAVA_OPTS: '-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError' }, ''],
    [{ JAVA_OPTS_APPEND: '-Dx=y' }, ''],
    [{ JAVA_OPTS: '' }, ''],
  ])('judges %j', (env, expected) => {
    expect(weights(keycloakJavaOpts, [withEnv(['start'], env as Record<string, string>)])).toBe(expected);
  });
});

describe('keycloak-system-property', () => {
  test.each([
    ['a variable', withEnv(['start'], { JAVA_OPTS_APPEND: '-Da=b -Djboss.node.name=x' }), 'error'],
    ['an argument', keycloak(['-Djboss.site.name=x', 'start']), 'error'],
    ['an unknown variable in it', withEnv(['start'], { JAVA_OPTS_APPEND: '-Djboss.node.name=$(POD)' }), 'error'],
    ['an earlier release', keycloak(['-Djboss.site.name=x', 'start'], { image: 'x/keycloak:26.2.5' }), ''],
    ['an unknown release', keycloak(['-Djboss.site.name=x', 'start'], { image: 'x/keycloak:main' }), 'warning'],
    ['another property', keycloak(['-Djboss.site=x', 'start']), ''],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakSystemProperty, [object])).toBe(expected);
  });
});

describe('keycloak-termination', () => {
  const later = 'x/keycloak:26.6.0';
  const ending = (pod: JsonObject, image = later, args: readonly string[] = []) =>
    keycloak(['start', ...args], { image }, pod);

  test.each([
    ['the defaults of both', ending({}), ''],
    ['a short grace', ending({ terminationGracePeriodSeconds: 5 }), 'warning'],
    ['a long delay', ending({}, later, ['--shutdown-delay=25s']), 'warning'],
    [
      'a long delay as a number and in minutes',
      ending({ terminationGracePeriodSeconds: 89 }, later, ['--shutdown-delay=20', '--shutdown-timeout=PT1M']),
      'warning',
    ],
    [
      'a long delay with a long grace',
      ending({ terminationGracePeriodSeconds: 120 }, later, ['--shutdown-delay=20', '--shutdown-timeout=1m']),
      '',
    ],
    ['a delay that is no duration', ending({}, later, ['--shutdown-delay=soon']), ''],
    ['a short grace of an earlier release', ending({ terminationGracePeriodSeconds: 5 }, OWN), ''],
    ['a grace for the second of 26.6', ending({ terminationGracePeriodSeconds: 12 }), ''],
    [
      'the same for the ten seconds of 26.7',
      ending({ terminationGracePeriodSeconds: 20 }, 'x/keycloak:26.7.0'),
      'warning',
    ],
    ['a grace for the ten seconds of 26.7', ending({ terminationGracePeriodSeconds: 21 }, 'x/keycloak:26.7.0'), ''],
    ['a grace for an unknown release', ending({ terminationGracePeriodSeconds: 12 }, 'x/keycloak:main'), ''],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakTermination, [object])).toBe(expected);
  });
});

describe('keycloak-escape', () => {
  test.each([
    ['an unknown name', { KC_HOSTNAME: 'https://${DOMAIN}' }, 'warning'],
    ['a known name', { DOMAIN: 'a', KC_HOSTNAME: 'https://${DOMAIN}' }, ''],
    ['a known name of the environment', { DOMAIN: 'a', KC_HOSTNAME: '${env.DOMAIN}' }, ''],
    ['several names, one unknown', { A: 'a', KC_HOSTNAME: '${A}.${B}' }, 'warning'],
    ['a name with a default', { KC_HOSTNAME: '${DOMAIN:sso.example}' }, ''],
    ['an escaped expression', { KC_HOSTNAME: '\\${DOMAIN}' }, ''],
    ['a property of the machine', { KC_LOG_FILE: '${java.io.tmpdir}/log' }, ''],
    ['two dollar signs', { KC_DB_USERNAME: 'a$$b' }, 'warning'],
    ['one dollar sign', { KC_DB_USERNAME: 'a$b' }, ''],
    ['variables of other programs', { OTHER: '${DOMAIN}' }, ''],
  ])('judges %s', (_, env, expected) => {
    expect(weights(keycloakEscape, [withEnv(['start'], env as Record<string, string>)])).toBe(expected);
  });

  test.each([
    ['one prefix for an option', '26.6.0', { KCRAW_DB_PASSWORD: 'a$$b' }, ''],
    ['both prefixes for an option', '26.6.0', { KCRAW_DB_PASSWORD: 'a', KC_DB_PASSWORD: 'a' }, 'error'],
    ['both prefixes for two options', '26.6.0', { KCRAW_DB_PASSWORD: 'a', KC_DB_USERNAME: 'a' }, ''],
    ['both prefixes in an unknown release', 'main', { KCRAW_DB_PASSWORD: 'a', KC_DB_PASSWORD: 'a' }, 'warning'],
    ['the raw prefix before there is one', '26.5.6', { KCRAW_DB_PASSWORD: 'a' }, 'warning'],
    ['the raw prefix in an unknown release', 'main', { KCRAW_DB_PASSWORD: 'a' }, ''],
  ])('judges %s', (_, tag, values, expected) => {
    const env = Object.entries(values).map(([name, value]) => ({ name, value }));
    const object = keycloak(['start'], { image: `x/keycloak:${tag}`, env });

    expect(weights(keycloakEscape, [object])).toBe(expected);
  });

  test('names the raw prefix as a way out only where the release reads it', () => {
    const fixOf = (tag: string) => {
      const env = [{ name: 'KC_DB_USERNAME', value: 'a$$b' }];
      const graph = buildGraph([keycloak(['start'], { image: `x/keycloak:${tag}`, env })]);
      return [...keycloakEscape.check(graph, defaultSettings)].map(({ fix }) => fix).join();
    };

    expect(fixOf('26.7.3')).toContain('KCRAW_DB_USERNAME');
    expect(fixOf('26.5.6')).not.toContain('KCRAW_DB_USERNAME');
  });

  test('says nothing of names where a Secret may set them', () => {
    const env = [{ name: 'KC_HOSTNAME', value: '${DOMAIN}' }];
    const object = keycloak(['start'], { env, envFrom: [{ secretRef: { name: 'sso' } }] });

    expect(weights(keycloakEscape, [object])).toBe('');
  });

  test('never prints the value', () => {
    expect(verdicts(keycloakEscape, [withEnv(['start'], { KC_DB_PASSWORD: 'hunter$$2' })]).join()).not.toContain(
      'hunter',
    );
  });
});

test('variables that are made of variables, and grow with each, are taken for unknown ones', () => {
  const grown = Array.from({ length: 60 }, (_, index) => [`V${index + 1}`, `$(V${index})$(V${index})`]);
  const env = Object.fromEntries([['V0', 'postgres'], ...grown, ['KC_DB', '$(V60)']]) as Record<string, string>;
  const start = performance.now();

  expect(weights(keycloakDatabase, [withEnv(['start', '--db-url-host=db', ...CREDENTIALS], env, STOCK)])).toBe('');
  expect(performance.now() - start).toBeLessThan(1000);
});
