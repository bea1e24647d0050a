import type { JsonObject } from '../../../../lib/manifests';
import { keycloakHealth } from '../../../../lib/policy/rules/keycloak/keycloak-health';
import { keycloakLiveness } from '../../../../lib/policy/rules/keycloak/keycloak-liveness';
import { keycloakProbePath } from '../../../../lib/policy/rules/keycloak/keycloak-probe-path';
import { keycloakProbePort } from '../../../../lib/policy/rules/keycloak/keycloak-probe-port';
import { keycloakProbeScheme } from '../../../../lib/policy/rules/keycloak/keycloak-probe-scheme';
import { keycloakStartupTime } from '../../../../lib/policy/rules/keycloak/keycloak-startup-time';
import { contract, keycloak, OWN, STOCK, weights } from './support';

function probed(
  path: string,
  port: string | number,
  args: readonly string[] = ['start'],
  container: JsonObject = {},
  scheme = 'HTTP',
) {
  return keycloak(args, {
    image: STOCK,
    ports: [
      { name: 'http', containerPort: 8080 },
      { name: 'management', containerPort: 9000 },
    ],
    readinessProbe: { httpGet: { path, port, scheme } },
    ...container,
  });
}

const OPTIMIZED = ['start', '--optimized'];

describe('keycloak-health', () => {
  test.each([
    ['never enabled', probed('/health/ready', 9000), 'error'],
    ['switched off', probed('/health/ready', 9000, ['start', '--health-enabled=false']), 'error'],
    ['without metrics', probed('/health/ready', 9000, ['start', '--health-enabled=true']), 'warning'],
    ['with metrics', probed('/health/ready', 9000, ['start', '--health-enabled=true', '--metrics-enabled=true']), ''],
    ['of a build that nobody knows', probed('/health/ready', 9000, OPTIMIZED, { image: OWN }), ''],
    ['not probed', probed('/realms/master', 8080), ''],
    ['with options in a file', probed('/health/ready', 9000, ['start', '--config-file=/a.conf']), ''],
  ])('judges health checks %s', (_, object, expected) => {
    expect(weights(keycloakHealth, [object])).toBe(expected);
  });

  test.each([
    [{ KC_DB: 'postgres' }, 'error'],
    [{ KC_HEALTH_ENABLED: 'true' }, 'warning'],
    [{ KC_HEALTH_ENABLED: 'true', KC_METRICS_ENABLED: 'true' }, ''],
  ])('asks the contract of the image: %j', (built, expected) => {
    const object = probed('/health/ready', 9000, OPTIMIZED, { image: OWN });

    expect(weights(keycloakHealth, [object], contract(built))).toBe(expected);
  });
});

describe('keycloak-probe-port', () => {
  test.each([
    ['the main port', probed('/health/ready', 8080), 'error'],
    ['the main port by name', probed('/health/ready', 'http'), 'error'],
    ['the management port', probed('/health/ready', 9000), ''],
    ['the management port by name', probed('/health/ready', 'management'), ''],
    ['a name that no port has', probed('/health/ready', 'gone'), ''],
    ['another management port', probed('/health/ready', 9000, ['start', '--http-management-port=9990']), 'error'],
    [
      'a management port of unknown number',
      probed('/health/ready', 9000, ['start', '--http-management-port=$(PORT)']),
      '',
    ],
    [
      'the main port with its health checks',
      probed('/health/ready', 8080, ['start', '--http-management-health-enabled=false']),
      '',
    ],
    [
      'the main port with the former interface',
      probed('/health/ready', 8080, ['start', '--legacy-observability-interface=true']),
      '',
    ],
    ['the main port of a build that nobody knows', probed('/health/ready', 8080, OPTIMIZED, { image: OWN }), 'warning'],
    [
      'the main port of an early release',
      probed('/health/ready', 8080, ['start'], { image: 'quay.io/keycloak/keycloak:24.0.5' }),
      '',
    ],
    ['a page', probed('/realms/master', 8080), ''],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakProbePort, [object])).toBe(expected);
  });

  test('is certain where the contract of the image leaves the port alone', () => {
    const object = probed('/health/ready', 8080, OPTIMIZED, { image: OWN });

    expect(weights(keycloakProbePort, [object], contract({ KC_HEALTH_ENABLED: 'true' }))).toBe('error');
  });
});

describe('keycloak-probe-path', () => {
  const auth = ['start', '--http-relative-path=/auth'];

  test.each([
    ['/health/ready', 9000, ['start'], ''],
    ['/health', 9000, ['start'], ''],
    ['/health/startup', 9000, ['start'], 'error'],
    ['/health/ready', 9000, auth, 'error'],
    ['/auth/health/ready', 9000, auth, ''],
    ['/auth/health/ready', 9000, ['start'], 'error'],
    ['/health/ready', 9000, [...auth, '--http-management-relative-path=/'], ''],
    ['/management/health/ready', 9000, [...auth, '--http-management-relative-path=management'], ''],
    ['/realms/master', 8080, ['start'], 'warning'],
    ['/', 8080, ['start'], 'warning'],
    ['/health/ready', 8080, ['start'], ''],
    ['/metrics', 9000, ['start'], ''],
    ['/healthz', 9000, ['start'], 'error'],
    ['/nope', 9000, ['start'], 'error'],
    ['/metrics', 9000, auth, 'error'],
    ['/', 9000, ['start'], 'warning'],
    ['', 9000, ['start'], 'warning'],
    ['/', 9000, auth, 'warning'],
    ['/auth', 9000, auth, 'warning'],
  ])('judges %s on port %d of %p', (path, port, args, expected) => {
    expect(weights(keycloakProbePath, [probed(path, port, args)])).toBe(expected);
  });

  test('says nothing where the path is part of a build that nobody knows', () => {
    expect(weights(keycloakProbePath, [probed('/auth/health/ready', 9000, OPTIMIZED, { image: OWN })])).toBe('');
  });
});

describe('keycloak-probe-scheme', () => {
  const tls = ['start', '--https-certificate-file=/tls/tls.crt'];

  test.each([
    ['HTTP of a port with TLS', probed('/health/ready', 9000, tls), 'error'],
    ['HTTPS of a port with TLS', probed('/health/ready', 9000, tls, {}, 'HTTPS'), ''],
    ['HTTPS of a port without', probed('/health/ready', 9000, ['start'], {}, 'HTTPS'), 'error'],
    [
      'HTTPS of an own image, which may have a key store',
      probed('/health/ready', 9000, OPTIMIZED, { image: OWN }, 'HTTPS'),
      'warning',
    ],
    ['HTTP of a port that keeps it', probed('/health/ready', 9000, [...tls, '--http-management-scheme=http']), ''],
    [
      'HTTPS of a port that keeps HTTP',
      probed('/health/ready', 9000, [...tls, '--http-management-scheme=http'], {}, 'HTTPS'),
      'error',
    ],
    ['HTTP of the main port', probed('/health/ready', 8080, tls), ''],
    [
      'HTTPS with a key store by volume',
      probed(
        '/health/ready',
        9000,
        ['start'],
        { volumeMounts: [{ name: 'a', mountPath: '/opt/keycloak/conf/server.keystore' }] },
        'HTTPS',
      ),
      '',
    ],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakProbeScheme, [object])).toBe(expected);
  });
});

describe('keycloak-startup-time', () => {
  const get = { httpGet: { path: '/health/live', port: 9000 } };

  test.each([
    ['a livenessProbe alone', { livenessProbe: get }, 'warning'],
    ['a livenessProbe that waits', { livenessProbe: { ...get, initialDelaySeconds: 300 } }, ''],
    [
      'a short startupProbe',
      { livenessProbe: get, startupProbe: { ...get, periodSeconds: 5, failureThreshold: 30 } },
      'warning',
    ],
    [
      'a long startupProbe',
      { livenessProbe: get, startupProbe: { ...get, periodSeconds: 1, failureThreshold: 600 } },
      '',
    ],
    ['no probe', {}, ''],
    ['numbers of another type', { livenessProbe: { ...get, periodSeconds: 'often' } }, 'warning'],
  ])('judges %s', (_, container, expected) => {
    expect(weights(keycloakStartupTime, [keycloak(['start'], container)])).toBe(expected);
  });
});

describe('keycloak-liveness', () => {
  test.each([
    ['/health/ready', 'warning'],
    ['/health', 'warning'],
    ['/auth/health/ready', 'warning'],
    ['/health/live', ''],
    ['/healthy', ''],
  ])('judges liveness by %s', (path, expected) => {
    expect(weights(keycloakLiveness, [keycloak(['start'], { livenessProbe: { httpGet: { path, port: 9000 } } })])).toBe(
      expected,
    );
  });
});
