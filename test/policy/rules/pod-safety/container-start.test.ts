import type { JsonObject } from '../../../../lib/manifests';
import type { Rule } from '../../../../lib/policy';
import { commandHidden } from '../../../../lib/policy/rules/pod-safety/command-hidden';
import { emptyDataFolder } from '../../../../lib/policy/rules/pod-safety/empty-data-folder';
import { fileMode } from '../../../../lib/policy/rules/pod-safety/file-mode';
import { nestedMount } from '../../../../lib/policy/rules/pod-safety/nested-mount';
import { probeVariable } from '../../../../lib/policy/rules/pod-safety/probe-variable';
import { serviceLink } from '../../../../lib/policy/rules/pod-safety/service-link';
import { writablePath } from '../../../../lib/policy/rules/pod-safety/writable-path';
import { envVarExists } from '../../../../lib/policy/rules/references/env-var-exists';
import { check, deployment, object, podSpec } from '../../support';

const POD = '/spec/template/spec';
const MAIN = `${POD}/containers/0`;

function paths(rule: Rule, container: JsonObject, spec: JsonObject = {}, ...others: readonly JsonObject[]): string[] {
  return check(rule, deployment('till', podSpec(container, spec)), ...others).map(({ path }) => path);
}

const CONFIG = { name: 'config', configMap: { name: 'till' } };
const SECRET = { name: 'secret', secret: { secretName: 'till' } };
const SCRATCH = { name: 'scratch', emptyDir: {} };

describe('nested-mount', () => {
  const volumes = [CONFIG, SECRET, SCRATCH];
  const nested = (...volumeMounts: JsonObject[]) => paths(nestedMount, { volumeMounts }, { volumes });
  const config = { name: 'config', mountPath: '/etc/till/' };

  test('reports a file inside the folder of a ConfigMap, in either order', () => {
    const file = { name: 'secret', mountPath: '/etc/till/token.txt', subPath: 'token.txt' };

    expect(nested(config, file)).toEqual([`${MAIN}/volumeMounts/1/mountPath`]);
    expect(nested(file, config)).toEqual([`${MAIN}/volumeMounts/0/mountPath`]);
  });

  test.each([
    ['a folder, which the kubelet makes', [config, { name: 'secret', mountPath: '/etc/till/secret' }]],
    ['a file beside it', [config, { name: 'secret', mountPath: '/etc/tills/token.txt', subPath: 'token.txt' }]],
    [
      'a file in what can be written',
      [
        { name: 'scratch', mountPath: '/etc/till' },
        { name: 'secret', mountPath: '/etc/till/a.txt', subPath: 'a.txt' },
      ],
    ],
    [
      'a file in a volume between',
      [
        config,
        { name: 'scratch', mountPath: '/etc/till/x' },
        { name: 'secret', mountPath: '/etc/till/x/a.txt', subPath: 'a.txt' },
      ],
    ],
    ['part of a folder', [config, { name: 'scratch', mountPath: '/etc/till/a.d', subPath: 'a.d' }]],
    ['odd mounts', [null as never, { mountPath: 7 }]],
  ])('accepts %s', (_, mounts) => {
    expect(nested(...mounts)).toEqual([]);
  });
});

describe('command-hidden', () => {
  const files = object('ConfigMap', 'till', { data: { 'run.sh': 'exec till' } });
  const started = (command: string[], mount: JsonObject, volumes: JsonObject[] = [CONFIG], rest: JsonObject = {}) =>
    paths(commandHidden, { command, volumeMounts: [mount] }, { volumes, ...rest }, files);
  const app = { name: 'config', mountPath: '/app' };

  test('reports a program and a script that a volume hides', () => {
    expect(started(['/app/start.sh'], app)).toEqual([`${MAIN}/command/0`]);
    expect(started(['sh', '/app/start.sh'], app)).toEqual([`${MAIN}/command/1`]);
    expect(started(['/app/till'], { name: 'scratch', mountPath: '/app' }, [SCRATCH])).toEqual([`${MAIN}/command/0`]);
  });

  const init = { name: 'copy', volumeMounts: [{ name: 'scratch', mountPath: '/copy' }] };

  test.each([
    ['a file of the ConfigMap', started(['sh', '/app/run.sh'], app)],
    ['a program elsewhere', started(['/bin/till', '/app/start.sh'], app)],
    ['a single file', started(['/app/start.sh'], { ...app, subPath: 'run.sh' })],
    ['a file that is mounted itself', started(['/app/start.sh'], { ...app, mountPath: '/app/start.sh' })],
    ['a ConfigMap outside the set', started(['/app/a'], app, [{ name: 'config', configMap: { name: 'other' } }])],
    ['a claim', started(['/app/a'], app, [{ name: 'config', persistentVolumeClaim: { claimName: 'a' } }])],
    [
      'a folder that is filled before',
      started(['/app/a'], { name: 'scratch', mountPath: '/app' }, [SCRATCH], { initContainers: [init] }),
    ],
    ['an expression', started(['/app/$(NAME)'], app)],
  ])('accepts %s', (_, found) => {
    expect(found).toEqual([]);
  });
});

describe('file-mode', () => {
  const read = (defaultMode: unknown, context: JsonObject, pod: JsonObject = {}) =>
    paths(
      fileMode,
      { securityContext: context, volumeMounts: [{ name: 'keys', mountPath: '/keys' }] },
      {
        securityContext: pod,
        volumes: [{ name: 'keys', secret: { secretName: 'a', defaultMode: defaultMode as never } }],
      },
    );

  test.each([0o400, 0o600, 0o500])('reports files of mode %d for another user', (mode) => {
    expect(read(mode, { runAsUser: 1000 })).toEqual([`${MAIN}/volumeMounts/0`]);
    expect(read(mode, {}, { runAsUser: 1000 })).toEqual([`${MAIN}/volumeMounts/0`]);
  });

  test.each<[string, string[]]>([
    ['a group of the files', read(0o400, { runAsUser: 1000 }, { fsGroup: 1000 })],
    ['root', read(0o400, { runAsUser: 0 }, { runAsUser: 1000 })],
    ['a user that nobody states', read(0o400, {})],
    ['files for everybody', read(0o444, { runAsUser: 1000 })],
    ['the default', read(undefined, { runAsUser: 1000 })],
    ['no mode', read('0400', { runAsUser: 1000 })],
  ])('accepts %s', (_, found) => {
    expect(found).toEqual([]);
  });
});

describe('probe-variable', () => {
  const probe = (...command: string[]) => paths(probeVariable, { livenessProbe: { exec: { command } } });

  test.each(['till@$HOSTNAME', '${HOST}:80', '$(POD_IP)'])('reports %s', (word) => {
    expect(probe('tillctl', 'ping', word)).toEqual([`${MAIN}/livenessProbe/exec/command/2`]);
  });

  test('looks at hooks', () => {
    const lifecycle = { preStop: { exec: { command: ['drain', '$HOSTNAME'] } } };

    expect(paths(probeVariable, { lifecycle })).toEqual([`${MAIN}/lifecycle/preStop/exec/command/1`]);
  });

  test.each([
    [['sh', '-c', 'tillctl ping $HOSTNAME']],
    [['/bin/bash', '-ec', 'tillctl ping ${HOSTNAME}']],
    [['/usr/bin/env', 'sh', '-c', 'x $HOSTNAME']],
    [['mongosh', '--eval', 'db.a.find({ x: { $exists: 1 } })']],
    [['psql', '-c', 'select $1']],
    [['tillctl']],
  ])('accepts %j', (command) => {
    expect(probe(...command)).toEqual([]);
  });
});

describe('empty-data-folder', () => {
  const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'books' } }, SCRATCH];
  const postgres = (mount: JsonObject, rest: JsonObject = {}) =>
    paths(
      emptyDataFolder,
      { image: 'postgres:16.8', volumeMounts: [{ name: 'data', ...mount }], ...rest },
      { volumes },
    );
  const data = { mountPath: '/var/lib/postgresql/data' };
  const moved = (value: string) => ({ env: [{ name: 'PGDATA', value }] });

  test('reports the root of a disk, as it is or where the variable leads', () => {
    expect(postgres(data)).toEqual([`${MAIN}/volumeMounts/0/mountPath`]);
    expect(postgres({ mountPath: '/data' }, moved('/data'))).toHaveLength(1);
  });

  test.each<[string, string[]]>([
    ['a folder of the disk', postgres({ ...data, subPath: 'pg' })],
    ['a folder below the mount', postgres(data, moved('/var/lib/postgresql/data/pgdata'))],
    ['the folder above', postgres({ mountPath: '/var/lib/postgresql' })],
    ['a volume that starts empty', postgres({ ...data, name: 'scratch' })],
    ['variables that nobody sees', postgres(data, { envFrom: [{ secretRef: { name: 'a' } }] })],
    ['a later release, whose data is one folder deeper', postgres(data, { image: 'postgres:18.1' })],
    ['another program', postgres(data, { command: ['pg_dump'] })],
  ])('accepts %s', (_, found) => {
    expect(found).toEqual([]);
  });
});

describe('service-link', () => {
  const service = (spec: JsonObject = {}) => object('Service', 'my-redis', { spec });
  const reads = (container: JsonObject, spec: JsonObject = {}, ...others: JsonObject[]) =>
    paths(serviceLink, container, spec, ...(others.length === 0 ? [service()] : others));
  const command = ['sh', '-c', 'exec till --port ${MY_REDIS_PORT}'];

  test('reports a variable of a Service that a shell reads as a setting', () => {
    expect(reads({ command })).toEqual([`${MAIN}/command/2`]);
  });

  test('reports an image that reads it', () => {
    const redis = object('Service', 'redis');

    expect(reads({ image: 'bitnami/redis:6.0.5' }, {}, redis)).toEqual([`${MAIN}/image`]);
    expect(reads({ image: 'bitnami/redis:6.0.5', env: [{ name: 'REDIS_PORT', value: '1' }] }, {}, redis)).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['a variable of its own', reads({ command, env: [{ name: 'MY_REDIS_PORT', value: '1' }] })],
    ['variables that nobody sees', reads({ command, envFrom: [{ secretRef: { name: 'a' } }] })],
    ['links that are off', reads({ command }, { enableServiceLinks: false })],
    ['a headless Service', reads({ command }, {}, service({ clusterIP: 'None' }))],
    [
      'a Service elsewhere',
      reads({ command }, {}, { ...service(), metadata: { name: 'my-redis', namespace: 'bank' } }),
    ],
    ['a script that sets it', reads({ command: ['sh', '-c', 'MY_REDIS_PORT=1; till $MY_REDIS_PORT'] })],
    ['a default, which is its own sign', reads({ command: ['sh', '-c', 'till ${MY_REDIS_PORT:-1}'] })],
    ['a part of the link', reads({ command: ['sh', '-c', 'till $MY_REDIS_PORT_6379_TCP_PORT'] })],
    ['no shell', reads({ command: ['till', '$MY_REDIS_PORT'] })],
  ])('accepts %s', (_, found) => {
    expect(found).toEqual([]);
  });
});

describe('env-var-exists, of subPathExpr', () => {
  const mounted = (subPathExpr: string) =>
    paths(
      envVarExists,
      { env: [{ name: 'POD', value: 'a' }], volumeMounts: [{ name: 'scratch', mountPath: '/a', subPathExpr }] },
      { volumes: [SCRATCH] },
    );

  test('reports a variable that the container does not have', () => {
    expect(mounted('logs/$(NOPE)')).toEqual([`${MAIN}/volumeMounts/0/subPathExpr`]);
    expect(mounted('logs/$(POD)')).toEqual([]);
    expect(mounted('logs/$$(NOPE)')).toEqual([]);
  });
});

describe('writable-path, without a read-only root', () => {
  const as = (image: string, runAsUser?: number, container: JsonObject = {}) =>
    check(
      writablePath,
      deployment(
        'till',
        podSpec(
          { image, ...container },
          { securityContext: { runAsUser: runAsUser ?? null }, volumes: [SCRATCH, CONFIG] },
        ),
      ),
    ).map(({ message }) => message.replace(/^.*writes /, ''));
  const scratch = (...paths: string[]) => ({
    volumeMounts: paths.map((mountPath) => ({ name: 'scratch', mountPath })),
  });

  test('reports folders that belong to root, for a user who is not', () => {
    expect(as('nginx:1.25.3', 1000)).toEqual([
      'to /var/cache/nginx, which belongs to root there, and the container runs as user 1000',
      'to /var/run, which belongs to root there, and the container runs as user 1000',
    ]);
    expect(as('qdrant/qdrant:v1.5.1', 1000, scratch('/qdrant/storage'))).toHaveLength(1);
  });

  test.each<[string, string[]]>([
    ['root', as('nginx:1.25.3', 0)],
    ['the user of the image', as('nginx:1.25.3')],
    ['volumes for both', as('nginx:1.25.3', 1000, scratch('/var/cache/nginx', '/run'))],
    ['an image for others', as('nginxinc/nginx-unprivileged:1.25.3', 1000)],
    ['the variant without root', as('qdrant/qdrant:v1.12.0-unprivileged', 1000)],
    ['a folder for everybody', as('postgres:16.8', 1000)],
  ])('accepts %s', (_, found) => {
    expect(found).toEqual([]);
  });

  test('reports a file that the program rewrites in the mount of a ConfigMap', () => {
    const sentinel = (name: string, command: string[]) =>
      as('redis:7.2.4', undefined, { command, volumeMounts: [{ name, mountPath: '/conf' }] });

    expect(sentinel('config', ['redis-server', '/conf/redis.conf', '--sentinel'])).toEqual([
      'into its file /conf/redis.conf, which is on volume "config", which cannot be written',
    ]);
    expect(sentinel('config', ['redis-sentinel', '/conf/redis.conf'])).toHaveLength(1);
    expect(sentinel('config', ['redis-server', '/conf/redis.conf'])).toEqual([]);
    expect(sentinel('scratch', ['redis-server', '/conf/redis.conf', '--sentinel'])).toEqual([]);
  });
});
