import { Folder, reader } from './support';

interface Listed {
  readonly version: number;
  readonly sets: readonly {
    readonly name: string | null;
    readonly needs: readonly {
      readonly group: string;
      readonly name: string;
      readonly consumers: readonly string[];
      readonly check: string;
    }[];
  }[];
}

const STORE = `apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: { name: vault, namespace: shop }
spec: { provider: { gcpsm: { projectID: shop-test } } }
`;

const ENTRY = `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: till, namespace: shop }
spec:
  secretStoreRef: { name: vault }
  target: { name: till }
  data:
    - { secretKey: password, remoteRef: { key: till-password } }
  dataFrom:
    - extract: { key: till-rest }
`;

const ACCOUNT = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: till
  namespace: shop
  annotations: { iam.gke.io/gcp-service-account: till@shop-test.iam.gserviceaccount.com }
`;

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: till, namespace: shop }
spec:
  ingressClassName: nginx
  defaultBackend: { service: { name: till, port: { number: 80 } } }
`;

function claim(extra: string): string {
  return `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: goods, namespace: shop }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }${extra} }
`;
}

let folder: Folder;

beforeEach(() => {
  folder = new Folder();
});

afterEach(() => {
  folder.remove();
});

async function needs(...texts: readonly string[]): Promise<Listed['sets'][number]['needs']> {
  folder.write('k8s.yaml', texts.join('---\n'));
  const { stdout } = await folder.run(['preflight', '--format', 'json', 'k8s.yaml']);
  return (JSON.parse(stdout) as Listed).sets[0]?.needs ?? [];
}

async function asked(...texts: readonly string[]): Promise<string[]> {
  return (await needs(...texts)).map(({ group, name, check }) => `${group}: ${name}: ${check}`);
}

describe('keyfit preflight', () => {
  test('lists objects that the set does not make, with the keys that are read, and asks for no value', async () => {
    const [object] = (await needs(reader('a'))).filter(({ group }) => group === 'object');

    expect(object).toMatchObject({ name: 'ConfigMap settings with a', consumers: ['Pod/till'] });
    expect(object?.check).toBe(
      `kubectl get configmap settings -n shop -o go-template='{{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}'`,
    );
  });

  test('lists what the settings say that others make: it has to be there all the same', async () => {
    folder.write(
      'keyfit.yaml',
      'world: closed\nexternal: [{ kind: ConfigMap, name: settings, reason: made by hand }]\n',
    );

    expect((await needs(reader('a'))).map(({ group }) => group)).toContain('object');
  });

  test('lists kinds that Kubernetes does not serve by itself, and none that it does', async () => {
    expect((await asked(STORE, INGRESS)).filter((line) => line.startsWith('api'))).toEqual([
      `api: SecretStore of external-secrets.io/v1: kubectl get --raw /apis/external-secrets.io/v1 | grep -o '"kind":"SecretStore"'`,
    ]);
  });

  test('lists classes of ingress and storage, a default one where none is named', async () => {
    const classes = async (...texts: readonly string[]) =>
      (await asked(...texts)).filter((line) => line.startsWith('class'));

    expect(await classes(INGRESS)).toEqual(['class: IngressClass nginx: kubectl get ingressclass nginx']);
    expect(await classes(claim(''))).toEqual([
      'class: a default StorageClass: kubectl get storageclass | grep "(default)"',
    ]);
    expect(await classes(claim(', storageClassName: fast'))).toEqual([
      'class: StorageClass fast: kubectl get storageclass fast',
    ]);
    const made = 'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: fast }\nprovisioner: x.test\n';
    expect(await classes(claim(', storageClassName: fast'), made)).toEqual([]);
  });

  test('lists entries of the vault and accounts of the cloud, with the project that the store says', async () => {
    const lines = await asked(STORE, ENTRY, ACCOUNT);

    expect(lines.filter((line) => /^(entry|account)/.test(line))).toEqual([
      'entry: till-password: gcloud secrets versions describe latest --secret till-password --project=shop-test',
      'entry: till-rest: gcloud secrets versions describe latest --secret till-rest --project=shop-test',
      'account: till@shop-test.iam.gserviceaccount.com: gcloud iam service-accounts describe till@shop-test.iam.gserviceaccount.com',
    ]);
  });

  test.each([
    ['aws: { service: SecretsManager, region: eu-test-1 }', 'aws secretsmanager describe-secret --secret-id'],
    ['aws: { service: ParameterStore, region: eu-test-1 }', 'aws ssm get-parameter --query Parameter.Name --name'],
  ])('asks for an entry of %s in its region, and for no value', async (provider, command) => {
    const lines = await asked(STORE.replace('gcpsm: { projectID: shop-test }', provider), ENTRY);

    expect(lines).toContain(`entry: till-password: ${command} till-password --region eu-test-1`);
  });

  test.each([
    ['till-password', 'az keyvault secret show --query id --id https://shop.test/secrets/till-password'],
    ['cert/till', 'az keyvault certificate show --query id --id https://shop.test/certificates/till'],
    ['key/till', 'az keyvault key show --query key.kid --id https://shop.test/keys/till'],
  ])('asks for the entry %s of a vault of Azure by its kind', async (entry, check) => {
    const store = STORE.replace('gcpsm: { projectID: shop-test }', 'azurekv: { vaultUrl: "https://shop.test/" }');

    expect(await asked(store, ENTRY.replace('till-password', entry))).toContain(`entry: ${entry}: ${check}`);
  });

  test.each(['text', 'json'])(
    'shows no credential in a name, and nothing that a terminal would obey, as %s',
    async (format) => {
      folder.write(
        'k8s.yaml',
        reader('a').replace('registry.test/till:1.4.2', '"me:hunter2@registry.test/\\u202etill:1"'),
      );
      const { stdout } = await folder.run(['preflight', '--format', format, 'k8s.yaml']);

      expect(stdout).toContain('registry.test/');
      expect(stdout).not.toContain('hunter2');
      expect(stdout).not.toContain('\u202e');
    },
  );

  test('lists each image once, with all whose pods it is in', async () => {
    const second = reader('a').replace('name: till', 'name: shelf');
    const images = (await needs(reader('a'), second)).filter(({ group }) => group === 'image');

    expect(images.map(({ name, consumers }) => [name, consumers])).toEqual([
      ['registry.test/till:1.4.2', ['Pod/shelf', 'Pod/till']],
    ]);
  });

  test('writes names of any characters as one word of a shell', async () => {
    const hostile = INGRESS.replace('nginx', `"x'; rm -rf / #"`);

    expect((await asked(hostile)).filter((line) => line.startsWith('class'))).toEqual([
      `class: IngressClass x'; rm -rf / #: kubectl get ingressclass 'x'\\''; rm -rf / #'`,
    ]);
  });

  test('takes the name of an environment for its folder in dist/, each a list of its own', async () => {
    folder.write('dist/dev/a.yaml', reader('a'));
    folder.write('dist/live/a.yaml', ACCOUNT);
    const { status, stdout } = await folder.run(['preflight', 'dev', 'live']);

    expect(status).toBe(0);
    expect(stdout).toContain('dist/dev\n\nObjects that somebody else makes\n  [ ] ConfigMap settings with a\n');
    expect(stdout).toContain('dist/live\n\nAccounts of the cloud\n');
  });

  test('says where nothing is needed, and ends with 2 where nothing could be read', async () => {
    folder.write('a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');

    expect(await folder.run(['preflight', 'a.yaml'])).toMatchObject({
      status: 0,
      stdout: 'Nothing is needed from outside.\n',
    });
    expect(await folder.run(['preflight', 'gone.yaml'])).toMatchObject({ status: 2, stdout: '' });
  });
});
