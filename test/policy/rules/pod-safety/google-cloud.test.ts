import type { JsonObject } from '../../../../lib/manifests';
import { googleProject } from '../../../../lib/policy/rules/pod-safety/google-project';
import { workloadIdentity } from '../../../../lib/policy/rules/pod-safety/workload-identity';
import { check, checkWith, deployment, object, podSpec } from '../../support';

const CLOSED = { world: 'closed' } as const;

function account(name: string, email?: string): JsonObject {
  const annotations = email === undefined ? {} : { 'iam.gke.io/gcp-service-account': email };
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: 'shop', annotations } };
}

function proxied(container: JsonObject = {}, serviceAccountName = 'till'): JsonObject {
  const image = 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1';
  const args = ['--port=5432', 'shop-production:us-central1:books'];
  return deployment('till', podSpec({ image, args, ...container }, { serviceAccountName }));
}

describe('workload-identity', () => {
  test('reports an account that names nobody, where a container asks for its rights', () => {
    expect(checkWith(workloadIdentity, CLOSED, proxied(), account('till'))).toEqual([
      {
        rule: 'workload-identity',
        on: 'ServiceAccount/till',
        path: '/metadata',
        message:
          'container "main" of Deployment/till asks Google Cloud for the rights of this account, and it names none there',
      },
    ]);
  });

  test.each([
    ['an account that names one', proxied(), account('till', 'till@shop-production.iam.gserviceaccount.com')],
    [
      'a container with credentials',
      proxied({ args: ['--credentials-file=/key.json', 'a:us-central1:b'] }),
      account('till'),
    ],
    ['a container with such a variable', proxied({ env: [{ name: 'CSQL_PROXY_TOKEN', value: 'x' }] }), account('till')],
    ['variables that nobody sees', proxied({ envFrom: [{ configMapRef: { name: 'a' } }] }), account('till')],
    ['another program', proxied({ command: ['sleep'] }), account('till')],
    ['another image', proxied({ image: 'till:1' }), account('till')],
    ['an account that is not in the set', proxied({}, 'shelf'), account('till')],
  ])('accepts %s', (_, ...objects) => {
    expect(checkWith(workloadIdentity, CLOSED, ...objects)).toEqual([]);
  });

  test('says nothing of it where the set may not be all', () => {
    expect(check(workloadIdentity, proxied(), account('till'))).toEqual([]);
  });

  test.each(['till', 'till@shop-production', 'till@shop.iam.gserviceaccount.com.', 'user@shop.example'])(
    'reports "%s", which is no account, in any set',
    (email) => {
      expect(check(workloadIdentity, account('till', email))).toMatchObject([
        { path: '/metadata/annotations/iam.gke.io~1gcp-service-account' },
      ]);
    },
  );

  test.each([
    '',
    '1234-compute@developer.gserviceaccount.com',
    'till@shop.example.com.iam.gserviceaccount.com',
    '${NAME}@${PROJECT}.iam.gserviceaccount.com',
    'till@PROJECT_ID.iam.gserviceaccount.com',
  ])('accepts "%s"', (email) => {
    expect(check(workloadIdentity, account('till', email))).toEqual([]);
  });
});

describe('google-project', () => {
  const own = account('a', 'a@shop-production.iam.gserviceaccount.com');
  const config = (project: string) => object('ConfigMap', 'c', { data: { vertex_project: project } });
  const store = (projectID: string) => object('SecretStore', 's', { spec: { provider: { gcpsm: { projectID } } } });
  const judge = (...objects: readonly JsonObject[]) =>
    checkWith(googleProject, CLOSED, ...objects).map(({ on, path }) => `${on} ${path}`);

  test.each([
    [
      'an account',
      account('b', 'b@shop-staging.iam.gserviceaccount.com'),
      'ServiceAccount/b /metadata/annotations/iam.gke.io~1gcp-service-account',
    ],
    [
      'a database',
      proxied({ args: ['shop-staging:us-central1:books'] }),
      'Deployment/till /spec/template/spec/containers/0/args/0',
    ],
    ['a setting', config('shop-staging'), 'ConfigMap/c /data/vertex_project'],
    [
      'a variable',
      deployment('t', podSpec({ env: [{ name: 'GOOGLE_CLOUD_PROJECT', value: 'shop-staging' }] })),
      'Deployment/t /spec/template/spec/containers/0/env/0/value',
    ],
    ['a store of secrets', store('shop-staging'), 'SecretStore/s /spec/provider/gcpsm/projectID'],
  ])('reports %s of another project than the rest', (_, other, expected) => {
    expect(judge(own, account('c', 'c@shop-production.iam.gserviceaccount.com'), other)).toEqual([expected]);
  });

  test.each([
    ['one project', [own, config('shop-production'), store('shop-production'), proxied()]],
    ['two, of which none is the usual', [own, config('shop-staging')]],
    ['a setting of something else', [own, own, object('ConfigMap', 'c', { data: { jira_project: 'shop-staging' } })]],
    ['what is no project', [own, own, config('Shop'), store('')]],
  ])('accepts %s', (_, objects) => {
    expect(judge(...objects)).toEqual([]);
  });

  test('is asked only of a set that is complete', () => {
    expect(check(googleProject, own, own, config('shop-staging'))).toEqual([]);
  });
});
