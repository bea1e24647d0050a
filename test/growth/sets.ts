import {
  documents,
  entry,
  externalSecret,
  list,
  map,
  object,
  pod,
  policy,
  secretRef,
  service,
  type Given,
  type Growing,
} from './objects';

function yamlList(items: readonly string[], head = ''): Given {
  return { text: `apiVersion: v1\nkind: List\n${head}items:\n${items.map((item) => `- ${item}\n`).join('')}` };
}

const POD = 'spec: {containers: [{name: main, image: till}]}';

/** Pods of which much is to be said, all on one line. */
export const findings: Growing = (n) => {
  return { text: JSON.stringify({ kind: 'List', items: list(n, (i) => pod(`p${i}`)) }) };
};

/** Many objects, in each form that they can be written in. */
export const forms: Readonly<Record<string, Growing>> = {
  'documents of pods': (n) => documents(...list(n, (i) => pod(`p${i}`))),
  'documents of YAML': (n) => ({ text: list(n, (i) => `kind: Pod\nmetadata: {name: p${i}}\n${POD}\n`).join('---\n') }),
  'items of a List': (n) => yamlList(list(n, (i) => `{apiVersion: v1, kind: Pod, metadata: {name: p${i}}, ${POD}}`)),
  'items of a List in a List': (n) =>
    yamlList([`{kind: List, items: [${list(n, (i) => `{kind: Pod, metadata: {name: p${i}}, ${POD}}`).join(', ')}]}`]),
  'items of a List in JSON': (n) => findings(n),
  'items of a List in long JSON': (n) =>
    documents({ kind: 'List', items: list(n, (i) => pod(`p${i}`)), pad: ' '.repeat(2 ** 20) }),
  'items of a List without a name': (n) => yamlList(list(n, () => '{apiVersion: v1, kind: ConfigMap}')),
  'items of a List that are no objects': (n) => yamlList(list(n, () => '1')),
  'aliases of one object': (n) =>
    yamlList(
      list(n, () => '*x'),
      `x: &x {kind: Pod, metadata: {name: p}, ${POD}}\n`,
    ),
  'aliases in objects': (n) =>
    yamlList(
      list(n, (i) => `{kind: Pod, metadata: {name: p${i}}, spec: *x}`),
      `x: &x {containers: [{name: main, image: till}]}\n`,
    ),
  'merge keys in objects': (n) =>
    yamlList(
      list(n, (i) => `{<<: *x, metadata: {name: p${i}}}`),
      `x: &x {kind: Pod, ${POD}}\n`,
    ),
  'merge keys in one mapping': (n) =>
    documents(`kind: ConfigMap\nmetadata: {name: a}\nx: &x {a: b}\ndata:\n${'  <<: *x\n'.repeat(n)}`),
  'anchors of one name': (n) =>
    documents(
      `kind: ConfigMap\nmetadata: {name: a}\ndata:\n${list(n, (i) => `  k${i}: &a 1\n  l${i}: *a\n`).join('')}`,
    ),
  'broken documents': (n) => ({ text: `${'a: [\n---\n'.repeat(n)}kind: ConfigMap\nmetadata: {name: a}\n` }),
  'documents without a name': (n) => ({ text: 'kind: ConfigMap\n---\n'.repeat(n) }),
  'empty documents': (n) => ({ text: `${'---\n# c\n'.repeat(n)}kind: ConfigMap\nmetadata: {name: a}\n` }),
  'comment lines': (n) => ({ text: `${'# c\n'.repeat(n)}kind: ConfigMap\nmetadata: {name: a}\n` }),
  'objects of one name': (n) => documents(...list(n, (i) => object('ConfigMap', 'a', { data: { a: String(i) } }))),
};

/** Much within one object. */
export const contents: Readonly<Record<string, Growing>> = {
  'keys that are no names': (n) => documents(object('ConfigMap', 'a', { data: map(n, (i) => [`k ${i}`, 'v']) })),
  'keys that are numbers': (n) => documents(object('ConfigMap', 'a', { data: map(n, (i) => [`k${i}`, 1]) })),
  'keys that stand twice': (n) =>
    documents(`kind: ConfigMap\nmetadata: {name: a}\ndata:\n${list(n, (i) => `  k${i}: v\n  k${i}: w\n`).join('')}`),
  'values of a Secret that are no base64': (n) =>
    documents(object('Secret', 'a', { data: map(n, (i) => [`k${i}`, '!']) })),
  'labels that are none': (n) =>
    documents({ kind: 'ConfigMap', metadata: { name: 'a', labels: map(n, (i) => [`l ${i}`, 'v']) } }),
  'annotations that waive': (n) =>
    documents({
      kind: 'Pod',
      metadata: { name: 'a', annotations: map(n, (i) => [`keyfit.io/waive.r${i}`, 'until it is mended']) },
    }),
  'unknown fields': (n) =>
    documents(
      pod(
        'p',
        {},
        map(n, (i) => [`fields${i}`, 1]),
      ),
    ),
  'variables of variables': (n) =>
    documents(pod('p', { env: list(n, (i) => ({ name: `V${i}`, value: `$(V${i - 1})` })) })),
  'variables that are missing': (n) =>
    documents(pod('p', { env: list(n, (i) => ({ name: `V${i}`, value: `$(X${i})` })) })),
  'variables of keys': (n) =>
    documents(
      pod('p', {
        env: list(n, (i) => ({ name: `V${i}`, valueFrom: { configMapKeyRef: { name: 'c', key: `k${i}` } } })),
      }),
      object('ConfigMap', 'c', { data: map(n, (i) => [`k${i}`, 'v']) }),
    ),
  'variables of keys that are missing': (n) =>
    documents(
      pod('p', {
        env: list(n, (i) => ({ name: `V${i}`, valueFrom: { configMapKeyRef: { name: 'c', key: `x${i}` } } })),
      }),
      object('ConfigMap', 'c', { data: map(n, (i) => [`k${i}`, 'v']) }),
    ),
  'arguments with imported variables': (n) =>
    documents(
      pod('p', { envFrom: [{ configMapRef: { name: 'c' } }], args: list(n, (i) => `$(X${i})`) }),
      object('ConfigMap', 'c', { data: map(n, (i) => [`K${i}`, 'v']) }),
    ),
  'imports of one object': (n) =>
    documents(
      pod('p', { envFrom: list(n, (i) => ({ prefix: `p${i}`, configMapRef: { name: 'c' } })), args: ['$(X)'] }),
      object('ConfigMap', 'c', { data: map(n, (i) => [`K${i}`, 'v']) }),
    ),
  'containers with probes': (n) =>
    documents(
      pod(
        'p',
        {},
        {
          containers: list(n, (i) => ({
            name: `c${i}`,
            image: 'postgres:16',
            securityContext: { readOnlyRootFilesystem: true },
            ports: [{ name: `p${i}`, containerPort: i + 1 }],
            readinessProbe: { tcpSocket: { port: `x${i}` } },
          })),
        },
      ),
    ),
  'init containers with volumes': (n) =>
    documents(
      pod(
        'p',
        {},
        {
          initContainers: list(n, (i) => ({
            name: `c${i}`,
            image: 'postgres:16',
            volumeMounts: [{ name: `v${i}`, mountPath: '/usr' }],
          })),
          volumes: list(n, (i) => ({ name: `v${i}`, emptyDir: {} })),
        },
      ),
    ),
  'mounts of files that are missing': (n) =>
    documents(
      pod(
        'p',
        { volumeMounts: list(n, (i) => ({ name: 'v', mountPath: `/m${i}`, subPath: `x${i}` })) },
        {
          volumes: [{ name: 'v', configMap: { name: 'c', items: list(n, (i) => ({ key: 'k', path: `p${i}` })) } }],
        },
      ),
    ),
  'mounts of volumes that are missing': (n) =>
    documents(
      pod(
        'p',
        { volumeMounts: list(n, (i) => ({ name: `x${i}`, mountPath: `/m${i}` })) },
        { volumes: list(n, (i) => ({ name: `v${i}` })) },
      ),
    ),
  'ports of a Service that are missing': (n) =>
    documents(
      object('Service', 's', {
        spec: { selector: { app: 'p' }, ports: list(n, (i) => ({ name: `p${i}`, port: i + 1, targetPort: `x${i}` })) },
      }),
      pod('p', { ports: list(n, (i) => ({ name: `p${i}`, containerPort: i + 1 })) }),
    ),
  'templates of one ExternalSecret': (n) =>
    documents(
      externalSecret(
        'e',
        { template: { data: map(n, (i) => [`a${i}`, `{{ .x${i} }}`]) } },
        list(n, (i) => entry(`b${i}`)),
      ),
    ),
  'expressions of a selector': (n) =>
    documents(
      object(
        'PodDisruptionBudget',
        'b',
        { spec: { selector: { matchExpressions: [{ key: 'app', operator: 'In', values: list(n, (i) => `p${i}`) }] } } },
        'policy/v1',
      ),
      ...list(n, (i) => pod(`p${i}`)),
    ),
  'names in a quota': (n) =>
    documents(
      object('ResourceQuota', 'q', { spec: { hard: map(n, (i) => [`requests.r${i}`, '1']) } }),
      ...list(n, (i) => pod(`p${i}`)),
    ),
};

/** Many objects that name, select or bound each other. */
export const relations: Readonly<Record<string, Growing>> = {
  'Secrets that are missing beside others': (n) =>
    documents(...list(n, (i) => pod(`p${i}`, secretRef(`m${i}`))), ...list(n, (i) => object('Secret', `x${i}`))),
  'Secrets that are missing beside near ones': (n) =>
    documents(
      ...list(n, (i) => pod(`p${i}`, secretRef(`till-secrets-${i}`))),
      ...list(n, (i) => object('Secret', `till-sercets-${i}`)),
    ),
  'one Secret that is missing beside prefixed ones': (n) =>
    documents(...list(n, (i) => pod(`p${i}`, secretRef('till'))), ...list(n, (i) => object('Secret', `x${i}-till`))),
  'a Secret in other namespaces': (n) =>
    documents(
      ...list(n, (i) => pod(`p${i}`, secretRef('a'))),
      ...list(n, (i) => ({ kind: 'Secret', metadata: { name: 'a', namespace: `n${i}` } })),
    ),
  'Secrets that are made under other names': (n) =>
    documents(
      ...list(n, (i) => pod(`p${i}`, secretRef(`e${i}`))),
      ...list(n, (i) => externalSecret(`e${i}`, { name: `other${i}` }, [entry('a')])),
    ),
  'owners of one Secret': (n) => documents(...list(n, (i) => externalSecret(`e${i}`, { name: 'same' }, [entry('a')]))),
  'makers and readers of one Secret': (n) =>
    documents(
      ...list(n, (i) => externalSecret(`e${i}`, { name: 'same', creationPolicy: 'Merge' }, [entry(`a${i}`)])),
      ...list(n, (i) => pod(`p${i}`, secretRef('same', `k${i}`))),
    ),
  'hosts of Services that are missing': (n) =>
    documents(
      ...list(n, (i) => service(`s${i}`)),
      ...list(n, (i) => object('ConfigMap', `c${i}`, { data: { url: `http://x${i}:80` } })),
    ),
  'Services of the same pods': (n) =>
    documents(...list(n, (i) => service(`s${i}`, { app: 'x' })), ...list(n, (i) => pod(`p${i}`, {}, {}, { app: 'x' }))),
  'budgets of the same pods': (n) =>
    documents(
      ...list(n, (i) =>
        object(
          'PodDisruptionBudget',
          `b${i}`,
          { spec: { minAvailable: '100%', selector: { matchLabels: { app: 'x' } } } },
          'policy/v1',
        ),
      ),
      ...list(n, (i) =>
        object(
          'StatefulSet',
          `s${i}`,
          { spec: { template: { metadata: { labels: { app: 'x' } }, spec: { containers: [{}] } } } },
          'apps/v1',
        ),
      ),
    ),
  'monitors of many Services': (n) =>
    documents(
      ...list(n, (i) => service(`s${i}`)),
      ...list(n, (i) =>
        object(
          'ServiceMonitor',
          `m${i}`,
          { spec: { selector: { matchLabels: { a: `b${i}` } }, endpoints: [{ port: 'p' }] } },
          'monitoring.coreos.com/v1',
        ),
      ),
    ),
  'policies of a pod each': (n) =>
    documents(
      ...list(n, (i) =>
        policy(`n${i}`, { podSelector: { matchLabels: { app: `s${i}` } }, policyTypes: ['Ingress', 'Egress'] }),
      ),
      ...list(n, (i) => service(`s${i}`)),
      ...list(n, (i) => pod(`s${i}`, { env: [{ name: 'URL', value: `http://s${i + 1}:80` }] })),
    ),
  'policies of all pods': (n) =>
    documents(
      ...list(n, (i) =>
        policy(`n${i}`, { podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: `x${i}` } } }] }] }),
      ),
      ...list(n, (i) => service(`s${i}`)),
      ...list(n, (i) => pod(`s${i}`, { env: [{ name: 'URL', value: `http://s${i + 1}:80` }] })),
    ),
  'policies of no pod': (n) =>
    documents(
      policy('all', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
      ...list(n, (i) => policy(`n${i}`, { podSelector: { matchLabels: { app: `none${i}` } } })),
      ...list(n, (i) => service(`s${i}`)),
      ...list(n, (i) => pod(`s${i}`, { env: [{ name: 'URL', value: `http://s${i + 1}:80` }] })),
    ),
  'quotas and limits of one namespace': (n) =>
    documents(
      ...list(n, (i) => object('ResourceQuota', `q${i}`, { spec: { hard: { 'requests.cpu': '1', pods: '1' } } })),
      ...list(n, (i) =>
        object('LimitRange', `l${i}`, { spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] } }),
      ),
      ...list(n, (i) => pod(`p${i}`)),
    ),
  'accounts of one binding': (n) =>
    documents(
      object(
        'RoleBinding',
        'r',
        { roleRef: { kind: 'Role', name: 'r' }, subjects: list(n, (i) => ({ kind: 'ServiceAccount', name: `a${i}` })) },
        'rbac.authorization.k8s.io/v1',
      ),
      ...list(n, (i) => pod(`p${i}`, {}, { serviceAccountName: `a${i}` })),
    ),
};

function waivers(n: number, of: (index: number) => object): Given {
  const settings = { waivers: list(n, (i) => ({ rule: 'image-tag', reason: 'r', ...of(i) })) };
  return { ...documents(...list(n, (i) => pod(`p${i}`))), settings };
}

/** Settings that are about many objects. */
export const settings: Readonly<Record<string, Growing>> = {
  'waivers of an object each': (n) => waivers(n, (i) => ({ resource: `Pod/p${i}` })),
  'waivers of a pattern each': (n) => waivers(n, (i) => ({ resource: `*/p${i}*` })),
  'waivers of a message each': (n) => waivers(n, (i) => ({ about: `image "till${i}` })),
  'waivers of everything': (n) => waivers(n, () => ({})),
  'waivers of nothing': (n) => ({ ...waivers(n, (i) => ({ resource: `Job/p${i}*` })), complete: true }),
  'waivers of objects elsewhere': (n) => waivers(n, (i) => ({ resource: `*p${i}x*` })),
  'objects of others': (n) => ({
    ...documents(...list(n, (i) => pod(`p${i}`, secretRef(`m${i}`)))),
    settings: { external: list(n, (i) => ({ kind: 'Secret', name: `m${i}-*`, reason: 'r' })) },
  }),
  'keys of others': (n) => ({
    ...documents(...list(n, (i) => pod(`p${i}`, secretRef('m', `k${i}`)))),
    settings: { external: [{ kind: 'Secret', name: 'm', keys: list(n, (i) => `k${i}`), reason: 'r' }] },
  }),
  'images of others': (n) => ({
    ...documents(...list(n, (i) => pod(`p${i}`, { image: `registry.test/a${i}` }))),
    settings: { images: list(n, (i) => ({ image: `*/b${i}`, writable: [], kept: [] })) },
  }),
};
