import { JsonPatch } from 'cdk8s';
import { contract } from '../../lib/components';
import type { Environment } from '../../lib/environment';
import { at, callName, container, find, listAt, ofKind, type Manifest } from '../support/manifest';
import {
  build,
  changed,
  cloudPlatforms,
  finding,
  found,
  platform,
  platforms,
  without,
  type Platform,
} from './platforms';
import { containersOf } from './pods';

/** Where the Cloud SQL proxy of the same pod listens. */
const LOOPBACK_DATABASE = '127.0.0.1:5432';
const CLUSTER_SCOPED = ['Namespace', 'PriorityClass'];

function mcpServer({ objects, environment }: Platform): Manifest {
  const name = `${environment.identity.prefix}-mcp-server-langgraph`;
  return container(find(objects, 'Deployment', name), 'mcp-server-langgraph');
}

function mcpConfig({ objects, environment }: Platform): Record<string, string> {
  const name = `${environment.identity.prefix}-mcp-server-langgraph-config`;
  return at(find(objects, 'ConfigMap', name), 'data') as Record<string, string>;
}

function variables(one: Platform): string[] {
  return listAt(mcpServer(one), 'env').map(({ name }) => String(name));
}

/** Every template of every Secret, as `name key: template`. */
function templates(objects: readonly Manifest[]): string[] {
  return ofKind(objects, 'ExternalSecret').flatMap((one) => {
    const template = at(one, 'spec', 'target', 'template') as Manifest;
    return Object.entries((template.data ?? {}) as Record<string, string>).map(
      ([key, text]) => `${String(at(one, 'metadata', 'name'))} ${key}: ${text}`,
    );
  });
}

function templateOf(one: Platform, key: string): string {
  const start = `${one.environment.identity.prefix}-mcp-server-langgraph-secrets ${key}: `;
  const text = templates(one.objects).find((line) => line.startsWith(start));
  if (text === undefined) throw new Error(`no template starts with "${start}"`);
  return text.slice(start.length);
}

/** Host and port of everything outside its own pod that a program is told to call. */
function calls(one: Platform): string[] {
  const config = ofKind(one.objects, 'ConfigMap').flatMap((map) => Object.values(at(map, 'data') as Manifest));
  const urls = [...config.map(String), ...templates(one.objects)].flatMap((text) => [
    ...text.matchAll(/(?:\w+:\/\/|@)([a-z][a-z0-9.-]*:\d+)/g),
  ]);
  const waits = containersOf(one.objects)
    .filter(({ body }) => String(body.name).startsWith('wait-for-'))
    .map(({ body }) => (body.args as string[]).join(':'));
  const { qdrant_url: qdrant = '', qdrant_port: port = '' } = mcpConfig(one);
  const database = at(find(one.objects, 'ConfigMap', `${one.environment.identity.prefix}-keycloak-config`), 'data');
  const { kc_db_url_host: host = '', kc_db_url_port: databasePort = '' } = database as Record<string, string>;
  const parts = [`${qdrant}:${port}`, `${host}:${databasePort}`].filter((target) => target !== LOOPBACK_DATABASE);
  return [...urls.map(([, target = '']) => target), ...waits, ...parts];
}

describe.each(platforms)('$name', (one) => {
  const { objects, environment } = one;

  test('every host that a program is told is a Service of this environment with that port, or the managed store', () => {
    const offered = ofKind(objects, 'Service').flatMap((service) =>
      listAt(service, 'spec', 'ports').map(({ port }) => `${String(at(service, 'metadata', 'name'))}:${String(port)}`),
    );
    const outside = environment.cloud === undefined ? [] : [`${environment.cloud.redisHost}:6378`];
    const called = [...new Set(calls(one))];

    expect(called.length).toBeGreaterThan(4);
    expect(called.filter((target) => ![...offered, ...outside].includes(target))).toEqual([]);
  });

  test('every object stands in the namespace of its environment and carries its prefix', () => {
    const { prefix } = environment.identity;
    const strays = objects
      .filter(({ kind }) => !CLUSTER_SCOPED.includes(String(kind)))
      .filter((object) => at(object, 'metadata', 'namespace') !== `${prefix}-mcp-server-langgraph`);

    expect(strays.map(callName)).toEqual([]);
    expect(objects.map(callName).filter((name) => !name.split('/')[1]?.startsWith(`${prefix}-`))).toEqual([]);
    expect(objects.map(callName).filter((name) => name.includes(`/${prefix}-${prefix}-`))).toEqual([]);
  });

  test('the namespace enforces the restricted Pod Security Standard', () => {
    expect(at(ofKind(objects, 'Namespace')[0], 'metadata', 'labels')).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/enforce-version': expect.stringMatching(/^v1\.\d+$/) as string,
    });
  });

  test('the mcp-server is given its whole configuration, and nothing that it does not read', () => {
    const read = Object.keys(contract.settings).map((name) => name.toUpperCase());
    const configured = Object.keys(mcpConfig(one)).map((name) => name.toUpperCase());

    expect(variables(one)).toEqual(expect.arrayContaining(configured));
    expect(variables(one).filter((name) => !read.includes(name))).toEqual([]);
  });

  test('the mcp-server is told in which environment it runs', () => {
    expect(mcpConfig(one).environment).toBe(environment.identity.stage);
    expect(variables(one)).toEqual(
      expect.arrayContaining(['ENVIRONMENT', 'AUTH_PROVIDER', 'LOG_LEVEL', 'OTLP_ENDPOINT']),
    );
  });

  test('address, TLS flag and URLs of the session store say the same', () => {
    const { redis_host: host, redis_port: port, redis_ssl: tls } = mcpConfig(one);
    const scheme = tls === 'true' ? 'rediss' : 'redis';

    expect(templateOf(one, 'redis-url')).toContain(`${scheme}://:{{ `);
    expect(templateOf(one, 'redis-url')).toContain(`@${host ?? ''}:${port ?? ''}/0`);
    expect(templateOf(one, 'checkpoint-redis-url')).toContain(`@${host ?? ''}:${port ?? ''}/1`);
  });

  test('no configuration holds a credential, a wildcard origin or an address of a private network', () => {
    const values = ofKind(objects, 'ConfigMap').flatMap((map) => Object.values(at(map, 'data') as Manifest));
    const args = containersOf(objects).flatMap(({ body }) => (body.args ?? []) as string[]);
    const all = [...values, ...args].map(String);

    expect(all.filter((text) => /:\/\/[^/\s@]*:[^/\s@]+@/.test(text))).toEqual([]);
    expect(all.filter((text) => text.includes('"*"'))).toEqual([]);
    expect(all.filter((text) => /\b(10|172|192)\.\d+\.\d+\.\d+\b/.test(text))).toEqual([]);
  });

  test('a password in a URL is percent-encoded by the operator', () => {
    const urls = templates(objects).filter((text) => text.includes('://'));

    expect(urls.length).toBeGreaterThan(3);
    urls.forEach((text) => {
      expect(text).toMatch(/:\/\/\w*:\{\{ \.\w+ \| urlquery \| replace "\+" "%20" \}\}@/);
    });
  });

  test('no Secret is made of text that only a shell would fill in', () => {
    expect(templates(objects).filter((text) => /\$[({]/.test(text))).toEqual([]);
  });

  test('every Secret template refuses empty and placeholder values before it renders', () => {
    const all = templates(objects);

    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((text) => !/: \{\{ if regexMatch "[^"]+" \.\w+ \}\}\{\{ fail "/.test(text))).toEqual([]);
  });

  test('every password of a database is read by the program that owns the database, and by no other', () => {
    const readers = ofKind(objects, 'ExternalSecret').flatMap((secret) =>
      ((at(secret, 'spec', 'data') ?? []) as Manifest[])
        .map(({ secretKey }) => String(secretKey))
        .filter((entry) => entry.endsWith('_db_password'))
        .map((entry) => `${entry} in ${String(at(secret, 'metadata', 'name')).replace(/^[a-z]+-/, '')}`),
    );

    // In the cluster, the database server makes the users and so reads all three.
    expect(readers.filter((reader) => !reader.endsWith(' in postgres-secrets')).sort()).toEqual([
      'gdpr_db_password in gdpr-schema',
      'gdpr_db_password in mcp-server-langgraph-secrets',
      'keycloak_db_password in keycloak-secrets',
      'openfga_db_password in openfga-secrets',
    ]);
  });

  test('OpenFGA is given its datastore', () => {
    const openfga = container(find(objects, 'Deployment', `${environment.identity.prefix}-openfga`), 'openfga');
    expect(listAt(openfga, 'env').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['OPENFGA_DATASTORE_ENGINE', 'OPENFGA_DATASTORE_URI']),
    );
  });

  test('objects of the External Secrets Operator are of the version that its releases serve', () => {
    const versions = objects
      .filter(({ kind }) => ['ExternalSecret', 'SecretStore', 'ClusterSecretStore'].includes(String(kind)))
      .map(({ apiVersion }) => apiVersion);

    expect(new Set(versions)).toEqual(new Set(['external-secrets.io/v1']));
  });

  test("every image that the owner builds comes from the environment's own registry", () => {
    const own = containersOf(objects)
      .map(({ body }) => String(body.image))
      .filter((image) => /\/(mcp-server-langgraph|keycloak-optimized):/.test(image));

    expect(new Set(own).size).toBe(2);
    expect(own.filter((image) => !image.startsWith(`${environment.identity.registry}/`))).toEqual([]);
    expect(own).toContain(`${environment.identity.registry}/mcp-server-langgraph:${contract.release}`);
  });
});

describe('all environments', () => {
  test('give the mcp-server the same variables, but for the cloud and the authorization server', () => {
    const [dev, staging, production] = platforms.map((one) => new Set(variables(one)));
    const differing = ['VERTEX_PROJECT', 'VERTEX_LOCATION', 'OPENFGA_STORE_ID', 'OPENFGA_MODEL_ID'];

    expect(production).toEqual(staging);
    expect([...(staging ?? [])].filter((name) => dev?.has(name) !== true).sort()).toEqual(differing.sort());
  });
});

describe.each(cloudPlatforms)('$name on Google Cloud', (one) => {
  test('every Google account is named by the prefix, a component and the project of its environment', () => {
    const { identity, cloud } = one.environment;
    const accounts = ofKind(one.objects, 'ServiceAccount')
      .map((account) => (at(account, 'metadata') as { annotations?: Record<string, string> }).annotations)
      .flatMap((annotations) => annotations?.['iam.gke.io/gcp-service-account'] ?? []);

    expect(accounts.sort()).toEqual(
      ['collector', 'keycloak', 'mcp', 'openfga', 'secrets'].map(
        (component) => `${identity.prefix}-slg-${component}@${cloud?.project ?? ''}.iam.gserviceaccount.com`,
      ),
    );
  });

  test('the store of secrets is read as the account, project and cluster that the overlay names', () => {
    const { environment, objects } = one;
    const { prefix } = environment.identity;
    const gcpsm = at(find(objects, 'SecretStore', `${prefix}-vault`), 'spec', 'provider', 'gcpsm');

    expect(gcpsm).toEqual({
      projectID: environment.cloud?.project,
      auth: {
        workloadIdentity: {
          clusterLocation: environment.cloud?.region,
          clusterName: environment.cloud?.cluster,
          serviceAccountRef: { name: `${prefix}-external-secrets` },
        },
      },
    });
  });
});

describe('synth', () => {
  const { environment, objects } = platform('staging-gke');

  function faultsOf(differing: Partial<Environment['mcpServer']>): string[] {
    const { faults } = build({ ...environment, mcpServer: { ...environment.mcpServer, ...differing } });
    return faults.map(({ path, message }) => `${path}: ${message}`);
  }

  test('what the mcp-server would refuse at its start is refused outside development', () => {
    const { config } = environment.mcpServer;

    expect(faultsOf({ config: { ...config, gdpr_storage_backend: 'memory', auth_provider: 'inmemory' } })).toEqual([
      'staging-gke.mcp-server-langgraph.config.auth_provider: inmemory is refused outside development: use keycloak',
      'staging-gke.mcp-server-langgraph.config.gdpr_storage_backend: memory is refused outside development: use postgres',
    ]);
    expect(faultsOf({ authorization: 'mock' })).toEqual([
      'staging-gke.mcp-server-langgraph.config.authorization: mock is refused outside development: use openfga',
    ]);
  });

  test.each([
    ['mcp.example.com', 'example.com', ['keycloak-hostname']],
    ['https://app.${DOMAIN}', '${DOMAIN}', ['keycloak-escape']],
    ['REPLACE_ME', 'REPLACE_ME', ['keycloak-hostname']],
    ['your-project', 'your-project', ['keycloak-hostname']],
  ])('the placeholder %s is refused wherever it stands', (text, seen, others) => {
    const inConfig = changed(
      objects,
      'ConfigMap',
      'staging-keycloak-config',
      JsonPatch.replace('/data/kc_hostname', text),
    );
    const inIngress = changed(objects, 'Ingress', 'staging-keycloak', JsonPatch.replace('/spec/rules/0/host', text));

    expect(found(inConfig)).toEqual([
      finding('placeholder', 'ConfigMap/staging-keycloak-config', `"${seen}" is a placeholder`),
      ...others.map((rule) => finding(rule, 'Deployment/staging-keycloak', 'container "keycloak"')),
    ]);
    expect(found(inIngress)).toContainEqual(
      finding('placeholder', 'Ingress/staging-keycloak', `"${seen}" is a placeholder`),
    );
  });
});

describe('the gate', () => {
  const { objects } = platform('staging-gke');
  const server = 'ConfigMap/staging-mcp-server-langgraph-config';
  const configured = (key: string, value: string) =>
    found(
      changed(objects, 'ConfigMap', 'staging-mcp-server-langgraph-config', JsonPatch.replace(`/data/${key}`, value)),
    );

  test('a URL whose host lacks the prefix of its environment, or asks for another port, is refused', () => {
    expect(configured('keycloak_server_url', 'http://keycloak:8080')).toEqual([
      finding('dns-name-exists', server, '"keycloak" is missing, "staging-keycloak" exists', 'prefix was not applied'),
    ]);
    expect(configured('keycloak_server_url', 'http://staging-keycloak:80')).toEqual([
      finding('service-port-exists', server, '"staging-keycloak"', '80'),
    ]);
  });

  test.each(['keycloak', 'openfga', 'otel-collector'])(
    'a set whose programs call %s, and which lacks its Service, is refused',
    (app) => {
      expect(found(without(objects, 'Service', `staging-${app}`))).toContainEqual(
        finding('dns-name-exists', server, `"staging-${app}"`),
      );
    },
  );

  test('a credential in a configuration is refused, and not repeated', () => {
    const findings = configured('otlp_endpoint', 'redis://:Xk29fjw0Qz1@staging-otel-collector:4317/0');

    expect(findings).toContainEqual(finding('literal-credential', server, '"otlp_endpoint"', 'password'));
    expect(findings.join()).not.toContain('Xk29fjw0Qz1');
  });

  test('an ExternalSecret of a version that the operator no longer serves is refused', () => {
    const old = changed(
      objects,
      'ExternalSecret',
      'staging-keycloak-secrets',
      JsonPatch.replace('/apiVersion', 'external-secrets.io/v1beta1'),
    );
    expect(found(old)).toEqual([
      finding('external-secrets-version', 'ExternalSecret/staging-keycloak-secrets', 'v1beta1 is not served'),
    ]);
  });

  test.each(['$(OPENFGA_DB_PASSWORD)', '${OPENFGA_DB_PASSWORD}'])(
    'a Secret with %s in it, which nobody expands, is refused',
    (variable) => {
      const secret = find(objects, 'ExternalSecret', 'staging-openfga-secrets');
      const [key = ''] = Object.keys(at(secret, 'spec', 'target', 'template', 'data') as Manifest);
      const text = `postgres://openfga:${variable}@127.0.0.1:5432/openfga`;
      const literal = changed(
        objects,
        'ExternalSecret',
        'staging-openfga-secrets',
        JsonPatch.replace(`/spec/target/template/data/${key}`, text),
      );

      expect(found(literal)).toContainEqual(
        finding('dropped-entry', 'ExternalSecret/staging-openfga-secrets', '"openfga_db_password"', 'does not reach'),
      );
    },
  );

  test('a field that its API does not know is refused', () => {
    const probe = { httpGet: { path: '/health/ready', port: 'management' } };
    const misspelt = changed(
      objects,
      'Deployment',
      'staging-keycloak',
      JsonPatch.add('/spec/template/spec/containers/0/readynessProbe', probe),
    );
    expect(found(misspelt)).toEqual([
      finding('schema-valid', 'Deployment/staging-keycloak', 'no field "readynessProbe"'),
    ]);
  });
});
