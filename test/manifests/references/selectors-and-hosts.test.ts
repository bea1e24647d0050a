import { buildGraph, type JsonObject } from '../../../lib/manifests';
import { hostNamesIn } from '../../../lib/manifests/references/host-names';
import { object, pod, references } from './support';

describe('a selector', () => {
  const budget = (selector: JsonObject) => object('PodDisruptionBudget', 'b', { spec: { selector } });
  const answers = (selector: JsonObject) =>
    references([budget(selector), pod({})], 'selector').map(({ answer }) => answer);

  test.each([
    ['all labels', { matchLabels: { app: 'web' } }, ['resolved']],
    ['one label more', { matchLabels: { app: 'web', tier: 'front' } }, ['dangling']],
    ['an expression that holds', { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] }, ['resolved']],
    ['an expression that does not', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, ['dangling']],
    ['nothing, which means all', {}, []],
    ['a label of a controller', { matchLabels: { 'job-name': 'x' } }, ['unknown']],
  ])('with %s', (_, selector, expected) => {
    expect(answers(selector)).toEqual(expected);
  });

  test('of a Service is a mapping of labels', () => {
    const service = (selector: JsonObject, type = 'ClusterIP') => object('Service', 's', { spec: { selector, type } });
    const answerOf = (...objects: JsonObject[]) => references(objects, 'selector').map(({ answer }) => answer);

    expect(answerOf(service({ app: 'web' }), pod({}))).toEqual(['resolved']);
    expect(answerOf(service({ app: 'shop' }), pod({}))).toEqual(['dangling']);
    expect(answerOf(service({ app: 'shop' }, 'ExternalName'), pod({}))).toEqual([]);
  });

  test('means pods of its own namespace', () => {
    const elsewhere = { ...pod({}), metadata: { name: 'web', namespace: 'bank', labels: { app: 'web' } } };

    expect(references([budget({ matchLabels: { app: 'web' } }), elsewhere], 'selector')).toMatchObject([
      { answer: 'dangling' },
    ]);
  });

  test.each<[string, string, string, JsonObject, string]>([
    ['its labels', 'Prometheus', 'k8s', { podMetadata: { labels: { app: 'prom' } } }, 'unknown'],
    ['its name', 'Cluster', 'prom', { instances: 3 }, 'unknown'],
    ['nothing of it', 'Cluster', 'books', { instances: 3 }, 'dangling'],
    ['its name, and it is made into no pods', 'PrometheusRule', 'prom', { groups: [] }, 'dangling'],
  ])('that asks for what an operator makes of a custom resource, by %s', (_, kind, name, spec, expected) => {
    const custom = { ...object(kind, name, { spec }), apiVersion: 'operators.test/v1' };

    expect(references([budget({ matchLabels: { app: 'prom' } }), custom, pod({})], 'selector')).toMatchObject([
      { answer: expected },
    ]);
  });

  test('that is broad means whatever has the port', () => {
    const service = object('Service', 's', { spec: { ports: [{ name: 'http', port: 80 }] } });
    const monitor = (selector: JsonObject) =>
      object('ServiceMonitor', 'm', { spec: { selector, endpoints: [{ port: 'grafana' }] } });
    const answerOf = (selector: JsonObject) =>
      references([monitor(selector), service], 'port').map(({ answer }) => answer);

    expect(answerOf({})).toEqual(['unknown']);
  });

  test.each([
    ['PodMonitor', 'podMetricsEndpoints'],
    ['PodMonitoring', 'endpoints'],
    ['ClusterPodMonitoring', 'endpoints'],
  ])('of a %s means pods, and its ports are theirs', (kind, list) => {
    const monitor = (app: string, port: string) =>
      object(kind, 'm', { spec: { selector: { matchLabels: { app } }, [list]: [{ port }] } });
    const watched = pod({ ports: [{ name: 'metrics', containerPort: 9000 }] });
    const answersTo = (app: string, port: string) =>
      references([monitor(app, port), watched]).map(({ answer }) => answer);

    expect(answersTo('web', 'metrics')).toEqual(['resolved', 'resolved']);
    expect(answersTo('web', 'http')).toEqual(['resolved', 'dangling']);
    expect(answersTo('till', 'metrics')).toEqual(['dangling', 'unknown']);
  });

  test('of a monitor means Services, and its ports are theirs', () => {
    const monitor = (port: string) =>
      object('ServiceMonitor', 'm', { spec: { selector: { matchLabels: { app: 'web' } }, endpoints: [{ port }] } });
    const service = {
      ...object('Service', 's', { spec: { ports: [{ name: 'metrics', port: 9090 }] } }),
      metadata: { name: 's', namespace: 'shop', labels: { app: 'web' } },
    };

    expect(references([monitor('metrics'), service]).map(({ answer }) => answer)).toEqual(['resolved', 'resolved']);
    expect(references([monitor('http'), service]).map(({ answer }) => answer)).toEqual(['resolved', 'dangling']);
  });
});

describe('a text', () => {
  test.each([
    [
      'http://web.shop.svc.cluster.local:8080/x',
      [{ service: 'web', namespace: 'shop', port: 8080, certain: true, likely: true }],
    ],
    ['web.shop.svc', [{ service: 'web', namespace: 'shop', certain: true, likely: true }]],
    ['web-0.web.shop.svc.cluster.local', [{ service: 'web', namespace: 'shop', certain: true, likely: true }]],
    ['http://web:8080', [{ service: 'web', port: 8080, certain: false, likely: true }]],
    ['https://web', [{ service: 'web', port: 443, implied: true, certain: false, likely: true }]],
    ['cache:80', [{ service: 'cache', port: 80, certain: false, likely: true }]],
    ['redis://:pw@cache:6379/0', [{ service: 'cache', port: 6379, certain: false, likely: true }]],
    ['jdbc:postgresql://db:5432/shop', [{ service: 'db', port: 5432, certain: false, likely: true }]],
    ['http://web.shop:80', [{ service: 'web', namespace: 'shop', port: 80, certain: false, likely: false }]],
    ['cache:6379', [{ service: 'cache', port: 6379, certain: false, likely: true }]],
  ])('%s names hosts', (text, expected) => {
    expect(hostNamesIn(text)).toEqual(expected);
  });

  test.each([
    'https://shop.example.test/path',
    'http://localhost:8080',
    'http://127.0.0.1:8080',
    'registry.test/library/redis:7.2.4',
    'http://{{ .Name }}-web.shop.svc:80',
    '# http://web:8080\nlevel: info',
    'upstream web {\n  server 10.0.0.1:80;\n}\nlocation / { proxy_pass http://web; }',
    's3://web/receipts',
    'gs://web',
    'postgres:16',
    'redis:7',
    'a: b',
    '12:30',
  ])('%j names none', (text) => {
    expect(hostNamesIn(text).filter(({ service }) => service !== 'shop')).toEqual([]);
  });
});

describe('a setting that is named like a host', () => {
  test.each([
    ['REDIS_HOST', 'cache', [{ service: 'cache', certain: false, likely: true }]],
    ['kc_db_url_host', 'db.shop', [{ service: 'db', namespace: 'shop', certain: false, likely: false }]],
    ['PGHOST', 'db', [{ service: 'db', certain: false, likely: true }]],
    ['KC_HOSTNAME', 'sso', []],
    ['REDIS_HOST', 'localhost', []],
    ['USE_HOST', 'true', []],
    ['REDIS_HOST', '10.0.0.1', []],
    ['REDIS_HOST', 'cache.example.test', []],
    ['REDIS_NAME', 'cache', []],
  ])('%s holds %s', (setting, text, expected) => {
    expect(hostNamesIn(text, setting)).toEqual(expected);
  });
});

test('the template of an ExternalSecret names hosts beside what it puts in', () => {
  const data = { url: 'postgres://{{ .user | urlquery }}:{{ index . "db-pw" }}@prod-db:5432/{{ .name }}' };
  const secret = object(
    'ExternalSecret',
    'keys',
    { spec: { target: { template: { data } } } },
    'external-secrets.io/v1',
  );
  const db = object('Service', 'prod-db', { spec: { ports: [{ port: 5432 }] } });

  expect(references([secret, db], 'host')).toMatchObject([{ names: 'Service/prod-db:5432', answer: 'resolved' }]);
});

describe('a host', () => {
  const web = object('Service', 'prod-web', { spec: { ports: [{ name: 'http', port: 80 }] } });
  const client = (value: string) => ({
    ...pod({ env: [{ name: 'URL', value }] }),
    metadata: { name: 'prod-client', namespace: 'shop' },
  });
  const answers = (value: string) =>
    references([client(value), web], 'host').map(({ names, answer }) => [names, answer]);

  test.each([
    ['http://prod-web', 'Service/prod-web:80', 'resolved'],
    ['http://prod-web:8080', 'Service/prod-web:8080', 'dangling'],
    ['http://web:80', 'Service/web:80', 'dangling'],
    ['http://store.shop.svc.cluster.local', 'Service/store:80', 'dangling'],
  ])('%s is looked for as %s and is %s', (value, names, answer) => {
    expect(answers(value)).toEqual([[names, answer]]);
  });

  test('with the port that its scheme implies may be meant with another one', () => {
    const store = object('Service', 'store', { spec: { ports: [{ port: 8080 }] } });
    const doubtful = (value: string) => {
      const graph = buildGraph([client(value), store]);
      return graph.references.filter(({ by }) => by === 'host').map((reference) => graph.answer(reference));
    };

    expect(doubtful('http://store')).toMatchObject([{ is: 'dangling', missing: 'port', doubtful: true }]);
    expect(doubtful('http://store:80')).not.toMatchObject([{ doubtful: true }]);
  });

  test.each(['https://kubernetes.default.svc', 'https://kubernetes.default.svc.cluster.local:443'])(
    '%s is the API server of every cluster',
    (value) => {
      expect(answers(value)).toMatchObject([[expect.any(String), 'resolved']]);
    },
  );

  test.each(['http://web.other:80', 'spiffe://somewhere', 'image:v1:latest'])('%s may be anything', (value) => {
    expect(answers(value)).toEqual([]);
  });

  test.each(['http://somewhere:80', 'postgres://db/shop', 'somewhere:80'])('%s is asked of somebody', (value) => {
    const graph = buildGraph([client(value), web]);

    expect(graph.references.filter(({ by }) => by === 'host')).toMatchObject([{ lenient: false }]);
  });

  test.each([
    ['LISTEN', 'somewhere:80'],
    ['HOST', 'somewhere'],
    ['CONFIG', 'server: http://somewhere:80\nname: x\n'],
  ])('in %s=%s may be a name of the node, and is only asked for in a closed set', (name, value) => {
    const graph = buildGraph([pod({ env: [{ name, value }] }), web]);

    expect(graph.references.filter(({ by }) => by === 'host')).toMatchObject([{ lenient: true }]);
  });

  test.each(['LOGIN', 'BASIC_AUTH', 'ADMIN_CREDENTIALS', 'user-pass'])(
    'is nobody in a variable %s, which may hold a user with a password of digits',
    (name) => {
      expect(references([pod({ env: [{ name, value: 'admin:31337' }] })], 'host')).toEqual([]);
    },
  );

  test('is in a Secret only where its key says so, or the Service is there', () => {
    const named = (key: string, value: string) =>
      references([object('Secret', 'a', { stringData: { [key]: value } }), web], 'host').map(({ names }) => names);

    expect(named('admin', 'root:31337')).toEqual([]);
    expect(named('cache-addr', 'cache:6379')).toEqual(['Service/cache:6379']);
    expect(named('anything', 'prod-web:80')).toEqual(['Service/prod-web:80']);
    expect(named('anything', 'redis://:pw@cache:6379')).toEqual(['Service/cache:6379']);
  });

  test('that the pod has an address for is no Service', () => {
    const aliases = [{ ip: '10.0.0.1', hostnames: ['web', 1] }];
    const container = { name: 'main', env: [{ name: 'URL', value: 'http://web:80' }] };
    const spec = { hostAliases: aliases, containers: [container] };
    const aliased = { ...object('Pod', 'prod-client', { spec }), metadata: { name: 'prod-client', namespace: 'shop' } };

    expect(references([aliased, web], 'host')).toEqual([]);
  });

  test('of a headless Service leads to any port of its pods', () => {
    const headless = object('Service', 'prod-web', { spec: { clusterIP: 'None', ports: [{ port: 80 }] } });

    expect(references([client('http://prod-web:8080'), headless], 'host')).toMatchObject([{ answer: 'unknown' }]);
  });

  test('is found in configuration files, line by line', () => {
    const map = object('ConfigMap', 'c', { data: { 'app.yaml': '# http://web:80\nurl: http://prod-web:80\n' } });

    expect(references([map, web], 'host')).toEqual([
      { by: 'host', path: '/data/app.yaml', names: 'Service/prod-web:80', answer: 'resolved' },
    ]);
  });
});
