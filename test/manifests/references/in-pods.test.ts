import type { JsonObject } from '../../../lib/manifests';
import { object, pod, references } from './support';

describe('a mount', () => {
  const mounted = (mount: JsonObject, volumes: JsonObject[]) =>
    references([pod({ volumeMounts: [mount] }, { volumes })]).filter(({ by }) => by === 'mount' || by === 'subPath');

  test('has its volume in the pod', () => {
    expect(mounted({ name: 'tmp' }, [{ name: 'tmp', emptyDir: {} }])).toEqual([
      { by: 'mount', path: '/spec/containers/0/volumeMounts/0', names: 'Volume/tmp', answer: 'resolved' },
    ]);
    expect(mounted({ name: 'tmp' }, [{ name: 'temp', emptyDir: {} }])).toMatchObject([{ answer: 'dangling' }]);
  });

  test('may have it in the claim templates of a StatefulSet', () => {
    const template = { spec: { containers: [{ name: 'main', volumeMounts: [{ name: 'data' }] }] } };
    const set = object('StatefulSet', 's', {
      spec: { template, volumeClaimTemplates: [{ metadata: { name: 'data' } }] },
    });

    expect(references([set], 'mount')).toMatchObject([{ answer: 'resolved' }]);
  });

  test('a block device is a mount', () => {
    expect(references([pod({ volumeDevices: [{ name: 'disk' }] })], 'mount')).toMatchObject([{ answer: 'dangling' }]);
  });

  test.each([
    ['a key', { configMap: { name: 'c' } }, 'app.yaml', 'resolved'],
    ['no key', { configMap: { name: 'c' } }, 'apps.yaml', 'dangling'],
    [
      'the path of an item',
      { configMap: { name: 'c', items: [{ key: 'app.yaml', path: 'conf/a' }] } },
      'conf/a',
      'resolved',
    ],
    [
      'the folder of an item',
      { configMap: { name: 'c', items: [{ key: 'app.yaml', path: 'conf/a' }] } },
      'conf',
      'resolved',
    ],
    [
      'no path of an item',
      { configMap: { name: 'c', items: [{ key: 'app.yaml', path: 'conf/a' }] } },
      'app.yaml',
      'dangling',
    ],
  ])('a sub-path that is %s', (_, volume, subPath, answer) => {
    const objects = [
      pod({ volumeMounts: [{ name: 'v', mountPath: '/a', subPath }] }, { volumes: [{ name: 'v', ...volume }] }),
      object('ConfigMap', 'c', { data: { 'app.yaml': '' } }),
    ];

    expect(references(objects, 'subPath')).toMatchObject([{ names: `ConfigMap/c#${subPath}`, answer }]);
  });

  test('a sub-path of a folder on disk is no key', () => {
    expect(mounted({ name: 'd', subPath: 'x' }, [{ name: 'd', emptyDir: {} }]).map(({ by }) => by)).toEqual(['mount']);
  });
});

describe('a variable', () => {
  const HOST = { name: 'HOST', value: 'shop.test' };
  const uses = (container: JsonObject, ...others: JsonObject[]) => references([pod(container), ...others], 'variable');

  test.each([
    ['above it', [HOST, { name: 'URL', value: 'http://$(HOST)' }], 'resolved'],
    ['below it', [{ name: 'URL', value: 'http://$(HOST)' }, HOST], 'dangling'],
    ['nowhere', [{ name: 'URL', value: 'http://$(HOST)' }], 'dangling'],
  ])('that is defined %s', (_, env, answer) => {
    expect(uses({ env })).toMatchObject([{ names: 'Variable/HOST', answer }]);
  });

  test.each(['command', 'args'] as const)('in %s may be any of the container', (list) => {
    expect(uses({ [list]: ['run', '$(HOST)'], env: [HOST] })).toMatchObject([{ answer: 'resolved' }]);
    expect(uses({ [list]: ['run', '$(HOST)'] })).toMatchObject([{ answer: 'dangling' }]);
  });

  test('may come from a whole ConfigMap, with its prefix', () => {
    const envFrom = [{ prefix: 'MY_', configMapRef: { name: 'c' } }];
    const map = object('ConfigMap', 'c', { data: { HOST: '' } });

    expect(uses({ args: ['$(MY_HOST)'], envFrom }, map)).toMatchObject([{ answer: 'resolved' }]);
    expect(uses({ args: ['$(HOST)'], envFrom }, map)).toMatchObject([{ answer: 'dangling' }]);
    expect(uses({ args: ['$(MY_HOST)'], envFrom })).toMatchObject([{ answer: 'unknown' }]);
  });

  test.each([
    ['an escaped one', { args: ['$$(HOST)'] }],
    ['one of a Service', { args: ['$(REDIS_SERVICE_HOST)'] }],
    ['a command for a shell', { command: ['sh', '-c', 'echo $(date) $(HOST)'] }],
    ['a word in lower case', { args: ['--format=$(name)'] }],
  ])('is not meant by %s', (_, container) => {
    expect(uses(container)).toEqual([]);
  });

  test('that is defined is expanded before a shell sees it', () => {
    expect(uses({ command: ['sh', '-c', 'echo $(HOST)'], env: [HOST] })).toMatchObject([{ answer: 'resolved' }]);
  });
});

describe('a port', () => {
  const ports = [{ name: 'http', containerPort: 8080 }];
  const probed = (port: unknown, declared: JsonObject[] = ports) =>
    references([pod({ ports: declared, livenessProbe: { httpGet: { port: port as string } } })], 'port');

  test.each([
    ['a name that is declared', 'http', 'resolved'],
    ['a name that is not', 'web', 'dangling'],
    ['a number that is declared', 8080, 'resolved'],
    ['the number as text', '8080', 'resolved'],
    ['another number than those declared', 8081, 'dangling'],
  ])('of a probe is %s', (_, port, answer) => {
    expect(probed(port)).toMatchObject([{ path: '/spec/containers/0/livenessProbe/httpGet/port', answer }]);
  });

  test('of a container that declares none may be any number', () => {
    expect(probed(8081, [])).toMatchObject([{ answer: 'unknown' }]);
  });

  test('of a container beside it is reached by number', () => {
    const sidecar = { name: 'proxy', ports: [{ containerPort: 9000 }] };
    const body = pod(
      {},
      { containers: [{ name: 'main', ports, readinessProbe: { tcpSocket: { port: 9000 } } }, sidecar] },
    );

    expect(references([body], 'port')).toMatchObject([{ answer: 'resolved' }]);
  });

  const service = (port: JsonObject) => object('Service', 'web', { spec: { selector: { app: 'web' }, ports: [port] } });

  test.each([
    ['a name', { port: 80, targetPort: 'http' }, 'resolved'],
    ['a name that no pod declares', { port: 80, targetPort: 'web' }, 'dangling'],
    ['a number', { port: 80, targetPort: 8080 }, 'resolved'],
    ["the Service's own port", { port: 80 }, 'dangling'],
  ])('that a Service sends to by %s', (_, port, answer) => {
    expect(references([service(port), pod({ ports })], 'port')).toMatchObject([{ answer }]);
  });

  test('of a Service without pods cannot be told', () => {
    expect(references([service({ port: 80, targetPort: 'x' })], 'port')).toMatchObject([{ answer: 'unknown' }]);
  });
});
