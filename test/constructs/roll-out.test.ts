import { type Component, ConfigMap, ExternalSecret, type PodSource, type SecretStore } from '../../lib/constructs';
import { plain, type SecretEntry, sha256, template, text, textFile, type SecretTemplate } from '../../lib/config';
import { at, find, type Manifest, podAnnotations } from '../support/manifest';
import { bareWorkload, CONTAINER, LISTENING, plainStore, PORTS, secrets, webWorkload } from '../support/parts';
import { renderComponent } from '../support/render';

const RELOAD = 'secret.reloader.stakater.com/reload';
const CHECKSUM = 'checksum/config';

const keys = {
  level: text({ default: 'info', doc: 'Level.' }),
  other: text({ default: 'same', doc: 'Another.' }),
} as const;

function configMap(component: Component, level: string) {
  return new ConfigMap(component, 'web-config', { keys, values: { level }, wired: {} });
}

function secretOf(
  component: Component,
  base: string,
  recipe: SecretTemplate<'api_key'> = plain(secrets.api_key),
  store: SecretStore = plainStore(component),
) {
  return new ExternalSecret(component, base, { store, entries: { api_key: secrets.api_key }, keys: { token: recipe } });
}

function deploymentOf(build: (component: Component) => void): Manifest {
  return find(renderComponent(build).objects, 'Deployment', 'test-web');
}

function checksumOf(build: (component: Component) => void): unknown {
  return podAnnotations(deploymentOf(build))[CHECKSUM];
}

describe('pods are rolled out when what they read changes', () => {
  const withLevel = (level: string) => (component: Component) => {
    webWorkload(component, {}, { env: configMap(component, level).envAll() });
  };

  test('the same configuration gives the same checksum, of a fixed length', () => {
    expect(checksumOf(withLevel('info'))).toBe(checksumOf(withLevel('info')));
    expect(checksumOf(withLevel('info'))).toMatch(/^[0-9a-f]{16}$/);
  });

  test('the checksum stands on the pods and not on the workload, whose change alone restarts nothing', () => {
    const deployment = deploymentOf(withLevel('info'));

    expect(podAnnotations(deployment)).toHaveProperty([CHECKSUM]);
    expect(at(deployment, 'metadata', 'annotations') ?? {}).not.toHaveProperty([CHECKSUM]);
  });

  test('a value of a ConfigMap that they read as variables', () => {
    expect(checksumOf(withLevel('debug'))).not.toBe(checksumOf(withLevel('info')));
  });

  test('a key that they do not read themselves, of a ConfigMap that they read', () => {
    const reading = (other: string) => (component: Component) => {
      const config = new ConfigMap(component, 'web-config', { keys, values: { other }, wired: {} });
      webWorkload(component, {}, { env: config.env(['level']) });
    };

    expect(checksumOf(reading('changed'))).not.toBe(checksumOf(reading('same')));
  });

  test('a file of a ConfigMap', () => {
    const mounting = (content: string) => (component: Component) => {
      const files = { 'app.conf': textFile({ doc: 'Settings.' }) } as const;
      const config = new ConfigMap(component, 'files', { keys: files, values: {}, wired: { 'app.conf': content } });
      webWorkload(component, {}, { files: { '/etc/web': config.files({ 'app.conf': 'app.conf' }) } });
    };

    expect(checksumOf(mounting('a\n'))).not.toBe(checksumOf(mounting('b\n')));
  });

  test.each(['init', 'sidecar'] as const)('a ConfigMap that only a container of another role reads: %s', (role) => {
    const reading = (level: string) => (component: Component) => {
      const env = configMap(component, level).envAll();
      const web = webWorkload(component);
      if (role === 'init') web.init('prepare', { ...CONTAINER, env });
      else web.sidecar('helper', PORTS, { ...LISTENING, env });
    };

    expect(checksumOf(reading('debug'))).not.toBe(checksumOf(reading('info')));
  });

  test('the recipe of a Secret', () => {
    const reading = (recipe: SecretTemplate<'api_key'>) => (component: Component) => {
      webWorkload(component, {}, { env: secretOf(component, 'web-secrets', recipe).envAll() });
    };

    expect(checksumOf(reading(template`${sha256(secrets.api_key)}`))).not.toBe(
      checksumOf(reading(plain(secrets.api_key))),
    );
  });

  test("the place of a Secret's entry in the vault", () => {
    const reading = (place: string) => (component: Component) => {
      const remoteRef = ({ vaultName }: SecretEntry<string>) => ({ key: `${place}-${vaultName}` });
      const store = { ...plainStore(component), remoteRef };
      const secret = secretOf(component, 'web-secrets', plain(secrets.api_key), store);
      webWorkload(component, {}, { env: secret.envAll() });
    };

    expect(checksumOf(reading('here'))).not.toBe(checksumOf(reading('there')));
  });

  test('nothing else: not a ConfigMap that they do not read', () => {
    const ignoring = (level: string) => (component: Component) => {
      configMap(component, level);
      webWorkload(component);
    };

    expect(checksumOf(ignoring('debug'))).toBe(checksumOf(ignoring('info')));
  });

  test('nothing else: not the order in which the same sources are read', () => {
    const inOrder = (reversed: boolean) => (component: Component) => {
      const sources = [configMap(component, 'info').envAll(), secretOf(component, 'web-secrets').envAll()];
      const [first, second] = reversed ? sources.reverse() : sources;
      webWorkload(component, {}, { env: { ...first, ...second } });
    };

    expect(checksumOf(inOrder(true))).toBe(checksumOf(inOrder(false)));
  });
});

describe('pods are restarted when the operator writes a new value', () => {
  test('of exactly the Secrets that they read, each once, whichever container reads it and how', () => {
    const deployment = deploymentOf((component) => {
      const [env, file, early, beside] = ['d-env', 'c-file', 'b-early', 'a-beside'].map((base) =>
        secretOf(component, base),
      ) as [ReadSecret, ReadSecret, ReadSecret, ReadSecret];
      secretOf(component, 'unread');
      const web = bareWorkload(component, 'web');
      web.init('prepare', { ...CONTAINER, env: early.envAll() });
      web.sidecar('helper', PORTS, { ...LISTENING, env: beside.envAll() });
      const config = configMap(component, 'info');
      web.run({
        ...LISTENING,
        env: { ...config.envAll(), ...env.envAll() },
        files: { '/etc/keys': file.files({ token: 'token' }), '/etc/again': early.files({ token: 'token' }) },
      });
    });

    expect(at(deployment, 'metadata', 'annotations')).toEqual({
      [RELOAD]: 'test-a-beside,test-b-early,test-c-file,test-d-env',
    });
  });

  test('and pods that read none are left alone', () => {
    const deployment = deploymentOf((component) => {
      webWorkload(component, {}, { env: configMap(component, 'info').envAll() });
    });

    expect(JSON.stringify(deployment)).not.toContain('reloader');
  });
});

type ReadSecret = ReturnType<typeof secretOf>;

describe('a source that pods read', () => {
  test('is called by the name of its object, prefix included', () => {
    const sources: PodSource[] = [];
    renderComponent((component) => {
      sources.push(configMap(component, 'info'), secretOf(component, 'web-secrets'));
    });

    expect(sources.map(({ kind, sourceName }) => [kind, sourceName])).toEqual([
      ['ConfigMap', 'test-web-config'],
      ['Secret', 'test-web-secrets'],
    ]);
  });
});
