import type { JsonObject } from '../../../../lib/manifests';
import { writablePath } from '../../../../lib/policy/rules/pod-safety/writable-path';
import { check, checkWith, severities } from '../../support';
import { emptyDirs, MAIN, mounts, readOnly, workload } from './fixtures';

const POSTGRES = 'docker.io/library/postgres:16.8';
const QDRANT = 'docker.io/qdrant/qdrant:v1.15.5';
const SOCKET = '/var/run/postgresql';
const DATA = '/var/lib/postgresql/data';

/** A writable place for the data, so that only the socket is in question. */
const withData = [{ name: 'data', mountPath: DATA }];

function messages(pod: JsonObject): string[] {
  return check(writablePath, pod).map(({ message }) => message);
}

/** The folders that are reported of an image. */
function missing(image: string, container: JsonObject = {}, spec: JsonObject = {}): string[] {
  return messages(readOnly(image, container, spec)).map(
    (message) => / writes to ([^,]+),/.exec(message)?.[1] ?? message,
  );
}

describe('writable-path', () => {
  test('reports a folder that the image writes and no volume holds, as an error', () => {
    const pod = readOnly(POSTGRES, { volumeMounts: withData });

    expect(check(writablePath, pod)).toEqual([
      {
        rule: 'writable-path',
        on: 'Deployment/till',
        path: `${MAIN}/securityContext/readOnlyRootFilesystem`,
        message:
          'container "main": image docker.io/library/postgres writes to /var/run/postgresql, which has no volume, and the root is read-only',
      },
    ]);
    expect(severities(writablePath, {}, pod)).toEqual(['error']);
  });

  test('a folder that the image declares as a volume may be writable after all, so it is a warning', () => {
    const pod = readOnly(POSTGRES, { volumeMounts: mounts(['socket', SOCKET]) });

    expect(messages(pod)[0]).toContain(`writes to ${DATA}`);
    expect(severities(writablePath, {}, pod)).toEqual(['warning']);
  });

  test.each([
    ['the folder', SOCKET],
    ['the folder with a slash behind', `${SOCKET}/`],
    ['a folder around it', '/var/run'],
    ['the folder by its other name', '/run/postgresql'],
  ])('accepts a volume at %s', (_, path) => {
    const volumeMounts = [...withData, ...mounts(['socket', path])];

    expect(missing(POSTGRES, { volumeMounts }, { volumes: emptyDirs('data', 'socket') })).toEqual([]);
  });

  test.each([
    [{ name: 'v', mountPath: SOCKET, readOnly: true }, { emptyDir: {} }],
    [{ name: 'v', mountPath: SOCKET }, { configMap: { name: 'socket' } }],
    [{ name: 'v', mountPath: SOCKET }, { persistentVolumeClaim: { claimName: 'v', readOnly: true } }],
  ])('a volume that cannot be written is none: mount %j of %j, an error at the mount', (mount, volume) => {
    const pod = readOnly(POSTGRES, { volumeMounts: [...withData, mount] }, { volumes: [{ name: 'v', ...volume }] });

    expect(check(writablePath, pod)).toMatchObject([{ path: `${MAIN}/volumeMounts/1` }]);
    expect(messages(pod)[0]).toContain('is on volume "v", which cannot be written');
    expect(severities(writablePath, {}, pod)).toEqual(['error']);
  });

  test('the deepest mount decides', () => {
    const volumeMounts = [
      ...withData,
      { name: 'run', mountPath: '/run' },
      { name: 'socket', mountPath: SOCKET, readOnly: true },
    ];

    expect(missing(POSTGRES, { volumeMounts })).toEqual([SOCKET]);
  });

  test('claims of a StatefulSet can be written', () => {
    const pod = readOnly(POSTGRES, { volumeMounts: [...withData, ...mounts(['socket', SOCKET])] });

    expect(check(writablePath, { ...pod, kind: 'StatefulSet' })).toEqual([]);
  });

  test('has nothing to say without a read-only root, nor of images that nobody knows', () => {
    expect(check(writablePath, workload({ image: POSTGRES }))).toEqual([]);
    expect(missing('registry.test/till:1')).toEqual([]);
    expect(missing('docker.io/openfga/openfga:v1.10.2')).toEqual([]);
  });

  test.each([
    [{ command: ['sh', '-c', 'pg_isready'] }],
    [{ args: ['bash'] }],
    [{ command: ['psql'], args: ['-c', 'select 1'] }],
    [{ args: ['-c', 'unix_socket_directories=/tmp'] }],
    [{ args: ['-k', '/tmp'] }],
    [{ command: ['postgres', '-c', 'config_file=/etc/books.conf'] }],
  ])('is silent where the image was told to do something else: %j', (container) => {
    expect(missing(POSTGRES, { volumeMounts: withData, ...container })).toEqual([]);
  });

  test.each([[{ command: ['postgres', '-c', 'max_connections=9'] }], [{ args: ['-c', 'max_connections=9'] }]])(
    'an option that moves nothing moves nothing: %j',
    (container) => {
      expect(missing(POSTGRES, { volumeMounts: withData, ...container })).toEqual([SOCKET]);
    },
  );

  test.each([
    [{ env: [{ name: 'QDRANT__STORAGE__SNAPSHOTS_PATH', value: '/qdrant/storage/snapshots' }] }, ['/qdrant/storage']],
    [{ env: [{ name: 'QDRANT__LOG_LEVEL', value: 'INFO' }] }, ['/qdrant/storage', '/qdrant/snapshots']],
    [{ envFrom: [{ configMapRef: { name: 'vectors' } }] }, []],
    [{ args: ['--config-path', '/etc/vectors.yaml'] }, []],
    [{ volumeMounts: mounts(['config', '/qdrant/config/production.yaml']) }, []],
    [{ volumeMounts: mounts(['storage', '/qdrant/storage']) }, ['/qdrant/snapshots']],
    [{ volumeMounts: mounts(['all', '/qdrant']) }, []],
  ])('what may send a path elsewhere ends certainty for that path: %j', (container, expected) => {
    expect(missing(QDRANT, container)).toEqual(expected);
  });

  test.each([
    [{ volumeMounts: mounts(['cache', '/var/cache/nginx']) }, ['/var/run']],
    [{ volumeMounts: mounts(['cache', '/var/cache/nginx'], ['run', '/run']) }, []],
    [{ volumeMounts: mounts(['sites', '/etc/nginx/conf.d']) }, ['/var/run']],
    [{ volumeMounts: mounts(['main', '/etc/nginx/nginx.conf']) }, []],
    [{}, ['/var/cache/nginx', '/var/run']],
  ])('nginx writes its cache and its process number: %j', (container, expected) => {
    expect(missing('nginx:1.29.1', container)).toEqual(expected);
  });

  test.each([
    ['mysql:8.4', ['/run/mysqld', '/tmp', '/var/lib/mysql']],
    ['mariadb:11.4', ['/run/mysqld', '/tmp', '/var/lib/mysql']],
    ['redis:7.4.1', ['/data']],
    ['rabbitmq:4.0', ['/var/lib/rabbitmq']],
    ['grafana/grafana:12.0.0', ['/var/lib/grafana']],
    ['quay.io/prometheus/prometheus:v3.1.0', ['/prometheus']],
    ['nginxinc/nginx-unprivileged:1.27', ['/tmp']],
    ['memcached:1.6', []],
    ['busybox:1.36.1', []],
  ])('knows what %s writes', (image, expected) => {
    expect(missing(image)).toEqual(expected);
  });

  test('images of the user are held to what the user says, with any command but that of an init container', () => {
    const settings = { images: [{ image: 'registry.test/till', writable: ['/receipts'], kept: [] }] };
    const container = { command: ['/app/till'] };
    const init = {
      initContainers: [
        {
          name: 'prepare',
          image: 'registry.test/till:1',
          command: ['sh'],
          securityContext: { readOnlyRootFilesystem: true },
        },
      ],
    };

    expect(checkWith(writablePath, settings, readOnly('registry.test/till:1', container, init))).toMatchObject([
      { path: `${MAIN}/securityContext/readOnlyRootFilesystem` },
    ]);
  });
});
