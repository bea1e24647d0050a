import { podTemplateOf, textMap, toResource, type JsonObject } from '../../lib/manifests';

const POD = { containers: [{ name: 'main' }] };
const LABELS = { labels: { app: 'shop' } };
const TEMPLATE = { metadata: LABELS, spec: POD };

function owner(kind: string, body: JsonObject) {
  return toResource({ kind, metadata: { name: 'shop' }, ...body });
}

describe('podTemplateOf', () => {
  test.each([
    ['Pod', { metadata: { name: 'shop', ...LABELS }, spec: POD }, '/spec'],
    ['Deployment', { spec: { template: TEMPLATE } }, '/spec/template/spec'],
    ['StatefulSet', { spec: { template: TEMPLATE } }, '/spec/template/spec'],
    ['DaemonSet', { spec: { template: TEMPLATE } }, '/spec/template/spec'],
    ['ReplicaSet', { spec: { template: TEMPLATE } }, '/spec/template/spec'],
    ['Job', { spec: { template: TEMPLATE } }, '/spec/template/spec'],
    ['CronJob', { spec: { jobTemplate: { spec: { template: TEMPLATE } } } }, '/spec/jobTemplate/spec/template/spec'],
  ])('a %s has a pod template, with its labels', (kind, body, path) => {
    const pod = podTemplateOf(owner(kind, body));

    expect(pod).toMatchObject({ path, labels: { app: 'shop' }, spec: POD });
    expect(pod?.containers.map((container) => container.path)).toEqual([`${path}/containers/0`]);
  });

  test.each([
    ['a kind without pods', owner('Service', { spec: { template: TEMPLATE } })],
    ['a workload without a template', owner('Deployment', { spec: {} })],
    ['a template whose spec is no mapping', owner('Deployment', { spec: { template: { spec: 'none' } } })],
  ])('%s has none', (_, resource) => {
    expect(podTemplateOf(resource)).toBeUndefined();
  });

  test('main containers and native sidecars last, other init containers pass', () => {
    const spec = {
      containers: [{ name: 'main' }],
      initContainers: [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'wait' }],
    };

    const pod = podTemplateOf(owner('Job', { spec: { template: { spec } } }));

    expect(pod?.containers.map(({ name, lasting, path }) => [name, lasting, path])).toEqual([
      ['main', true, '/spec/template/spec/containers/0'],
      ['proxy', true, '/spec/template/spec/initContainers/0'],
      ['wait', false, '/spec/template/spec/initContainers/1'],
    ]);
  });

  test('what stands in a list of containers without being one is left out', () => {
    const spec = { containers: ['main', null, { name: 'real' }] };

    const pod = podTemplateOf(owner('Pod', { spec }));

    expect(pod?.containers.map(({ name, path }) => [name, path])).toEqual([['real', '/spec/containers/2']]);
  });

  test('a template without labels has none', () => {
    expect(podTemplateOf(owner('Deployment', { spec: { template: { spec: POD } } }))?.labels).toEqual({});
  });
});

describe('textMap', () => {
  test('single values become text; lists, mappings and null are left out', () => {
    expect(textMap({ a: 'x', b: 4, c: true, d: ['x'], e: { f: 'x' }, g: null })).toEqual({ a: 'x', b: '4', c: 'true' });
  });

  test('what is no mapping is empty', () => {
    expect(textMap(undefined)).toEqual({});
    expect(textMap(['a'])).toEqual({});
  });
});
