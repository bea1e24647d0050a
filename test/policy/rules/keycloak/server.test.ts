import { buildGraph, type JsonObject } from '../../../../lib/manifests';
import { absence, canWrite, effective, since } from '../../../../lib/policy/rules/keycloak/certainty';
import { serversOf, type Server } from '../../../../lib/policy/rules/keycloak/server';
import { defaultSettings } from '../../../../lib/policy/settings';
import { contract, keycloak, OWN, readOnly, STOCK, withEnv } from './support';

function servers(...objects: readonly JsonObject[]): readonly Server[] {
  return serversOf(buildGraph(objects), defaultSettings);
}

function only(...objects: readonly JsonObject[]): Server {
  const [server] = servers(...objects);
  if (server === undefined) throw new Error('no server found');
  return server;
}

const MAP = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'sso', namespace: 'shop' },
  data: { host: 'db', KC_LOG: 'console' },
};

describe('a Keycloak server', () => {
  test.each([
    ['the official image', keycloak(['start'], { image: STOCK })],
    [
      'the official image through a mirror',
      keycloak(['start'], { image: 'mirror.example/quay.io/keycloak/keycloak:26.4' }),
    ],
    ['an image of that name without a command', keycloak([], { image: OWN })],
    [
      'an image with the name in it and a command',
      keycloak(['start', '--optimized'], { image: 'x/keycloak-optimized:1' }),
    ],
    ['any image that runs kc.sh', keycloak([], { image: 'x/login:1', command: ['/opt/keycloak/bin/kc.sh', 'start'] })],
    ['a script that runs kc.sh', keycloak([], { command: ['sh', '-c', 'sleep 1 && /opt/keycloak/bin/kc.sh start'] })],
  ])('is found by %s', (_, object) => {
    expect(servers(object)).toHaveLength(1);
  });

  test.each([
    ["Bitnami's image", keycloak([], { image: 'docker.io/bitnami/keycloak:26.4.2' })],
    ["a copy of Bitnami's image", keycloak([], { env: [{ name: 'KEYCLOAK_DATABASE_HOST', value: 'db' }] })],
    ['a WildFly image', keycloak([], { image: 'jboss/keycloak:16.1.0' })],
    ['an early release', keycloak([], { image: 'quay.io/keycloak/keycloak:15.0.2' })],
    ['a legacy tag', keycloak([], { image: 'quay.io/keycloak/keycloak:19.0.3-legacy' })],
    ['another program with the name in it', keycloak([], { image: 'x/keycloak-config-cli:6.4.0' })],
    ['an administration command', keycloak(['export', '--dir=/tmp'], { image: STOCK })],
    ['a Job', { ...keycloak(['start'], { image: STOCK }), kind: 'Job', apiVersion: 'batch/v1' }],
    [
      'an init container',
      keycloak([], { image: 'x/y:1' }, { initContainers: [{ name: 'a', image: STOCK, args: ['start'] }] }),
    ],
    [
      'an operator',
      { apiVersion: 'k8s.keycloak.org/v2alpha1', kind: 'Keycloak', metadata: { name: 'sso' }, spec: { image: STOCK } },
    ],
  ])('is not %s', (_, object) => {
    expect(servers(object)).toEqual([]);
  });

  test.each([
    ['args of wrong types', { image: STOCK, args: [{ a: 1 }, null, 3, 'start'] }],
    ['args that are no list', { image: STOCK, args: 'start' }],
    [
      'env of wrong types',
      { image: STOCK, env: [null, 'a', { name: 3 }, { name: 'KC_DB', value: ['x'] }, { name: 'A', valueFrom: 'b' }] },
    ],
    ['envFrom of wrong types', { image: STOCK, envFrom: [null, 'a', { configMapRef: 'x' }, { secretRef: [] }] }],
    ['mounts and ports of wrong types', { image: STOCK, volumeMounts: ['a', { mountPath: 3 }], ports: 'x' }],
    ['an image of another type', { image: 26 }],
  ])('is read without a failure from %s', (_, container) => {
    expect(() => servers(keycloak([], container as JsonObject))).not.toThrow();
  });

  test('has the options of arguments over those of variables, and those over envFrom', () => {
    const object = keycloak(['start', '--log', 'file', '--features=a'], {
      env: [
        { name: 'KC_FEATURES', value: 'b' },
        { name: 'KC_DB_URL_HOST', valueFrom: { configMapKeyRef: { name: 'sso', key: 'host' } } },
      ],
      envFrom: [{ configMapRef: { name: 'sso' } }],
    });
    const { options } = only(MAP, object);

    expect(options.get('log')).toMatchObject({ value: 'file', from: 'argument' });
    expect(options.get('features')).toMatchObject({ value: 'a', from: 'argument' });
    expect(options.get('db-url-host')).toMatchObject({
      value: 'db',
      from: 'configMap',
      path: '/spec/template/spec/containers/0/env/1',
    });
  });

  test('keeps the values of Secrets to itself, and so those with an unknown variable in them', () => {
    const env = [
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'sso', key: 'password' } } },
      { name: 'KC_DB_PASSWORD', value: 'x$(PASSWORD)' },
      { name: 'NAME', value: 'ab' },
      { name: 'KC_DB_USERNAME', value: '$(NAME)c' },
    ];
    const { options } = only(keycloak(['start', '--db-url-properties=$(PASSWORD)'], { env }));

    expect(options.get('db-password')).toMatchObject({ value: undefined });
    expect(options.get('db-url-properties')).toMatchObject({ value: undefined });
    expect(options.get('db-username')).toMatchObject({ value: 'abc' });
  });

  test('knows which options a Secret of the set sets, and not their values', () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'sso', namespace: 'shop' },
      stringData: { DB_PASSWORD: 'hunter2', OTHER: 'a' },
    };
    const object = keycloak(['start'], { image: STOCK, envFrom: [{ prefix: 'KC_', secretRef: { name: 'sso' } }] });
    const server = only(secret, object);

    expect(server.options.get('db-password')).toMatchObject({ value: undefined, from: 'secret' });
    expect(absence(server, 'db-password')).toBeUndefined();
    expect(absence(server, 'hostname')).toBe('error');
    expect(JSON.stringify([...server.options])).not.toContain('hunter2');
  });

  test('takes a ConfigMap that stands twice in the set for one of unknown content', () => {
    const object = keycloak(['start'], { image: STOCK, envFrom: [{ configMapRef: { name: 'sso' } }] });

    expect(absence(only(MAP, object), 'hostname')).toBe('error');
    expect(absence(only(MAP, { ...MAP, data: {} }, object), 'hostname')).toBeUndefined();
  });

  test('leaves out optional keys that the ConfigMap of the set has not, and empty variables', () => {
    const env = [
      { name: 'KC_HOSTNAME', valueFrom: { configMapKeyRef: { name: 'sso', key: 'gone', optional: true } } },
      { name: 'KC_DB', value: '' },
    ];

    expect([...only(MAP, keycloak(['start'], { env })).options.keys()]).toEqual([]);
  });

  test.each([
    ['a Secret outside the set', { envFrom: [{ secretRef: { name: 'sso' } }] }],
    ['a ConfigMap outside the set', { envFrom: [{ configMapRef: { name: 'else' } }] }],
    ['a configuration file', { volumeMounts: [{ name: 'conf', mountPath: '/opt/keycloak/conf/keycloak.conf' }] }],
    ['a Java property', { env: [{ name: 'JAVA_OPTS_APPEND', value: '-Dkc.hostname=a' }] }],
    ['an option of the framework', { env: [{ name: 'QUARKUS_HTTP_PORT', value: '8081' }] }],
    ['a script', { command: ['sh', '-c', '. /env && kc.sh start'] }],
  ])('may have any option set by %s', (_, container) => {
    expect(absence(only(keycloak(['start'], { image: STOCK, ...container })), 'hostname')).toBeUndefined();
  });

  test('lacks an option for certain with the official image, probably with an own one', () => {
    expect(absence(only(keycloak(['start'], { image: STOCK })), 'hostname')).toBe('error');
    expect(absence(only(keycloak(['start'])), 'hostname')).toBe('warning');
    expect(absence(only(withEnv(['start'], { KC_HOSTNAME: 'a' }, STOCK)), 'hostname')).toBeUndefined();
  });

  test.each([
    ['26.4.2', [26, 3], 'error'],
    ['26.4.2', [26, 6], undefined],
    ['25.0.6', [26, 0], undefined],
    ['26', [26, 0], 'error'],
    ['26', [26, 3], 'warning'],
    ['latest', [26, 6], 'error'],
  ])('of tag %s and since %p is judged as %s', (tag, [major = 0, minor = 0], expected) => {
    expect(since(only(keycloak(['start'], { image: `quay.io/keycloak/keycloak:${tag}` })), major, minor)).toBe(
      expected,
    );
  });

  test.each(['1.4.2', '20240501', 'main', '2024.5.1'])('of an own image has no known release by the tag %s', (tag) => {
    const { version } = only(keycloak(['start'], { image: `x/keycloak:${tag}` }));

    expect(version).toBeUndefined();
  });

  test('takes its release and build from the contract of its image', () => {
    const object = keycloak(['start', '--optimized'], { image: 'registry.example/sso/keycloak:7' });
    const [server] = serversOf(buildGraph([object]), contract({ KC_DB: 'postgres' }, '26.7.3'));

    expect(server?.version).toEqual({ major: 26, minor: 7 });
    expect(server && effective(server, 'db')).toEqual({ is: 'set', value: 'postgres' });
    expect(server && effective(server, 'health-enabled')).toEqual({ is: 'absent' });
  });

  test('writes to volumes that can be written, and to its root unless that is read-only', () => {
    const server = only(readOnly(['start'], ['/tmp', '/opt/keycloak/data']));

    expect(canWrite(server, '/opt/keycloak/data/tmp')).toBe(true);
    expect(canWrite(server, '/opt/keycloak/database')).toBe(false);
    expect(canWrite(only(keycloak(['start'])), '/opt/keycloak/lib')).toBe(true);
  });
});
