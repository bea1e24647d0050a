import type { JsonObject } from '../../../../lib/manifests';
import { keycloakFilesystemGroup } from '../../../../lib/policy/rules/keycloak/keycloak-filesystem-group';
import { keycloakHiddenFolder } from '../../../../lib/policy/rules/keycloak/keycloak-hidden-folder';
import { keycloakImportFolder } from '../../../../lib/policy/rules/keycloak/keycloak-import-folder';
import { keycloakLogFile } from '../../../../lib/policy/rules/keycloak/keycloak-log-file';
import { keycloakTruststore } from '../../../../lib/policy/rules/keycloak/keycloak-truststore';
import { keycloakWritableData } from '../../../../lib/policy/rules/keycloak/keycloak-writable-data';
import { contract, keycloak, OWN, readOnly, scratch, STOCK, verdicts, weights } from './support';

const START = ['start', '--optimized'];
const DATA = '/opt/keycloak/data';

/** A server with one volume of any type at a folder. */
function mounted(
  mountPath: string,
  volume: JsonObject,
  mount: JsonObject = {},
  pod: JsonObject = {},
  args = START,
): JsonObject {
  const volumeMounts = [{ name: 'v', mountPath, ...mount }];
  return keycloak(args, { volumeMounts }, { volumes: [{ name: 'v', ...volume }], ...pod });
}

/** An init container that has the volume as well. */
const FILLED = {
  initContainers: [{ name: 'copy', image: OWN, command: ['cp'], volumeMounts: [{ name: 'v', mountPath: '/copy' }] }],
};

describe('keycloak-writable-data', () => {
  test.each([
    ['nothing writable', readOnly(START, []), 'error error'],
    ['both folders', readOnly(START, ['/tmp', DATA]), ''],
    ['the root as a whole', keycloak(START), ''],
    ['all of it by a volume at the root of both', readOnly(START, ['/tmp', '/opt/keycloak/data/']), ''],
    [
      'a ConfigMap at the data folder',
      keycloak(
        START,
        {
          securityContext: { readOnlyRootFilesystem: true },
          volumeMounts: [
            { name: 'a', mountPath: DATA },
            { name: 'b', mountPath: '/tmp' },
          ],
        },
        {
          volumes: [
            { name: 'a', configMap: { name: 'x' } },
            { name: 'b', emptyDir: {} },
          ],
        },
      ),
      'error',
    ],
    ['the log without the cache of pages', readOnly(START, ['/tmp', `${DATA}/transaction-logs`]), 'error'],
    [
      'the cache of pages without the log, in an own image that may keep none',
      readOnly(START, ['/tmp', `${DATA}/tmp`]),
      'warning',
    ],
    ['the same in the official image', readOnly(['start'], ['/tmp', `${DATA}/tmp`], { image: STOCK }), 'error'],
    ['a release without a log', readOnly(START, ['/tmp'], { image: 'x/keycloak:24.0.5' }), ''],
    ['an unknown release', readOnly(START, ['/tmp'], { image: 'x/keycloak:main' }), 'warning'],
    [
      'a folder for temporary files elsewhere',
      readOnly(START, [DATA], {
        env: [{ name: 'JAVA_OPTS_APPEND', value: '-Djava.io.tmpdir=/opt/keycloak/data/tmp' }],
      }),
      '',
    ],
    [
      'no log kept',
      readOnly(START, ['/tmp', `${DATA}/tmp`], {
        env: [{ name: 'QUARKUS_TRANSACTION_MANAGER_ENABLE_RECOVERY', value: 'false' }],
      }),
      '',
    ],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakWritableData, [object])).toBe(expected);
  });

  test('names the folder that a volume is missing for', () => {
    expect(verdicts(keycloakWritableData, [readOnly(START, ['/tmp'])]).join()).toContain(
      'no writable "/opt/keycloak/data"',
    );
  });

  test('is certain about the log where the contract of the image is known', () => {
    const object = readOnly(START, ['/tmp', `${DATA}/tmp`]);

    expect(weights(keycloakWritableData, [object], contract({ KC_DB: 'postgres' }))).toBe('error');
  });
});

describe('keycloak-hidden-folder', () => {
  test.each([
    ['/opt/keycloak', { emptyDir: {} }, {}, {}, 'error'],
    ['/opt/keycloak/', { emptyDir: {} }, {}, {}, 'error'],
    ['/opt/keycloak/bin', { configMap: { name: 'a' } }, {}, {}, 'error'],
    ['/opt/keycloak/lib', { emptyDir: {} }, {}, FILLED, ''],
    ['/opt/keycloak/lib', { persistentVolumeClaim: { claimName: 'a' } }, {}, {}, 'warning'],
    ['/opt/keycloak/lib/quarkus', { emptyDir: {} }, {}, {}, 'error'],
    ['/opt/keycloak/conf', { configMap: { name: 'a' } }, {}, {}, 'warning'],
    ['/opt/keycloak/conf/keycloak.conf', { configMap: { name: 'a' } }, { subPath: 'keycloak.conf' }, {}, ''],
    ['/opt/keycloak/data', { emptyDir: {} }, {}, {}, ''],
    ['/opt/keycloak/library', { emptyDir: {} }, {}, {}, ''],
  ])('judges a volume at %s of %j (%#)', (folder, volume, mount, pod, expected) => {
    expect(weights(keycloakHiddenFolder, [mounted(folder, volume as JsonObject, mount, pod)])).toBe(expected);
  });

  test('lets a server that builds itself have an empty folder for its build', () => {
    expect(
      weights(keycloakHiddenFolder, [mounted('/opt/keycloak/lib/quarkus', { emptyDir: {} }, {}, {}, ['start'])]),
    ).toBe('');
  });
});

describe('keycloak-import-folder', () => {
  const args = [...START, '--import-realm'];

  test.each([
    ['an empty volume over it', mounted(DATA, { emptyDir: {} }, {}, {}, args), 'error'],
    ['a volume that an init container fills', mounted(DATA, { emptyDir: {} }, {}, FILLED, args), ''],
    ['a ConfigMap', mounted(`${DATA}/import`, { configMap: { name: 'realms' } }, {}, {}, args), ''],
    [
      'a single file',
      mounted(`${DATA}/import/shop.json`, { configMap: { name: 'realms' } }, { subPath: 'a' }, {}, args),
      '',
    ],
    ['a claim', mounted(DATA, { persistentVolumeClaim: { claimName: 'a' } }, {}, {}, args), ''],
    ['an own image', keycloak(args), ''],
    ['the official image', keycloak(['start-dev', '--import-realm'], { image: STOCK }), 'warning'],
    ['no import', mounted(DATA, { emptyDir: {} }), ''],
  ])('judges realm files by %s', (_, object, expected) => {
    expect(weights(keycloakImportFolder, [object])).toBe(expected);
  });
});

describe('keycloak-truststore', () => {
  const account = (automount: boolean) => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'sso', namespace: 'shop' },
    automountServiceAccountToken: automount,
  });
  const logs = [`${DATA}/transaction-logs`];
  const later = { image: 'x/keycloak:26.6.1' };

  test.each([
    ['paths of its own', readOnly([...START, '--truststore-paths=/certs'], logs), 'error'],
    ['mounted authorities', readOnly(START, [...logs, '/opt/keycloak/conf/truststores']), 'error'],
    ['a writable folder', readOnly([...START, '--truststore-paths=/certs'], [DATA]), ''],
    ['a folder that another rule reports', readOnly([...START, '--truststore-paths=/certs'], ['/tmp']), ''],
    ['no authorities before 26.6', readOnly(START, logs), ''],
    ["the cluster's authority, perhaps", readOnly(START, logs, later), 'warning'],
  ])('judges a trust store with %s', (_, object, expected) => {
    expect(weights(keycloakTruststore, [object])).toBe(expected);
  });

  test.each([
    ['the pod refuses them', { automountServiceAccountToken: false }, account(true), ''],
    ['the pod takes them', { automountServiceAccountToken: true }, account(false), 'error'],
    ['the account refuses them', { serviceAccountName: 'sso' }, account(false), ''],
    ['the account leaves them', { serviceAccountName: 'sso' }, account(true), 'error'],
  ])('knows from 26.6 on that a trust store is written for the account, where %s', (_, pod, object, expected) => {
    const { volumeMounts, volumes } = scratch(...logs);
    const server = keycloak(
      START,
      { ...later, securityContext: { readOnlyRootFilesystem: true }, volumeMounts },
      { volumes, ...pod },
    );

    expect(weights(keycloakTruststore, [server, object])).toBe(expected);
  });

  test.each([
    [['--https-client-auth=request'], 'warning'],
    [['--https-client-auth=none'], ''],
    [['--https-client-auth=required', '--https-trust-store-file=/a'], ''],
    [['--https-client-auth=required', '--truststore-kubernetes-enabled=false'], ''],
  ])('judges client certificates with %p', (args, expected) => {
    expect(weights(keycloakTruststore, [keycloak([...START, ...args], later)])).toBe(expected);
  });
});

describe('keycloak-filesystem-group', () => {
  const as = (securityContext: JsonObject, args: readonly string[] = ['start'], image = STOCK) =>
    keycloak(args, { image, securityContext });

  test.each([
    ['another user and group', as({ runAsUser: 10_001, runAsGroup: 10_001 }), 'error'],
    ['another user and group in an own image', as({ runAsUser: 10_001, runAsGroup: 10_001 }, START, OWN), 'warning'],
    ['another user of group 0', as({ runAsUser: 10_001, runAsGroup: 0 }), ''],
    ["another user of the image's group", as({ runAsUser: 10_001 }), ''],
    [
      'another user and group with a volume for data, of a finished build',
      keycloak(
        START,
        { securityContext: { runAsUser: 5, runAsGroup: 5 }, volumeMounts: scratch(DATA).volumeMounts },
        { volumes: scratch(DATA).volumes },
      ),
      '',
    ],
    ["the image's user in another group", as({ runAsUser: 1000, runAsGroup: 1000 }), ''],
    [
      'a read-only root, which other rules judge',
      as({ runAsUser: 1, runAsGroup: 1, readOnlyRootFilesystem: true }),
      '',
    ],
    [
      'group 0 beside',
      keycloak(
        ['start'],
        { image: STOCK },
        { securityContext: { runAsUser: 5, runAsGroup: 5, supplementalGroups: [0] } },
      ),
      '',
    ],
    [
      "the pod's own setting",
      keycloak(['start'], { image: STOCK }, { securityContext: { runAsUser: 5, runAsGroup: 5 } }),
      'error',
    ],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakFilesystemGroup, [object])).toBe(expected);
  });

  test.each([
    [{}, 'warning'],
    [{ securityContext: { fsGroup: 1000 } }, ''],
    [FILLED, ''],
  ])('judges data on a claim with %j', (pod, expected) => {
    const claim = { persistentVolumeClaim: { claimName: 'a' } };

    expect(weights(keycloakFilesystemGroup, [mounted(DATA, claim, {}, pod)])).toBe(expected);
  });
});

describe('keycloak-log-file', () => {
  test.each([
    ['a file on a read-only root', readOnly([...START, '--log=console,file'], ['/tmp']), 'warning'],
    ['a file in a volume', readOnly([...START, '--log=file'], [DATA]), ''],
    ['a file elsewhere', readOnly([...START, '--log=file', '--log-file=/logs/a.log'], ['/logs']), ''],
    [
      'a file elsewhere without a volume',
      readOnly([...START, '--log=file', '--log-file=/logs/a.log'], [DATA]),
      'warning',
    ],
    ['the access log', readOnly([...START, '--http-access-log-file-enabled=true'], ['/tmp']), 'error'],
    ['a file in a folder of the server', readOnly([...START, '--log=file', '--log-file=data/a.log'], [DATA]), ''],
    ['a file of unknown name', readOnly([...START, '--log=file', '--log-file=$(FILE)'], []), ''],
    ['the console', readOnly([...START, '--log=console'], []), ''],
    ['a root that can be written', keycloak([...START, '--log=file']), ''],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakLogFile, [object])).toBe(expected);
  });
});
