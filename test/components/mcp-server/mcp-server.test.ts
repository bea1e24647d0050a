import { program } from '../../../lib/components';
import { everywhere, inCluster, mainOf, onGoogleCloud, type Rendered } from '../support';

interface Setting {
  readonly type: string | readonly string[];
  readonly read: boolean;
}

const SETTINGS: Readonly<Record<string, Setting>> = program.settings;

/** What a value of each type of setting looks like. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  str: /^[^\n]+$/,
  int: /^\d+$/,
  float: /^\d+(\.\d+)?$/,
  bool: /^(true|false)$/,
  list: /^\[("[^"]+"(,"[^"]+")*)?\]$/,
};

function fits(name: string, value: string): boolean {
  const type = SETTINGS[name.toLowerCase()]?.type;
  return typeof type === 'string' ? SHAPES[type]?.test(value) === true : type?.includes(value) === true;
}

function envOf(rendered: Rendered): ReadonlyMap<string, string> {
  return rendered.env(mainOf(rendered.pod('mcp-server-langgraph')));
}

describe.each(everywhere)('the mcp-server in %s', (_, rendered) => {
  const pod = rendered.pod('mcp-server-langgraph');
  const server = mainOf(pod);
  const env = envOf(rendered);

  test('is the commit that its settings are known of', () => {
    const { registry } = rendered.environment.identity;

    expect(server.image.split('@')[0]).toBe(
      `${registry}/mcp-server-langgraph:${program.version}-${program.commit.slice(0, 8)}`,
    );
  });

  test('is given no variable that nothing of the commit reads', () => {
    expect([...env.keys()].filter((name) => SETTINGS[name.toLowerCase()]?.read !== true)).toEqual([]);
  });

  test('gives every setting a value of its type', () => {
    expect([...env].filter(([name, value]) => !fits(name, value))).toEqual([]);
  });

  test('names every variable after the key that feeds it, and writes no value into the pod', () => {
    const wrong = (server.env ?? []).filter(({ name, valueFrom }) => {
      const key = valueFrom?.configMapKeyRef?.key ?? valueFrom?.secretKeyRef?.key;
      return key?.replaceAll('-', '_').toUpperCase() !== name;
    });

    expect(wrong).toEqual([]);
  });

  test('leaves none of the settings to defaults that are for a developer at a desk', () => {
    const desk = ['ENVIRONMENT', 'AUTH_PROVIDER', 'LLM_PROVIDER', 'MODEL_NAME', 'OTLP_ENDPOINT', 'QDRANT_URL'];

    expect([...desk, 'SESSION_TTL_SECONDS', 'LOG_LEVEL'].filter((name) => !env.has(name))).toEqual([]);
    expect(env.get('ENVIRONMENT')).toBe(rendered.environment.identity.stage);
  });

  test('has the two keys without which it is never ready', () => {
    const fromSecrets = (server.env ?? []).filter(({ valueFrom }) => valueFrom?.secretKeyRef !== undefined);

    expect(fromSecrets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ANTHROPIC_API_KEY', 'JWT_SECRET_KEY']),
    );
  });

  test('starts once its session store, Keycloak and OpenFGA accept connections at the addresses it is told', () => {
    const waits = (pod.spec.initContainers ?? []).filter(({ name }) => name.startsWith('wait-for-'));
    const addresses = new Map(waits.map(({ name, args }) => [name, args?.join(':')]));

    expect(addresses.get('wait-for-redis-session')).toBe(
      `${env.get('REDIS_HOST') ?? ''}:${env.get('REDIS_PORT') ?? ''}`,
    );
    expect(`http://${addresses.get('wait-for-keycloak-http') ?? ''}`).toBe(env.get('KEYCLOAK_SERVER_URL'));
    expect(`http://${addresses.get('wait-for-openfga-http') ?? ''}`).toBe(env.get('OPENFGA_API_URL'));
  });

  test('percent-encodes every password in a URL, so that none can end early', () => {
    const urls = [...env].filter(([, value]) => /:\/\/[^/]*\{\{/.test(value));

    expect(urls.map(([name]) => name)).toEqual(['REDIS_URL']);
    for (const [, value] of urls) expect(value).toMatch(/:\{\{ \.\w+ \| urlquery \| replace "\+" "%20" \}\}@/);
  });

  test('keeps conversations in memory, since its other store fails every chat at this commit', () => {
    expect(env.get('CHECKPOINT_BACKEND')).toBe('memory');
    expect([...env.keys()].filter((name) => name.startsWith('CHECKPOINT_'))).toEqual(['CHECKPOINT_BACKEND']);
  });

  test('host, port, TLS flag and URLs of the session store agree', () => {
    const scheme = env.get('REDIS_SSL') === 'true' ? 'rediss' : 'redis';
    const address = `@${env.get('REDIS_HOST') ?? ''}:${env.get('REDIS_PORT') ?? ''}/`;

    expect(env.get('REDIS_URL')).toMatch(new RegExp(`^${scheme}://:`));
    expect(env.get('REDIS_URL')).toContain(address);
  });

  test('streams its answers: the Ingress neither collects them nor closes them while they are silent', () => {
    const { annotations = {} } = rendered.get('Ingress', 'mcp-server-langgraph').metadata;

    expect(annotations['nginx.ingress.kubernetes.io/proxy-buffering']).toBe('off');
    expect(Number(annotations['nginx.ingress.kubernetes.io/proxy-read-timeout'])).toBeGreaterThanOrEqual(300);
  });

  test('keeps one client on one pod for three hours', () => {
    expect(rendered.get('Service', 'mcp-server-langgraph').spec).toMatchObject({
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } },
    });
  });
});

describe.each(onGoogleCloud)('the mcp-server in %s', (_, rendered) => {
  const pod = rendered.pod('mcp-server-langgraph');
  const env = envOf(rendered);

  test('speaks TLS to Memorystore, on its port, and trusts the authority whose file is mounted', () => {
    const [, file = ''] = /ssl_ca_certs=(\S+)$/.exec(env.get('REDIS_URL') ?? '') ?? [];
    const mount = mainOf(pod).volumeMounts?.find(({ mountPath }) => file.startsWith(`${mountPath}/`));
    const volume = pod.spec.volumes?.find(({ name }) => name === mount?.name);

    expect([env.get('REDIS_SSL'), env.get('REDIS_PORT')]).toEqual(['true', '6378']);
    expect(volume?.secret?.items?.map(({ path }) => `${mount?.mountPath ?? ''}/${path}`)).toEqual([file]);
  });

  test('asks Keycloak who its users are and OpenFGA what they may', () => {
    expect(env.get('AUTH_PROVIDER')).toBe('keycloak');
    expect(['OPENFGA_STORE_ID', 'OPENFGA_MODEL_ID'].filter((name) => !env.has(name))).toEqual([]);
    for (const name of ['GDPR_STORAGE_BACKEND', 'SESSION_BACKEND']) {
      expect(env.get(name)).not.toBe('memory');
    }
  });

  test("looks users up with the account that a Job makes, not with Keycloak's first administrator", () => {
    const { data = [] } = rendered.get('ExternalSecret', 'mcp-server-langgraph-secrets').spec;
    const entries = data.map(({ remoteRef }) => remoteRef.key.replace(`${rendered.environment.identity.prefix}-`, ''));

    const script = rendered.get('ConfigMap', 'keycloak-bootstrap').data['bootstrap.sh'] ?? '';

    expect(script).toContain(`\npassword master ${env.get('KEYCLOAK_ADMIN_USERNAME') ?? ''} "$LOOKUP_PASSWORD" `);
    expect(env.has('KEYCLOAK_ADMIN_PASSWORD')).toBe(true);
    expect(entries).toContain('keycloak-lookup-password');
    expect(entries).not.toContain('keycloak-admin-password');
  });

  test('lets browsers call from named origins only', () => {
    expect(env.get('CORS_ALLOWED_ORIGINS')).toBe(`["https://app.${rendered.environment.identity.domain}"]`);
  });

  test('calls Vertex AI in the project and region of the environment', () => {
    const { cloud } = rendered.environment;

    expect([env.get('VERTEX_PROJECT'), env.get('VERTEX_LOCATION')]).toEqual([cloud?.project, cloud?.region]);
  });
});

describe.each(inCluster)('the mcp-server in %s', (_, rendered) => {
  const env = envOf(rendered);

  test('speaks to the session store in the cluster without TLS, and mounts no authority', () => {
    const mounts = mainOf(rendered.pod('mcp-server-langgraph')).volumeMounts ?? [];

    expect([env.get('REDIS_SSL'), env.get('REDIS_PORT')]).toEqual(['false', '6379']);
    expect(env.get('REDIS_URL')).not.toContain('ssl_ca_certs');
    expect(mounts.filter(({ mountPath }) => mountPath.includes('redis'))).toEqual([]);
  });
});

describe.each(everywhere)('the store of personal data in %s', (_, rendered) => {
  const schema = rendered.get('ConfigMap', 'gdpr-schema').data['gdpr-schema.sql'] ?? '';
  const statements = schema.split(';').map((statement) => statement.trim());
  const job = rendered.pod('gdpr-schema');

  test('has every table and view that the program uses', () => {
    const made = [...schema.matchAll(/CREATE (?:TABLE IF NOT EXISTS|OR REPLACE VIEW) (\w+)/g)].map(([, name]) => name);

    expect(made.sort()).toEqual([
      'audit_logs',
      'audit_logs_for_archival',
      'consent_records',
      'conversations',
      'conversations_for_cleanup',
      'user_preferences',
      'user_profiles',
    ]);
  });

  test('is made by statements that may run again', () => {
    const once = statements.filter((text) => text !== '' && !/^CREATE (\w+ IF NOT EXISTS|OR REPLACE VIEW) /.test(text));

    expect(once).toEqual([]);
  });

  test('is made in the database of its name, and a failed statement fails the Job', () => {
    const env = rendered.env(mainOf(job));

    expect(env.get('DATABASE_URL')).toMatch(/^postgres:\/\/gdpr:.*\/gdpr\?/);
    expect(mainOf(job).command?.join(' ')).toContain('--set=ON_ERROR_STOP=1');
  });

  test('is made from the file that is mounted', () => {
    const [, file = ''] = /--file=(\S+)/.exec(mainOf(job).command?.join(' ') ?? '') ?? [];
    const mounts = mainOf(job).volumeMounts ?? [];
    const volume = job.spec.volumes?.find(({ configMap }) => configMap !== undefined);
    const mount = mounts.find(({ name }) => name === volume?.name);

    expect(volume?.configMap?.items?.map(({ path }) => `${mount?.mountPath ?? ''}/${path}`)).toEqual([file]);
  });
});
