import { consumers, podSpecs, type Consumer, type Json, type JsonObject } from '../../../lib/manifests';
import { object, pod, references } from './support';

/** An object in which the steps of a pattern lead to a value, each `*` to the only item of a list. */
function nest(steps: readonly string[], value: Json): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  return step === '*' ? [nest(rest, value)] : { [step]: nest(rest, value) };
}

/** What an entry takes for a reference to `target`. */
function holderOf({ name, key, items, port, kindAt, targets }: Consumer): Json {
  if (name === undefined) return 'target';
  return {
    [name]: 'target',
    ...(key === undefined ? {} : { [key]: 'entry' }),
    ...(items === undefined ? {} : { [items]: [{ key: 'entry' }] }),
    ...(port === undefined ? {} : { [port]: 80 }),
    ...(kindAt === undefined && targets === undefined ? {} : { [kindAt ?? 'kind']: 'ServiceAccount' }),
    resources: ['configmaps'],
  };
}

function bodyOf(entry: Consumer): JsonObject {
  const [kind, at] = entry.kinds === 'pod' ? ['Pod', `spec.${entry.at}`] : [entry.kinds[0] ?? '', entry.at];
  return { ...object(kind, 'consumer'), ...(nest(at.split('.'), holderOf(entry)) as JsonObject) };
}

describe('the catalogue', () => {
  /** Entries whose objects need more than a name to name anything have tests of their own. */
  const special = ({ kinds, at, name }: Consumer) =>
    at === '' ||
    at.includes('annotations[') ||
    at === 'spec.paramRef' ||
    (name !== undefined && ['IngressRoute', 'Middleware'].some((kind) => kinds.includes(kind)));

  test.each(
    consumers
      .filter((entry) => !special(entry))
      .map((entry): [string, Consumer] => [`${String(entry.kinds)} ${entry.at}`, entry]),
  )('finds what stands at %s', (_, entry) => {
    const found = references([bodyOf(entry)]);

    expect(found.filter(({ names }) => names.includes('/target')).length).toBeGreaterThanOrEqual(1);
  });

  test.each(Object.entries(podSpecs))('finds the references of a pod in a %s, at %s', (kind, at) => {
    const [plain = '', ...groups] = kind.split('.');
    const group = groups.join('.');
    const body = nest([...at.split('.'), 'serviceAccountName'], 'clerk') as JsonObject;

    expect(references([{ ...object(plain, 'consumer', {}, `${group}/v1`), ...body }])).toMatchObject([
      { path: `/${at.split('.').join('/')}/serviceAccountName`, names: 'ServiceAccount/clerk' },
    ]);
  });

  test.each([
    [
      'env of a ConfigMap',
      { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'c', key: 'k' } } }] },
      'ConfigMap/c#k',
      'env/0/valueFrom/configMapKeyRef',
    ],
    [
      'env of a Secret',
      { env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] },
      'Secret/s#k',
      'env/0/valueFrom/secretKeyRef',
    ],
    ['a whole ConfigMap', { envFrom: [{ configMapRef: { name: 'c' } }] }, 'ConfigMap/c', 'envFrom/0/configMapRef'],
    ['a whole Secret', { envFrom: [{ prefix: 'X_', secretRef: { name: 's' } }] }, 'Secret/s', 'envFrom/0/secretRef'],
  ])('reads %s at the mapping that names it', (_, container, names, path) => {
    expect(references([pod(container)])).toMatchObject([{ names, path: `/spec/containers/0/${path}` }]);
  });

  test.each([
    ['a ConfigMap volume', { configMap: { name: 'c' } }, ['ConfigMap/c']],
    [
      'items of a ConfigMap volume',
      { configMap: { name: 'c', items: [{ key: 'a' }, { key: 'b' }] } },
      ['ConfigMap/c#a', 'ConfigMap/c#b'],
    ],
    ['a Secret volume', { secret: { secretName: 's' } }, ['Secret/s']],
    [
      'a projected volume',
      { projected: { sources: [{ secret: { name: 's', items: [{ key: 'a' }] } }, { configMap: { name: 'c' } }] } },
      ['Secret/s#a', 'ConfigMap/c'],
    ],
    ['a claim', { persistentVolumeClaim: { claimName: 'p' } }, ['PersistentVolumeClaim/p']],
    [
      'a CSI volume',
      { csi: { driver: 'd', volumeAttributes: { secretProviderClass: 'x' } } },
      ['SecretProviderClass/x'],
    ],
  ])('reads %s', (_, volume, names) => {
    const found = references([pod({}, { volumes: [{ name: 'v', ...volume }] })]).map((reference) => reference.names);

    expect(found.sort()).toEqual([...names].sort());
  });

  test.each([
    [
      'a store without a kind',
      object('ExternalSecret', 'e', { spec: { secretStoreRef: { name: 'v' } } }),
      'SecretStore/v',
    ],
    [
      'a cluster store',
      object('ExternalSecret', 'e', { spec: { secretStoreRef: { name: 'v', kind: 'ClusterSecretStore' } } }),
      'ClusterSecretStore/v',
    ],
    [
      'a backend by number',
      object('Ingress', 'i', {
        spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'w', port: { number: 80 } } } }] } }] },
      }),
      'Service/w:80',
    ],
    [
      'a backend by name',
      object('Ingress', 'i', { spec: { defaultBackend: { service: { name: 'w', port: { name: 'http' } } } } }),
      'Service/w:http',
    ],
    [
      'a webhook without a port, which is called at that of HTTPS',
      object('ValidatingWebhookConfiguration', 'v', { webhooks: [{ clientConfig: { service: { name: 'w' } } }] }),
      'Service/w:443',
    ],
    [
      'a webhook with a port',
      object('MutatingWebhookConfiguration', 'm', {
        webhooks: [{ clientConfig: { service: { name: 'w', port: 80 } } }],
      }),
      'Service/w:80',
    ],
    [
      'a backend of a route',
      object('HTTPRoute', 'r', { spec: { rules: [{ backendRefs: [{ name: 'w', port: 80 }] }] } }),
      'Service/w:80',
    ],
    [
      'the target of an autoscaler',
      object('HorizontalPodAutoscaler', 'h', { spec: { scaleTargetRef: { kind: 'StatefulSet', name: 'w' } } }),
      'StatefulSet/w',
    ],
    [
      'the names of a role',
      object('Role', 'r', { rules: [{ resources: ['secrets', 'pods'], resourceNames: ['s'] }] }),
      'Secret/s',
    ],
  ])('reads %s', (_, body, names) => {
    expect(references([body]).map((reference) => reference.names)).toEqual([names]);
  });

  test.each([
    [
      "a backend that the load balancer's annotation describes",
      object('Ingress', 'i', {
        spec: { defaultBackend: { service: { name: 'redirect', port: { name: 'use-annotation' } } } },
      }),
    ],
    [
      'users and groups',
      object('RoleBinding', 'r', {
        subjects: [
          { kind: 'User', name: 'ada' },
          { kind: 'Group', name: 'all' },
        ],
      }),
    ],
    [
      'a backend of another group',
      object('HTTPRoute', 'r', {
        spec: { rules: [{ backendRefs: [{ group: 'other.io', kind: 'Bucket', name: 'b' }] }] },
      }),
    ],
    [
      'an issuer of another group',
      object('Certificate', 'c', { spec: { issuerRef: { group: 'other.io', name: 'i' } } }),
    ],
    ['an empty name', pod({}, { serviceAccountName: '' })],
    ['a name that is a number', pod({}, { serviceAccountName: 5 })],
    ['a reference that is text', pod({}, { volumes: [{ name: 'v', configMap: 'c' }] })],
    ['what the catalogue does not know of a kind', object('ConfigMap', 'c', { spec: { serviceName: 'w' } })],
  ])('takes no reference from %s', (_, body) => {
    expect(references([body])).toEqual([]);
  });
});

describe('a named object', () => {
  const reader = pod({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'c', key: 'k' } } }] });
  const answerWith = (...others: JsonObject[]) => references([reader, ...others], 'env').map(({ answer }) => answer);

  test('is resolved where the key is there, whatever its value', () => {
    expect(answerWith(object('ConfigMap', 'c', { data: { k: '' } }))).toEqual(['resolved']);
    expect(answerWith(object('ConfigMap', 'c', { binaryData: { k: 'AA==' } }))).toEqual(['resolved']);
  });

  test('is dangling where the object or the key is not there', () => {
    expect(answerWith()).toEqual(['dangling']);
    expect(answerWith(object('ConfigMap', 'c', { data: { other: '' } }))).toEqual(['dangling']);
    expect(answerWith(object('Secret', 'c', { stringData: { k: '' } }))).toEqual(['dangling']);
  });

  test('is found in its own namespace, and in none where none is said', () => {
    const elsewhere = { ...object('ConfigMap', 'c', { data: { k: '' } }), metadata: { name: 'c', namespace: 'bank' } };
    const open = { ...object('ConfigMap', 'c', { data: { k: '' } }), metadata: { name: 'c' } };

    expect(answerWith(elsewhere)).toEqual(['dangling']);
    expect(answerWith(open)).toEqual(['resolved']);
  });

  test('of two that fit, the one in the same namespace counts', () => {
    const open = { ...object('ConfigMap', 'c', { data: { k: '' } }), metadata: { name: 'c' } };

    expect(answerWith(open, object('ConfigMap', 'c', { data: {} }))).toEqual(['dangling']);
  });

  test('may have keys that only the cluster knows', () => {
    const fetched = object(
      'ExternalSecret',
      'c',
      { spec: { dataFrom: [{ extract: { key: 'all' } }] } },
      'external-secrets.io/v1',
    );
    const secretReader = pod({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'c', key: 'k' } } }] });

    expect(references([secretReader, fetched], 'env').map(({ answer }) => answer)).toEqual(['unknown']);
  });

  test.each([
    ['ServiceAccount default', pod({}, { serviceAccountName: 'default' })],
    ['kube-root-ca.crt', pod({ envFrom: [{ configMapRef: { name: 'kube-root-ca.crt' } }] })],
    ['PriorityClass system-node-critical', pod({}, { priorityClassName: 'system-node-critical' })],
    ['ClusterRole view', object('RoleBinding', 'r', { roleRef: { kind: 'ClusterRole', name: 'view' } })],
    [
      'ClusterRole system:auth-delegator',
      object('ClusterRoleBinding', 'r', { roleRef: { kind: 'ClusterRole', name: 'system:auth-delegator' } }),
    ],
  ])('that every cluster has is there: %s', (_, body) => {
    expect(references([body]).map(({ answer }) => answer)).toEqual(['resolved']);
  });

  test("a controller's kind of the same name is another kind", () => {
    const selector = { selector: { app: 'x' }, podSelector: { matchLabels: { app: 'x' } } };

    expect(references([object('NetworkPolicy', 'n', { spec: selector }, 'crd.projectcalico.org/v1')])).toEqual([]);
    expect(references([object('Service', 's', { spec: selector }, 'serving.knative.dev/v1')])).toEqual([]);
  });
});
