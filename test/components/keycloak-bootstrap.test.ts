import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { obstacle } from './network';
import { everywhere, inCluster, mainOf, onGoogleCloud, type Rendered } from './support';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const KCADM = '/opt/keycloak/bin/kcadm.sh';

/** What shells and JSON treat specially. */
const HOSTILE = 'a b"\\$HOME`$(id)`\'\t\n%s';

function scriptOf(rendered: Rendered): string {
  return rendered.get('ConfigMap', 'keycloak-bootstrap').data['bootstrap.sh'] ?? '';
}

function testUsersOf(rendered: Rendered): string[] {
  return [...scriptOf(rendered).matchAll(/^password mcp-server-langgraph (\S+)/gm)].map(([, name = '']) => name);
}

describe.each(everywhere)('the Job that administers Keycloak in %s', (_, rendered) => {
  const pod = rendered.pod('keycloak-bootstrap');
  const container = mainOf(pod);
  const policies = rendered.ofKind('NetworkPolicy');
  const party = { namespace: pod.namespace, labels: pod.labels };

  test("is the server's own admin CLI, out of the image that the server runs from", () => {
    expect(container.image).toBe(mainOf(rendered.pod('keycloak')).image);
    expect(container.command).toEqual(['/bin/sh', '/bootstrap/bootstrap.sh']);
    expect(scriptOf(rendered)).toContain(KCADM);
  });

  test('starts when the Service of Keycloak has a pod that is ready', () => {
    const wait = pod.spec.initContainers?.find(({ name }) => name === 'wait-for-keycloak-http');

    expect(wait?.args).toEqual([`${rendered.prefix}-keycloak`, '8080']);
    expect(rendered.env(container).get('KEYCLOAK_URL')).toBe(`http://${rendered.prefix}-keycloak:8080`);
  });

  test('reaches Keycloak, and no other pod and no address of the world', () => {
    const reached = rendered
      .pods()
      .flatMap((other) => other.containers.flatMap(({ ports = [] }) => ports.map((port) => ({ other, port }))))
      .filter(({ other, port }) => obstacle(policies, party, other, port.containerPort) === undefined)
      .map(({ other, port }) => `${other.app}:${port.containerPort}`);

    expect([...new Set(reached)]).toEqual(['keycloak:8080']);
    expect(obstacle(policies, party, { address: '203.0.113.9' }, 443)).toBe('egress of the source');
    expect(obstacle(policies, party, { address: '169.254.169.254' }, 80)).toBe('egress of the source');
  });

  test('has an account of its own, which is no account of a cloud, and no token of it', () => {
    const account = rendered.get('ServiceAccount', 'keycloak-bootstrap');

    expect(pod.spec.serviceAccountName).toBe(account.metadata.name);
    expect(account.metadata.annotations ?? {}).toEqual({});
    expect(pod.spec).toHaveProperty('automountServiceAccountToken', false);
  });

  test('has every password from a Secret, and no variable may be missing', () => {
    const secret = (container.env ?? []).filter(({ name }) => /PASSWORD|CREDENTIAL|USERNAME/.test(name));

    expect(secret.length).toBeGreaterThanOrEqual(4);
    expect(secret.filter(({ valueFrom }) => valueFrom?.secretKeyRef === undefined)).toEqual([]);
    expect(secret.filter(({ valueFrom }) => valueFrom?.secretKeyRef?.optional === true)).toEqual([]);
  });

  test('sets the password that the mcp-server looks users up with, and works as the administrator of the server', () => {
    const entries = (name: string) =>
      rendered.get('ExternalSecret', name).spec.data?.map(({ remoteRef }) => remoteRef.key) ?? [];
    const lookup = `${rendered.prefix}-keycloak-lookup-password`;
    const administrator = ['username', 'password'].map((part) => `${rendered.prefix}-keycloak-admin-${part}`);

    expect(entries('keycloak-bootstrap').sort()).toEqual([lookup, ...administrator].sort());
    expect(entries('mcp-server-langgraph-secrets')).toContain(lookup);
    expect(entries('keycloak-secrets')).toEqual(expect.arrayContaining(administrator));
  });

  test('gives each password as JSON that the operator writes, whatever characters it has', () => {
    const env = rendered.env(container);
    const credentials = [...env].filter(([name]) => name.endsWith('_CREDENTIAL'));

    expect(credentials.length).toBeGreaterThan(0);
    for (const [name, text] of credentials) {
      const password = env
        .get(name.replace(/CREDENTIAL$/, 'PASSWORD'))
        ?.replace(/^\{\{ (.*) \}\}$/, '{{ $1 | toJson }}');
      expect(text).toBe(`{"type":"password","temporary":false,"value":${password ?? ''}}`);
    }
  });

  test('lets the lookup account see users and clients of the realm, and nothing else', () => {
    const grants = scriptOf(rendered)
      .split('\n')
      .filter((line) => line.startsWith('kcadm add-roles') && line.includes('mcp-server-lookup'));
    const server = rendered.env(mainOf(rendered.pod('mcp-server-langgraph')));

    expect(grants).toEqual([
      'kcadm add-roles -r master --uusername mcp-server-lookup --cclientid mcp-server-langgraph-realm --rolename view-users --rolename view-clients',
    ]);
    expect(server.get('KEYCLOAK_ADMIN_USERNAME')).toBe('mcp-server-lookup');
    expect(`${server.get('KEYCLOAK_REALM') ?? ''}-realm`).toBe('mcp-server-langgraph-realm');
  });

  test('brings the roles that the imported realm has', () => {
    const { data } = rendered.get('ConfigMap', 'keycloak-bootstrap');
    const realm = rendered.get('ConfigMap', 'keycloak-realm').data['mcp-server-langgraph-realm.json'] ?? '{}';
    const { roles, ifResourceExists } = JSON.parse(data['roles.json'] ?? '{}') as Record<string, unknown>;

    expect(ifResourceExists).toBe('SKIP');
    expect(roles).toEqual((JSON.parse(realm) as Record<string, unknown>).roles);
  });
});

describe.each(inCluster)('users for tests in %s', (_, rendered) => {
  test('are two, one with the role of users and one with that of administrators too', () => {
    const grants = [...scriptOf(rendered).matchAll(/^kcadm add-roles -r mcp-server-langgraph (.*)$/gm)];

    expect(testUsersOf(rendered)).toEqual(['test-user', 'test-admin']);
    expect(grants.map(([, words]) => words)).toEqual([
      '--uusername test-user --rolename user',
      '--uusername test-admin --rolename user --rolename admin',
    ]);
  });

  test('have passwords that the operator invents, where the README reads them', () => {
    const [, namespace = '', name = '', key = ''] =
      /kubectl -n (\S+) get secret (\S+) -o jsonpath='\{\.data\.(\w+)\}'/.exec(README) ?? [];
    const generated = rendered.get('ExternalSecret', name.slice(rendered.prefix.length + 1)).spec;

    expect([namespace, key]).toEqual([rendered.namespace, 'password']);
    expect(generated).toMatchObject({ refreshPolicy: 'CreatedOnce', target: { name, immutable: true } });
  });
});

describe.each(onGoogleCloud)('users for tests in %s', (_, rendered) => {
  test('are none: no account, no variable and no entry of the vault', () => {
    expect(testUsersOf(rendered)).toEqual([]);
    expect(JSON.stringify(rendered.objects)).not.toMatch(/test[-_](user|admin)/i);
  });
});

describe('the script of the Job', () => {
  const [[, rendered] = inCluster[0] ?? []] = inCluster;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyfit-bootstrap-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** An admin CLI that notes its words and its input. Accounts log in once their password is set; `refused` never do. */
  const STAND_IN = `#!/bin/sh
for word; do printf '%s\\n' "$word"; done >>"$FOLDER/words"
for last; do :; done
case "$*" in
'config credentials '*) [ "$last" != "$REFUSED" ] && { [ "$last" = first ] || [ -e "$FOLDER/input" ]; } ;;
'create '*' users '*) echo 1234 ;;
'update '*' users/1234/reset-password '*)
  IFS= read -r line || :
  printf '%s' "$line" >"$FOLDER/input"
  ;;
esac
`;

  function variablesOf(script: string): Record<string, string> {
    const credential = JSON.stringify({ value: HOSTILE });
    const names = [...script.matchAll(/\$(\w+_(?:PASSWORD|CREDENTIAL))/g)].map(([, name = '']) => name);
    return Object.fromEntries(names.map((name) => [name, name.endsWith('CREDENTIAL') ? credential : HOSTILE]));
  }

  function run(refused = ''): { readonly status: number | null; readonly said: string; readonly words: string } {
    const cli = join(folder, 'kcadm.sh');
    writeFileSync(cli, STAND_IN);
    chmodSync(cli, 0o755);
    const script = rendered === undefined ? '' : scriptOf(rendered);
    writeFileSync(
      join(folder, 'script'),
      script.replaceAll(KCADM, cli).replaceAll('/tmp/refused', `${folder}/refused`),
    );
    const env = {
      ...variablesOf(script),
      ...{ FOLDER: folder, REFUSED: refused, KEYCLOAK_URL: 'http://keycloak:8080', ADMIN_USERNAME: 'first' },
      // No program but the shell's own words and the admin CLI.
      PATH: '/nowhere',
    };
    const { status, stdout, stderr } = spawnSync('/bin/sh', [join(folder, 'script')], { env, encoding: 'utf8' });
    return { status, said: stdout + stderr, words: readFileSync(join(folder, 'words'), 'utf8') };
  }

  test('gives a password on standard input as it is, never as a word, and shows none', () => {
    const { status, said, words } = run();

    expect([status, said]).toEqual([0, expect.stringContaining('nothing is left to do')]);
    expect(readFileSync(join(folder, 'input'), 'utf8')).toBe(JSON.stringify({ value: HOSTILE }));
    expect(words).toContain('users/1234/reset-password');
    expect(`${words}${said}`).not.toContain('$HOME');
  });

  test('fails where its administrator cannot log in, changes nothing, and names what belongs into the vault', () => {
    const { status, said, words } = run('first');

    expect(status).toBe(1);
    expect(said).toContain('dev-keycloak-admin-username and dev-keycloak-admin-password');
    expect(words).not.toMatch(/^(create|update|add-roles)$/m);
  });

  test('fails where an account cannot log in with the password that it was given', () => {
    const { status, said } = run('mcp-server-lookup');

    expect(status).toBe(1);
    expect(said).toContain('master: the account mcp-server-lookup cannot log in');
    expect(existsSync(join(folder, 'input'))).toBe(true);
  });
});
