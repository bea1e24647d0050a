import type { Given } from './objects';

/** An object with a text wherever the API or a rule takes one. */
type Place = (text: string) => object;

function object(apiVersion: string, kind: string, rest: object, metadata: object = {}): object {
  return { apiVersion, kind, metadata: { name: 'a', namespace: 'shop', ...metadata }, ...rest };
}

function pod(container: object, spec: object = {}): object {
  return object('v1', 'Pod', { spec: { containers: [{ name: 'main', image: 'till:1', ...container }], ...spec } });
}

function env(names: readonly string[], value: string): object[] {
  return names.map((name) => ({ name, value }));
}

const KEYCLOAK = ['KC_DB_URL', 'KC_HOSTNAME', 'KC_CACHE_STACK', 'KC_LOG', 'KC_FEATURES', 'JAVA_OPTS_APPEND'];

const places: readonly Place[] = [
  (text) => ({ apiVersion: text, kind: text, metadata: { name: text, namespace: text } }),
  (text) =>
    object('v1', 'ConfigMap', {}, { labels: { [text]: text, a: text }, annotations: { [text]: text, b: text } }),
  (text) => object('v1', 'ConfigMap', {}, { annotations: { 'keyfit.io/waive.image-tag': text } }),
  (text) =>
    object('v1', 'ConfigMap', { data: { [text]: 'a', DB_PASSWORD: text, REDIS_HOST: text, url: `http://${text}` } }),
  (text) => object('v1', 'ConfigMap', { data: { file: `a\n${text} a.b.svc`, service: `${text}.svc` } }),
  (text) => object('v1', 'Secret', { data: { a: text, b: Buffer.from(text).toString('base64') } }),
  (text) => object('v1', 'Secret', { stringData: { password: text, url: `postgres://u:${text}` } }),
  (text) =>
    object('v1', 'Secret', { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': text } }),
  (text) =>
    object('v1', 'Service', { spec: { selector: { app: text }, ports: [{ name: text, port: 80, targetPort: text }] } }),
  (text) => pod({ env: env(['A', 'DB_PASSWORD', 'REDIS_HOST', 'JAVA_OPTS'], text), command: ['sh', '-c', text] }),
  (text) =>
    pod({ env: [{ name: text, value: `$(${text})` }], args: [text, `--password=${text}`, `--url=http://${text}`] }),
  (text) => pod({ resources: { requests: { cpu: text, memory: text }, limits: { memory: text } } }),
  (text) => pod({ image: text }, { initContainers: [{ name: 'i', image: `registry.test/${text}` }] }),
  (text) => pod({ image: `till@sha256:${text}` }, { initContainers: [{ name: text, image: `till:${text}` }] }),
  (text) =>
    pod(
      { volumeMounts: [{ name: 'v', mountPath: text, subPath: text }], workingDir: text },
      { volumes: [{ name: 'v', configMap: { name: text, items: [{ key: text, path: text }] } }] },
    ),
  (text) => pod({ readinessProbe: { httpGet: { path: text, port: text } }, ports: [{ name: text, containerPort: 1 }] }),
  (text) =>
    pod(
      { envFrom: [{ prefix: text, secretRef: { name: text } }] },
      { securityContext: { sysctls: [{ name: text, value: text }] } },
    ),
  (text) =>
    pod({
      image: 'quay.io/keycloak/keycloak:26.0',
      args: ['start', text, `--db-url=${text}`],
      env: env(KEYCLOAK, text),
    }),
  (text) =>
    object('apps/v1', 'Deployment', { spec: { replicas: text, strategy: { rollingUpdate: { maxSurge: text } } } }),
  (text) =>
    object('policy/v1', 'PodDisruptionBudget', {
      spec: { minAvailable: text, selector: { matchLabels: { app: text } } },
    }),
  (text) => object('batch/v1', 'CronJob', { spec: { schedule: text, timeZone: text } }),
  (text) => object('v1', 'ResourceQuota', { spec: { hard: { cpu: text, [text]: '1' } } }),
  (text) =>
    object('v1', 'LimitRange', {
      spec: { limits: [{ type: 'Container', max: { cpu: text }, default: { memory: text } }] },
    }),
  (text) =>
    object('networking.k8s.io/v1', 'Ingress', {
      spec: {
        rules: [{ host: text, http: { paths: [{ path: text, pathType: 'Prefix' }] } }],
        tls: [{ hosts: [text], secretName: text }],
      },
    }),
  (text) =>
    object('networking.k8s.io/v1', 'NetworkPolicy', {
      spec: { podSelector: { matchLabels: { [text]: text } }, ingress: [{ from: [{ ipBlock: { cidr: text } }] }] },
    }),
  (text) =>
    object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
      roleRef: { kind: 'Role', name: text },
      subjects: [{ kind: 'ServiceAccount', name: text }],
    }),
  (text) =>
    object('external-secrets.io/v1', 'ExternalSecret', {
      spec: { refreshInterval: text, data: [{ secretKey: text, remoteRef: { key: text } }] },
    }),
  (text) =>
    object('external-secrets.io/v1', 'ExternalSecret', {
      spec: {
        data: [{ secretKey: 'a', remoteRef: { key: 'a' } }],
        target: { template: { data: { a: text, url: `http://${text}` }, templateFrom: [{ literal: text }] } },
      },
    }),
  (text) =>
    object('cert-manager.io/v1', 'Certificate', {
      spec: { secretName: text, dnsNames: [text], duration: text, issuerRef: { name: text } },
    }),
];

/** A text at every place of an object, and in every form that YAML has for it. */
export function manifestsWith(text: string): Given {
  const lines = text.replaceAll(/[^\n -~]/g, '_').split('\n');
  const line = lines.join(' ');
  const head = (name: string): string => `kind: ConfigMap\nmetadata: {name: ${name}}\ndata:\n`;
  const forms = [
    `${head('double')}  a: ${JSON.stringify(text)}`,
    `${head('single')}  a: '${line.replaceAll("'", "''")}'`,
    `${head('block')}  a: |\n${lines.map((part) => `    ${part}`).join('\n')}`,
    `${head('plain')}  a: a${text.replaceAll(/[^a-z0-9._/-]/gi, '_')}`,
    `# ${line}\n${head('comment')}  a: b # ${line}`,
    `${line}: a`,
  ];
  return { text: forms.join('\n---\n'), objects: places.map((place) => place(text)) };
}
