import { jsonText, login, loginSecrets, placeholder, realmOf, renderRealm } from '../../lib/components';
import { renderSecretTemplate } from '../../lib/config';
import { everywhere, mainOf, type Rendered } from './support';

interface Realm {
  readonly realm: string;
  readonly enabled: boolean;
  readonly sslRequired: string;
  readonly registrationAllowed: boolean;
  readonly bruteForceProtected: boolean;
  readonly users?: unknown;
  readonly clientScopes?: unknown;
  readonly roles: { readonly realm: readonly { readonly name: string }[] };
  readonly clients: readonly Client[];
}

interface Client {
  readonly clientId: string;
  readonly secret: string;
  readonly publicClient: boolean;
  readonly redirectUris: readonly string[];
  readonly webOrigins: readonly string[];
  readonly directAccessGrantsEnabled: boolean;
  readonly implicitFlowEnabled: boolean;
  readonly serviceAccountsEnabled: boolean;
  readonly protocolMappers: readonly {
    readonly protocolMapper: string;
    readonly config: Readonly<Record<string, string>>;
  }[];
}

const IMPORT = '/opt/keycloak/data/import';

/** The realm files that the server finds, by their names. */
function importedBy(rendered: Rendered): [string, string][] {
  const pod = rendered.pod('keycloak');
  const mount = mainOf(pod).volumeMounts?.find(({ mountPath }) => mountPath === IMPORT);
  const { configMap } = pod.spec.volumes?.find(({ name }) => name === mount?.name) ?? {};
  if (configMap === undefined) throw new Error(`nothing is mounted at ${IMPORT}`);
  const { data } = rendered.get('ConfigMap', configMap.name.slice(rendered.prefix.length + 1));
  return (configMap.items ?? []).map(({ key, path }) => [path, data[key] ?? '']);
}

describe.each(everywhere)('the realm of %s', (_, rendered) => {
  const pod = rendered.pod('keycloak');
  const container = mainOf(pod);
  const [[file, text] = ['', '{}']] = importedBy(rendered);
  const realm = JSON.parse(text) as Realm;
  const [client] = realm.clients;
  const server = rendered.env(mainOf(rendered.pod('mcp-server-langgraph')));

  test('is read when the server starts, from a file with the name that the import looks for', () => {
    expect(container.args).toContain('--import-realm');
    expect(importedBy(rendered).map(([name]) => name)).toEqual([`${realm.realm}-realm.json`]);
    expect(file).toBe('mcp-server-langgraph-realm.json');
  });

  test('lies read-only below the writable data directory, and is mounted after it', () => {
    const paths = container.volumeMounts?.map(({ mountPath }) => mountPath) ?? [];

    expect(container.volumeMounts?.find(({ mountPath }) => mountPath === IMPORT)?.readOnly).toBe(true);
    expect(paths.indexOf(IMPORT)).toBeGreaterThan(paths.indexOf('/opt/keycloak/data'));
  });

  test('is the one that the mcp-server asks, with the client that it asks as', () => {
    expect(realm.realm).toBe(server.get('KEYCLOAK_REALM'));
    expect(realm.clients.map(({ clientId }) => clientId)).toEqual([server.get('KEYCLOAK_CLIENT_ID')]);
    expect(realm.enabled).toBe(true);
  });

  test('holds no secret: the client has a placeholder, and the container a variable for it from a Secret', () => {
    const [, variable = ''] = /^\$\{([A-Z_]+)\}$/.exec(client?.secret ?? '') ?? [];
    const source = container.env?.find(({ name }) => name === variable)?.valueFrom?.secretKeyRef;

    expect(source).toEqual({ name: `${rendered.prefix}-keycloak-secrets`, key: 'langgraph-client-secret' });
    expect([...text.matchAll(/\$/g)]).toHaveLength(1);
    expect(text).not.toMatch(/"(credentials|password|privateKey)"/);
  });

  test('has the client secret from the vault entry that the mcp-server has it from', () => {
    const entries = ['keycloak-secrets', 'mcp-server-langgraph-secrets'].map(
      (name) =>
        rendered.get('ExternalSecret', name).spec.data?.find(({ secretKey }) => secretKey === 'keycloak_client_secret')
          ?.remoteRef.key,
    );

    expect(entries).toEqual(Array(2).fill(`${rendered.prefix}-keycloak-client-secret`));
  });

  test('sends browsers back to the hosts of its environment only, and always by https', () => {
    const { domain } = rendered.environment.identity;
    const origins = [`https://mcp.${domain}`, `https://app.${domain}`];

    expect(client?.webOrigins).toEqual(origins);
    expect(client?.redirectUris).toEqual(origins.map((origin) => `${origin}/*`));
  });

  test('makes tokens that the mcp-server takes, whose audience it must be', () => {
    const [mapper] = client?.protocolMappers ?? [];

    expect(mapper?.protocolMapper).toBe('oidc-audience-mapper');
    expect(mapper?.config).toMatchObject({
      'included.client.audience': server.get('KEYCLOAK_CLIENT_ID'),
      'access.token.claim': 'true',
    });
  });

  test('lets the client do what the mcp-server does, names and passwords for tokens, and no more', () => {
    expect(client).toMatchObject({
      publicClient: false,
      directAccessGrantsEnabled: true,
      implicitFlowEnabled: false,
      serviceAccountsEnabled: false,
    });
  });

  test('lets nobody in uninvited, and nobody guess for long', () => {
    expect(realm).toMatchObject({ registrationAllowed: false, bruteForceProtected: true, sslRequired: 'external' });
    expect(realm.users).toBeUndefined();
  });

  test('has the roles that the mcp-server looks for, and leaves scopes to Keycloak, which would make none beside ours', () => {
    expect(realm.roles.realm.map(({ name }) => name)).toEqual(['user', 'premium', 'admin']);
    expect(realm.clientScopes).toBeUndefined();
  });
});

describe('a realm file', () => {
  const hosts = { mcp: 'mcp.example.test', appOrigins: ['https://app.example.test'] } as unknown as Parameters<
    typeof realmOf
  >[0];

  test('asks for the variable that a key of a Secret feeds', () => {
    expect(placeholder('langgraph_client_secret')).toBe('${LANGGRAPH_CLIENT_SECRET}');
  });

  test('is JSON that ends with a line break', () => {
    const text = renderRealm(realmOf(hosts, placeholder('some_secret')));

    expect(JSON.parse(text)).toMatchObject({ realm: login.realm, clients: [{ secret: '${SOME_SECRET}' }] });
    expect(text.endsWith('}\n')).toBe(true);
  });

  test('gets a secret that cannot end its string, nor be taken for a placeholder', () => {
    const rendered = renderSecretTemplate(jsonText(loginSecrets.keycloak_client_secret), (name) => name);

    expect(rendered.slice(rendered.lastIndexOf('{{'))).toBe(
      '{{ .keycloak_client_secret | toJson | trimPrefix "\\"" | trimSuffix "\\"" | replace "$" "\\\\u0024" }}',
    );
  });
});
