import { type Component, ExternalSecret, type SecretKeys } from '../../lib/constructs';
import { plain, sha256, template } from '../../lib/config';
import { at, container, find, type Manifest } from '../support/manifest';
import { plainStore, secrets, webWorkload } from '../support/parts';
import { renderComponent } from '../support/render';

const { db_password: password, api_key: key } = secrets;

type Keys = SecretKeys<typeof secrets>;

function specOf(keys: Keys): Manifest {
  const { objects } = renderComponent((component) => {
    make(component, keys);
  });
  return at(find(objects, 'ExternalSecret', 'test-web-secrets'), 'spec') as Manifest;
}

/** The type of `keys` may be too wide for the compiler to know that every entry is used. */
function make<K extends Keys>(component: Component, keys: K) {
  const props = { store: plainStore(component), entries: secrets, keys } as never;
  return new ExternalSecret<typeof secrets, K>(component, 'web-secrets', props);
}

const spec = specOf({ db_password: plain(password), api_key: plain(key) });

test("a Secret's keys are exactly the ones that are asked for, with dashes", () => {
  const { data } = at(specOf({ one_key: plain(password), hash: template`${sha256(key)}` }), 'target', 'template') as {
    data: Manifest;
  };

  expect(Object.keys(data).sort()).toEqual(['hash', 'one-key']);
});

test('entries that are fetched for templates do not become keys of their own', () => {
  const made = specOf({ joined: template`${sha256(password)}${sha256(key)}` });

  expect(at(made, 'target', 'template')).toMatchObject({ mergePolicy: 'Replace', engineVersion: 'v2', type: 'Opaque' });
  expect(Object.keys(at(made, 'target', 'template', 'data') as Manifest)).toEqual(['joined']);
});

test('every entry is fetched once, from its place in the vault, under the name that templates use', () => {
  const remote = (name: string) => ({
    key: name,
    conversionStrategy: 'Default',
    decodingStrategy: 'None',
    metadataPolicy: 'None',
  });

  expect(spec.data).toEqual([
    { secretKey: 'db_password', remoteRef: remote('test-db-password') },
    { secretKey: 'api_key', remoteRef: remote('test-api-key') },
  ]);
});

test('an entry that two keys use is fetched once', () => {
  const made = specOf({ one: plain(password), two: template`${sha256(password)}`, three: plain(key) });

  expect((made.data as Manifest[]).map(({ secretKey }) => secretKey)).toEqual(['db_password', 'api_key']);
});

test('the store is the one that it is given', () => {
  expect(spec.secretStoreRef).toEqual({ kind: 'SecretStore', name: 'test-vault' });
});

test('the Secret belongs to the ExternalSecret of its name, and survives the loss of its entries', () => {
  expect(spec.target).toMatchObject({ name: 'test-web-secrets', creationPolicy: 'Owner', deletionPolicy: 'Retain' });
});

test('the value is read again every hour', () => {
  expect(spec).toMatchObject({ refreshPolicy: 'Periodic', refreshInterval: '1h0m0s' });
});

test('everything that the operator would fill in is written out, so that its next release changes nothing', () => {
  expect(Object.keys(spec).sort()).toEqual(['data', 'refreshInterval', 'refreshPolicy', 'secretStoreRef', 'target']);
  expect(Object.keys(spec.target as Manifest).sort()).toEqual(['creationPolicy', 'deletionPolicy', 'name', 'template']);
  expect(at(spec, 'target', 'template', 'metadata')).toEqual({
    labels: { 'app.kubernetes.io/managed-by': 'external-secrets' },
    annotations: {},
  });
});

test("a guard names the entry by the vault's name, which is what its reader can look up", () => {
  expect(at(spec, 'target', 'template', 'data', 'db-password')).toContain(
    '{{ fail "test-db-password is empty or a placeholder" }}',
  );
});

test('keys become variables in capitals, which read the key with dashes', () => {
  const { objects } = renderComponent((component) => {
    const secret = make(component, { db_password: plain(password), api_key: plain(key) });
    webWorkload(component, {}, { env: { ...secret.env(['api_key']), AGAIN: secret.envAll().DB_PASSWORD } });
  });

  const reading = (name: string) => ({ secretKeyRef: { name: 'test-web-secrets', key: name } });
  expect(container(find(objects, 'Deployment', 'test-web'), 'web').env).toEqual([
    { name: 'API_KEY', valueFrom: reading('api-key') },
    { name: 'AGAIN', valueFrom: reading('db-password') },
  ]);
});

test('an ExternalSecret shows its entries and its templates, for reference pages', () => {
  const keys = { one: plain(password), two: plain(key) };
  const shown: unknown[] = [];
  renderComponent((component) => {
    const { entries, templates } = make(component, keys);
    shown.push({ entries, templates });
  });

  expect(shown).toEqual([{ entries: secrets, templates: keys }]);
});
