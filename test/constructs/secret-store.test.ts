import {
  type Component,
  ExternalSecret,
  GcpSecretStore,
  GeneratedSecretStore,
  ServiceAccount,
} from '../../lib/constructs';
import { plain } from '../../lib/config';
import { at, find, type Manifest, ofKind } from '../support/manifest';
import { secrets } from '../support/parts';
import { render, renderComponent } from '../support/render';

/** Two consumers in different components, both of which read `db_password`. */
function twoConsumers(): readonly Manifest[] {
  return render((make) => {
    const store = new GeneratedSecretStore(make('vault'), 'vault');
    new ExternalSecret(make('one'), 'one-secrets', {
      store,
      entries: { db_password: secrets.db_password },
      keys: { password: plain(secrets.db_password) },
    });
    new ExternalSecret(make('two'), 'two-secrets', {
      store,
      entries: secrets,
      keys: { password: plain(secrets.db_password), key: plain(secrets.api_key) },
    });
  }).objects;
}

/** The ExternalSecrets that make values up. */
function generating(objects: readonly Manifest[]): Manifest[] {
  return ofKind(objects, 'ExternalSecret').filter((object) => at(object, 'spec', 'dataFrom') !== undefined);
}

function targetNames(objects: readonly Manifest[]): unknown[] {
  return generating(objects).map((object) => at(object, 'spec', 'target', 'name'));
}

describe('a vault of generated values', () => {
  const objects = twoConsumers();

  test('has one generating ExternalSecret for each entry, though two consumers fetch it', () => {
    expect(targetNames(objects)).toEqual(['test-db-password', 'test-api-key']);
  });

  test('makes each value once, and never writes or removes it again', () => {
    for (const object of generating(objects)) {
      expect(object.spec).toMatchObject({
        refreshPolicy: 'CreatedOnce',
        target: { creationPolicy: 'Orphan', deletionPolicy: 'Retain', immutable: true },
      });
    }
    expect(generating(objects)).toHaveLength(2);
  });

  test('makes values of letters and digits, too long to guess', () => {
    expect(find(objects, 'Password', 'test-vault').spec).toEqual({
      length: 32,
      digits: 8,
      symbols: 0,
      noUpper: false,
      allowRepeat: true,
    });
    expect(generating(objects).map((object) => at(object, 'spec', 'dataFrom'))).toEqual([
      [{ sourceRef: { generatorRef: generatorRef() } }],
      [{ sourceRef: { generatorRef: generatorRef() } }],
    ]);
  });

  test('writes them into plain Secrets, with what the operator would fill in written out', () => {
    const templates = generating(objects).map((object) => at(object, 'spec', 'target', 'template'));
    const template = {
      engineVersion: 'v2',
      mergePolicy: 'Replace',
      type: 'Opaque',
      metadata: { labels: { 'app.kubernetes.io/managed-by': 'external-secrets' }, annotations: {} },
    };

    expect(templates).toEqual([template, template]);
  });

  test('is read like any vault: as a store, by key and property', () => {
    const { secretStoreRef, data } = find(objects, 'ExternalSecret', 'test-two-secrets').spec as Manifest;

    expect(secretStoreRef).toEqual({ kind: 'SecretStore', name: 'test-vault' });
    expect((data as Manifest[]).map(({ remoteRef }) => remoteRef)).toMatchObject([
      { key: 'test-db-password', property: 'password' },
      { key: 'test-api-key', property: 'password' },
    ]);
  });

  test('is read by an account that may get exactly those Secrets, by name, and may not list', () => {
    expect(find(objects, 'Role', 'test-vault-reader').rules).toEqual([
      { apiGroups: [''], resources: ['secrets'], verbs: ['get'], resourceNames: ['test-db-password', 'test-api-key'] },
    ]);
    expect(find(objects, 'RoleBinding', 'test-vault-reader')).toMatchObject({
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'test-vault-reader' },
      subjects: [{ kind: 'ServiceAccount', name: 'test-vault-reader', namespace: 'test-space' }],
    });
  });

  test('is asked through that account, in the namespace of the environment only', () => {
    expect(at(find(objects, 'SecretStore', 'test-vault'), 'spec', 'provider', 'kubernetes')).toEqual({
      remoteNamespace: 'test-space',
      server: {
        url: 'https://kubernetes.default.svc',
        caProvider: { type: 'ConfigMap', name: 'kube-root-ca.crt', key: 'ca.crt' },
      },
      auth: { serviceAccount: { name: 'test-vault-reader' } },
    });
  });

  test('without entries lets nobody read any Secret: a rule without names would allow all of them', () => {
    const { objects: empty } = renderComponent((component) => new GeneratedSecretStore(component, 'vault'));

    const rules = ofKind(empty, 'Role').flatMap(({ rules: all }) => (all ?? []) as Manifest[]);
    expect(rules.filter(({ resourceNames = [] }) => (resourceNames as unknown[]).length === 0)).toEqual([]);
  });
});

function generatorRef(): Manifest {
  return { apiVersion: 'generators.external-secrets.io/v1alpha1', kind: 'Password', name: 'test-vault' };
}

describe('Google Secret Manager', () => {
  function cloud(component: Component): GcpSecretStore {
    return new GcpSecretStore(component, 'vault', {
      project: 'a-project',
      clusterLocation: 'a-region',
      clusterName: 'a-cluster',
      account: new ServiceAccount(component, 'secrets', 'reader@a-project.iam.gserviceaccount.com'),
    });
  }

  const { objects } = renderComponent((component) => {
    new ExternalSecret(component, 'web-secrets', {
      store: cloud(component),
      entries: { api_key: secrets.api_key },
      keys: { api_key: plain(secrets.api_key) },
    });
  });

  test('is read as one account, through Workload Identity of the cluster', () => {
    expect(at(find(objects, 'SecretStore', 'test-vault'), 'spec', 'provider')).toEqual({
      gcpsm: {
        projectID: 'a-project',
        auth: {
          workloadIdentity: {
            clusterLocation: 'a-region',
            clusterName: 'a-cluster',
            serviceAccountRef: { name: 'test-secrets' },
          },
        },
      },
    });
  });

  test('keeps each entry as a secret of its own, under the prefix of the environment', () => {
    const { secretStoreRef, data: all } = find(objects, 'ExternalSecret', 'test-web-secrets').spec as Manifest;
    const [data] = all as Manifest[];

    expect(secretStoreRef).toEqual({ kind: 'SecretStore', name: 'test-vault' });
    expect(at(data, 'remoteRef', 'key')).toBe('test-api-key');
    expect(at(data, 'remoteRef')).not.toHaveProperty('property');
  });

  test('makes no value up', () => {
    expect(generating(objects)).toEqual([]);
  });

  test('takes an account that acts as a Google account', () => {
    expect(at(find(objects, 'ServiceAccount', 'test-secrets'), 'metadata', 'annotations')).toEqual({
      'iam.gke.io/gcp-service-account': 'reader@a-project.iam.gserviceaccount.com',
    });
  });

  test('leaves an account without a Google account unannotated', () => {
    const { objects: plainAccount } = renderComponent((component) => new ServiceAccount(component, 'web'));

    expect(at(find(plainAccount, 'ServiceAccount', 'test-web'), 'metadata')).not.toHaveProperty('annotations');
  });
});
