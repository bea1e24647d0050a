import { buildGraph, type JsonObject } from '../../../lib/manifests';
import { object, pod, references } from './support';

function named(container: JsonObject): string[] {
  return references([pod(container)], 'name').map(
    ({ names, path }) => `${names} ${path.replace('/spec/containers/0/', '')}`,
  );
}

describe('arguments', () => {
  test.each<[string[], string[]]>([
    [['--configmap=settings'], ['ConfigMap/settings args/0']],
    [['--tcp-services-configmap', 'shop/settings'], ['ConfigMap/settings args/1']],
    [['--default-ssl-certificate=$(POD_NAMESPACE)/tls'], ['Secret/tls args/0']],
    [['--publish-service=edge/front'], ['Service/front args/0']],
    [['--webhook-service-name=hook'], ['Service/hook args/0']],
  ])('%j name an object', (args, expected) => {
    expect(named({ args })).toEqual(expected);
  });

  test.each<[string[]]>([
    [['--client-secret=abcdef']],
    [['--service-name=till']],
    [['--configmap=${NAME}']],
    [['--configmap']],
    [['--configmap=']],
    [['configmap=settings']],
  ])('%j name none', (args) => {
    expect(named({ args })).toEqual([]);
  });

  test('and variables that are called by a kind count only where a name is almost it', () => {
    const env = [{ name: 'TLS_SECRET_NAME', value: 'tls' }];

    expect(buildGraph([pod({ env })]).references).toMatchObject([{ lenient: 'near', guess: true }]);
  });
});

describe('waiting', () => {
  test.each<[JsonObject, string[]]>([
    [{ command: ['kubectl', 'wait', '--for=condition=complete', 'job/migrate'] }, ['Job/migrate command']],
    [
      { command: ['sh', '-c', 'kubectl wait --for=condition=complete --timeout=60s job/migrate && run'] },
      ['Job/migrate command'],
    ],
    [{ args: ['kubectl rollout status deployment/web; echo ok'] }, ['Deployment/web args']],
    [{ image: 'groundnuty/k8s-wait-for:v2.0', args: ['job-wr', 'migrate'] }, ['Job/migrate args']],
    [{ image: 'groundnuty/k8s-wait-for:v2.0', args: ['service', 'db'] }, ['Service/db args']],
  ])('%j names what is waited for', (container, expected) => {
    expect(named(container)).toEqual(expected);
  });

  test.each<[JsonObject]>([
    [{ image: 'groundnuty/k8s-wait-for:v2.0', args: ['pod', '-lapp=web'] }],
    [{ args: ['kubectl wait -n other --for=condition=complete job/migrate'] }],
    [{ args: ['kubectl wait --for=condition=complete job/$NAME'] }],
    [{ args: ['kubectl get job/migrate'] }],
    [{ args: ['wait job/migrate'] }],
  ])('%j names nothing that can be told', (container) => {
    expect(named(container)).toEqual([]);
  });
});

describe('the settings of Argo CD', () => {
  const settings = (name: string) =>
    object('ConfigMap', name, { data: { 'oidc.config': 'a: $sso:id\nb: $sso:key\nc: $own.key\n' } });

  test('name keys of other Secrets', () => {
    expect(references([settings('argocd-cm')], 'name').map(({ names }) => names)).toEqual([
      'Secret/sso#id',
      'Secret/sso#key',
    ]);
  });

  test('of another ConfigMap are text like any other', () => {
    expect(references([settings('other')], 'name')).toEqual([]);
  });
});

describe("the name of a StatefulSet's pod", () => {
  const set = (spec: JsonObject = {}) =>
    object('StatefulSet', 'db', { spec: { serviceName: 'db', replicas: 2, ...spec } });
  const service = (spec: JsonObject) => object('Service', 'db', { spec });
  const headless = service({ clusterIP: 'None' });
  const peers = (value: string) => pod({ env: [{ name: 'PEERS', value }] });
  const missing = (value: string, ...objects: JsonObject[]) =>
    references([peers(value), ...objects], 'name')
      .filter(({ names, answer }) => names.startsWith('Pod/') && answer === 'dangling')
      .map(({ names }) => names);

  test.each([
    'http://db-0.db:80,http://db-2.db:80',
    'db-0.db:5432,db-2.db:5432',
    'db-0.db,db-2.db',
    'http://db-2.db.shop.svc.cluster.local:80',
    'http://db-2.db.shop.svc:80',
  ])('in %s is missing beyond its replicas', (value) => {
    expect(missing(value, set(), headless)).toEqual(['Pod/db-2']);
  });

  test('is missing at all behind a Service with an address', () => {
    expect(missing('http://db-0.db:80', set(), service({}))).toEqual(['Pod/db-0']);
  });

  test.each<[string, JsonObject[]]>([
    ['http://db-1.db:80', [set(), headless]],
    ['http://db-2.db:80', [set({ ordinals: { start: 1 } }), headless]],
    ['http://db-2.db:80', [set({ serviceName: 'other' }), headless]],
    [
      'http://db-2.db:80',
      [set(), headless, object('HorizontalPodAutoscaler', 'h', { spec: { scaleTargetRef: { name: 'db' } } })],
    ],
    ['http://db-0.db:80', [set()]],
    ['http://cache-7.cache:80', [set(), headless]],
    ['http://db-2.db.other.svc:80', [set(), headless]],
  ])('%s is there, or nothing is known of it', (value, objects) => {
    expect(missing(value, ...objects)).toEqual([]);
  });
});
