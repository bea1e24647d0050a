import { documents, list, map, object, pod, secretRef, service, type Growing } from './objects';

function placed(kind: string, name: string, namespace: string, rest: object = {}, apiVersion = 'v1'): object {
  return { apiVersion, kind, metadata: { name, namespace }, ...rest };
}

const RBAC = 'rbac.authorization.k8s.io/v1';

/** Many objects of the kinds that one family of rules looks at, some of them wrong. */
export const kinds: Readonly<Record<string, Growing>> = {
  'kinds that nobody has': (n) =>
    documents(
      ...list(n, (i) => object(`Deploymnet${i}`, `a${i}`, {}, 'apps/v1')),
      ...list(n, (i) => object('Deploymnet', `b${i}`, {}, 'apps/v1')),
      ...list(n, (i) => object(`Till${i}`, `c${i}`, {}, 'shop.test/v1')),
    ),
  'objects without a version': (n) =>
    documents(...list(n, (i) => ({ kind: 'Pod', apiVerison: 'v1', metadata: { name: `p${i}`, namespace: `n ${i}` } }))),
  'roles and bindings': (n) =>
    documents(
      ...list(n, (i) =>
        object('Role', `r${i}`, { rules: [{ apiGroups: ['*'], resources: ['pods', 'secrets'], verbs: ['*'] }] }, RBAC),
      ),
      ...list(n, (i) =>
        object(
          'RoleBinding',
          `b${i}`,
          { roleRef: { kind: 'Role', name: `r${i + 1}` }, subjects: [{ kind: 'ServiceAccount', name: `a${i}` }] },
          RBAC,
        ),
      ),
      ...list(n, (i) => object('ServiceAccount', `a${i + 1}`)),
    ),
  'rules of one role': (n) =>
    documents(
      object(
        'ClusterRole',
        'r',
        {
          rules: list(n, (i) => ({ apiGroups: ['', `g${i}`], resources: ['deployments', 'secrets'], verbs: ['get'] })),
        },
        RBAC,
      ),
    ),
  'Ingresses of one host': (n) =>
    documents(
      ...list(n, (i) => service(`s${i}`)),
      ...list(n, (i) =>
        object(
          'Ingress',
          `i${i}`,
          {
            spec: {
              rules: [
                {
                  host: 'shop.test',
                  http: { paths: [{ path: '/', backend: { service: { name: `s${i + 1}`, port: { number: 80 } } } }] },
                },
              ],
            },
          },
          'networking.k8s.io/v1',
        ),
      ),
    ),
  'Namespaces with pods and policies': (n) =>
    documents(
      ...list(n, (i) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: `n${i}`, labels: { a: `b${i}` } } })),
      ...list(n, (i) => placed('Pod', 'p', `n${i}`, { spec: { containers: [{ name: 'main', image: 'till' }] } })),
      ...list(n, (i) => placed('Secret', 'till', `n${i}`)),
      ...list(n, (i) =>
        placed(
          'NetworkPolicy',
          'open',
          `n${i}`,
          { spec: { podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { a: `b${i}` } } }] }] } },
          'networking.k8s.io/v1',
        ),
      ),
    ),
  'missing names in many namespaces': (n) =>
    documents(
      ...list(n, (i) =>
        placed('Pod', 'p', `n${i}`, { spec: { containers: [{ name: 'main', image: 'till', ...secretRef('till') }] } }),
      ),
      ...list(n, (i) => placed('Secret', 'shop-till', `m${i}`, { data: {} })),
    ),
  'selectors of what operators make': (n) =>
    documents(
      ...list(n, (i) => service(`s${i}`, { app: `db${i + 1}` })),
      ...list(n, (i) => object('Postgres', `db${i}`, { spec: { instances: 2 } }, 'db.test/v1')),
    ),
  'keys that are almost there': (n) =>
    documents(
      object('ConfigMap', 'c', { data: map(n, (i) => [`till-setting-${i}`, 'v']) }),
      ...list(n, (i) =>
        pod(`p${i}`, {
          env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'c', key: `till-seting-${i}` } } }],
        }),
      ),
    ),
  'a ConfigMap under another name': (n) =>
    documents(
      object('ConfigMap', 'other', { data: map(n, (i) => [`k${i}`, 'v']) }),
      ...list(n, (i) =>
        pod(`p${i}`, { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'c', key: `k${i}` } } }] }),
      ),
    ),
  'keys of a Secret under a longer name': (n) =>
    documents(
      object('Secret', 'books-till', { stringData: map(n, (i) => [`k${i}`, 'v']) }),
      ...list(n, (i) => pod(`p${i}`, secretRef('till', `k${i}`))),
    ),
  'storage classes in a quota': (n) =>
    documents(
      object('ResourceQuota', 'q', {
        spec: { hard: map(n, (i) => [`c${i}.storageclass.storage.k8s.io/requests.storage`, '1Gi']) },
      }),
      ...list(n, (i) =>
        object('PersistentVolumeClaim', `p${i}`, {
          spec: { storageClassName: `c${i}`, resources: { requests: { storage: '2Gi' } } },
        }),
      ),
    ),
  'StatefulSets and Deployments that are scaled': (n) =>
    documents(
      ...list(n, (i) =>
        object(
          i % 2 === 0 ? 'StatefulSet' : 'Deployment',
          `w${i}`,
          {
            spec: {
              serviceName: 's',
              selector: { matchLabels: { app: `w${i}` } },
              template: {
                metadata: { labels: { app: `w${i}` } },
                spec: { containers: [{ name: 'main', image: 'till', ports: [{ containerPort: 80 }] }] },
              },
            },
          },
          'apps/v1',
        ),
      ),
      ...list(n, (i) =>
        object(
          'HorizontalPodAutoscaler',
          `h${i}`,
          { spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: `w${i}` } } },
          'autoscaling/v2',
        ),
      ),
    ),
};
