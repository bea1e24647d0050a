import type { JsonObject } from '../../../../lib/manifests';
import { keycloakAvailability } from '../../../../lib/policy/rules/keycloak/keycloak-availability';
import { keycloakBindAddress } from '../../../../lib/policy/rules/keycloak/keycloak-bind-address';
import { keycloakCacheStack } from '../../../../lib/policy/rules/keycloak/keycloak-cache-stack';
import { keycloakClusterPorts } from '../../../../lib/policy/rules/keycloak/keycloak-cluster-ports';
import { keycloakConnectionBudget } from '../../../../lib/policy/rules/keycloak/keycloak-connection-budget';
import { keycloakExposedPaths } from '../../../../lib/policy/rules/keycloak/keycloak-exposed-paths';
import { keycloakHostname } from '../../../../lib/policy/rules/keycloak/keycloak-hostname';
import { keycloakManagementExposed } from '../../../../lib/policy/rules/keycloak/keycloak-management-exposed';
import { defaultSettings } from '../../../../lib/policy/settings';
import { keycloak, OWN, STOCK, verdicts, weights } from './support';

const SELECTOR = { matchLabels: { app: 'sso' } };

function made(apiVersion: string, kind: string, spec: JsonObject, name = 'sso', namespace = 'shop'): JsonObject {
  return { apiVersion, kind, metadata: { name, namespace }, spec };
}

function several(
  args: readonly string[] = ['start', '--optimized'],
  container: JsonObject = {},
  pod: JsonObject = {},
): JsonObject {
  return keycloak(args, container, pod, { replicas: 2 });
}

function autoscaler(maxReplicas: number, minReplicas = 1): JsonObject {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'sso' };
  return made('autoscaling/v2', 'HorizontalPodAutoscaler', { scaleTargetRef, minReplicas, maxReplicas });
}

describe('keycloak-cache-stack', () => {
  const query = (value: string) => ({
    image: STOCK,
    env: [{ name: 'JAVA_OPTS_APPEND', value: `-Djgroups.dns.query=${value}` }],
  });
  const service = (clusterIP?: string) =>
    made('v1', 'Service', { selector: { app: 'sso' }, ...(clusterIP === undefined ? {} : { clusterIP }) }, 'peers');
  const kubernetes = ['start', '--cache-stack=kubernetes'];

  test.each([
    ['local caches', [several(['start', '--cache=local'])], 'error'],
    ['local caches of one pod', [keycloak(['start', '--cache=local'])], ''],
    ['local caches of one pod that is scaled', [keycloak(['start', '--cache=local']), autoscaler(3)], 'error'],
    ['development mode', [several(['start-dev'])], 'warning'],
    ['development mode with shared caches', [several(['start-dev', '--cache=ispn'])], ''],
    ['the defaults', [several()], ''],
    ['a deprecated stack', [several(['start', '--cache-stack=tcp'])], 'warning'],
    ['a deprecated stack before it was', [several(['start', '--cache-stack=tcp'], { image: 'x/keycloak:26.1.0' })], ''],
    ['no name to look for', [several(kubernetes, { image: STOCK })], 'error'],
    ['no name to look for, in an own image', [several(kubernetes)], 'warning'],
    ['a headless Service', [several(kubernetes, query('peers.shop.svc')), service('None')], 'warning'],
    ['a Service with an address', [several(kubernetes, query('peers')), service()], 'warning'],
    ['a name of a service record', [several(kubernetes, query('_ping._tcp.peers')), service()], 'warning'],
    ['local caches with a stack', [keycloak([...kubernetes, '--cache=local'], { image: STOCK })], ''],
    ['a name in quotes', [several(kubernetes, query('"peers"')), service()], 'warning'],
    ['a name with an unknown variable', [several(kubernetes, query('peers.$(NAMESPACE)'))], 'warning'],
    [
      'options in a Secret',
      [several(kubernetes, { image: STOCK, envFrom: [{ secretRef: { name: 'a' } }] })],
      'warning',
    ],
  ])('judges %s', (_, objects, expected) => {
    expect(weights(keycloakCacheStack, objects)).toBe(expected);
  });

  test('tells a Service that is not headless from a stack that is deprecated', () => {
    expect(verdicts(keycloakCacheStack, [several(kubernetes, query('peers')), service()]).join()).toContain(
      'not headless',
    );
    expect(verdicts(keycloakCacheStack, [several(kubernetes, query('peers')), service('None')]).join()).toContain(
      'deprecated',
    );
  });
});

describe('keycloak-cluster-ports', () => {
  const PORTS = [{ port: 7800 }, { port: 57_800 }];
  const policy = (spec: JsonObject) =>
    made('networking.k8s.io/v1', 'NetworkPolicy', { podSelector: SELECTOR, ...spec });
  const ingress = (from: readonly JsonObject[], ports: readonly JsonObject[] = PORTS) =>
    policy({ policyTypes: ['Ingress'], ingress: [{ from, ports }] });

  test.each([
    ['no policy', [], ''],
    ['a policy that admits the pods', [ingress([{ podSelector: SELECTOR }])], ''],
    ['a policy that admits anybody', [ingress([])], ''],
    ['a policy that admits a range', [ingress([{ ipBlock: { cidr: '10.0.0.0/8' } }])], ''],
    ['a policy that admits a namespace', [ingress([{ namespaceSelector: {} }])], ''],
    [
      'a policy that admits other pods',
      [ingress([{ podSelector: { matchLabels: { app: 'web' } } }])],
      'warning warning',
    ],
    ['a policy without the second port', [ingress([{ podSelector: SELECTOR }], [{ port: 7800 }])], 'warning'],
    [
      'a policy for another protocol',
      [
        ingress(
          [],
          PORTS.map((port) => ({ ...port, protocol: 'UDP' })),
        ),
      ],
      'warning warning',
    ],
    ['a policy with a range of ports', [ingress([], [{ port: 7000, endPort: 60_000 }])], ''],
    ['a policy that admits nobody', [policy({})], 'warning warning'],
    [
      'a policy that closes both directions',
      [policy({ policyTypes: ['Ingress', 'Egress'] })],
      'warning warning warning warning',
    ],
    [
      'a second policy that opens them',
      [ingress([{ podSelector: SELECTOR }]), policy({ policyTypes: ['Ingress'] })],
      '',
    ],
  ])('judges %s', (_, policies, expected) => {
    expect(weights(keycloakClusterPorts, [several(), ...policies])).toBe(expected);
  });

  test('is certain of the first port where these are all the policies', () => {
    const closed = { ...defaultSettings, world: 'closed' as const };

    expect(weights(keycloakClusterPorts, [several(), policy({})], closed)).toBe('error warning');
  });

  test.each([
    ['one pod', keycloak(['start'])],
    ['local caches', several(['start', '--cache=local'])],
    ['a stack by multicast', several(['start', '--cache-stack=udp'])],
    ['a configuration of its own', several(['start', '--cache-config-file=own.xml'])],
  ])('does not ask for ports of %s', (_, object) => {
    expect(weights(keycloakClusterPorts, [object, policy({})])).toBe('');
  });

  test('follows the port that the transport is told', () => {
    const object = several(['start', '--cache-embedded-network-bind-port=7900']);

    expect(verdicts(keycloakClusterPorts, [object, policy({})]).join()).toMatch(/port 7900.*port 57900/s);
  });

  test('knows a port by the name that the container gives it', () => {
    const object = several(['start'], {
      ports: [
        { name: 'jgroups', containerPort: 7800 },
        { name: 'detect', containerPort: 57_800 },
      ],
    });

    expect(weights(keycloakClusterPorts, [object, ingress([], [{ port: 'jgroups' }, { port: 'detect' }])])).toBe('');
  });
});

describe('keycloak-bind-address', () => {
  test.each([
    ['the own machine', several(['start', '--cache-embedded-network-bind-address=127.0.0.1']), 'error'],
    ['the own machine by a property', several(['start', '-Djgroups.bind.address=localhost']), 'error'],
    ["JGroups' word for it", several(['start', '-Djgroups.bind.address=LOOPBACK']), 'error'],
    ['one pod', keycloak(['start', '-Djgroups.bind.address=127.0.0.1']), ''],
    ['the address of the pod', several(['start', '-Djgroups.bind.address=$(POD_IP)']), ''],
    ['a private network', several(['start', '-Djgroups.bind.address=SITE_LOCAL']), ''],
  ])('judges %s', (_, object, expected) => {
    expect(weights(keycloakBindAddress, [object])).toBe(expected);
  });
});

describe('keycloak-availability', () => {
  const budget = made('policy/v1', 'PodDisruptionBudget', { maxUnavailable: 1, selector: SELECTOR });
  const spread = { topologySpreadConstraints: [{ maxSkew: 1 }] };

  test.each([
    ['neither', [several()], 'warning warning'],
    ['a budget alone', [several(), budget], 'warning'],
    ['both', [several([], {}, spread), budget], ''],
    ['anti-affinity', [several([], {}, { affinity: { podAntiAffinity: {} } }), budget], ''],
    ['one pod', [keycloak(['start'])], ''],
    ['an autoscaler that keeps two', [keycloak(['start']), autoscaler(4, 2)], 'warning warning'],
    ['an autoscaler that keeps one', [keycloak(['start']), autoscaler(4)], ''],
  ])('judges %s', (_, objects, expected) => {
    expect(weights(keycloakAvailability, objects)).toBe(expected);
  });
});

describe('keycloak-connection-budget', () => {
  const service = made('v1', 'Service', { selector: { app: 'db' }, ports: [{ port: 5432 }] }, 'db');
  function database(args: readonly string[] = [], image = 'postgres:17.5'): JsonObject {
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'db', namespace: 'shop', labels: { app: 'db' } },
      spec: { containers: [{ name: 'db', image, args }] },
    };
  }
  const host = '--db-url-host=db';

  test.each([
    ['the defaults of both', [several(['start', host]), service, database()], 'warning'],
    ['the defaults of both in one pod', [keycloak(['start', host]), service, database()], ''],
    ['a small pool', [several(['start', host, '--db-pool-max-size=48']), service, database()], ''],
    [
      'a pool that leaves none to administrators',
      [several(['start', host, '--db-pool-max-size=50']), service, database()],
      'warning',
    ],
    ['a large database', [several(['start', host]), service, database(['-c', 'max_connections=300'])], ''],
    ['a database that is told by a file', [several(['start', host]), service, database(['-c', 'config_file=/a'])], ''],
    ['a URL', [several(['start', '--db-url=jdbc:postgresql://db.shop.svc:5432/a']), service, database()], 'warning'],
    [
      'an autoscaler',
      [keycloak(['start', host, '--db-pool-max-size=30']), autoscaler(5), service, database()],
      'warning',
    ],
    ['another program behind the Service', [several(['start', host]), service, database([], 'pgbouncer:1')], ''],
    ['a database outside', [several(['start', host])], ''],
    [
      'a pool with more at least than at most',
      [keycloak(['start', '--db-pool-min-size=9', '--db-pool-max-size=5'])],
      'warning',
    ],
  ])('judges %s', (_, objects, expected) => {
    expect(weights(keycloakConnectionBudget, objects)).toBe(expected);
  });
});

describe('keycloak-management-exposed', () => {
  const service = (spec: JsonObject) => made('v1', 'Service', { selector: { app: 'sso' }, ...spec });
  const ports = [
    { name: 'http', port: 80, targetPort: 8080 },
    { name: 'manage', port: 9000, targetPort: 'management' },
  ];
  const server = keycloak(['start'], { ports: [{ name: 'management', containerPort: 9000 }] });
  const backend = (port: JsonObject) => ({ backend: { service: { name: 'sso', port } } });
  const ingress = (port: JsonObject, namespace = 'shop') =>
    made('networking.k8s.io/v1', 'Ingress', { rules: [{ http: { paths: [backend(port)] } }] }, 'sso', namespace);
  const route = (port: number) =>
    made('gateway.networking.k8s.io/v1', 'HTTPRoute', { rules: [{ backendRefs: [{ name: 'sso', port }] }] });

  test.each([
    ['a Service in the cluster', [server, service({ ports })], ''],
    ['a load balancer', [server, service({ type: 'LoadBalancer', ports })], 'warning'],
    ['a port of the node', [server, service({ type: 'NodePort', ports })], 'warning'],
    ['a load balancer for the main port', [server, service({ type: 'LoadBalancer', ports: ports.slice(0, 1) })], ''],
    ['an Ingress', [server, service({ ports }), ingress({ number: 9000 })], 'warning'],
    ['an Ingress by name', [server, service({ ports }), ingress({ name: 'manage' })], 'warning'],
    ['an Ingress for the main port', [server, service({ ports }), ingress({ name: 'http' })], ''],
    ['an Ingress of another namespace', [server, service({ ports }), ingress({ number: 9000 }, 'else')], ''],
    [
      'two paths of an Ingress',
      [server, service({ ports }), ingress({ name: 'http' }), ingress({ name: 'manage' })],
      'warning',
    ],
    ['a route', [server, service({ ports }), route(9000)], 'warning'],
    ['a route for the main port', [server, service({ ports }), route(80)], ''],
    ['a Service without a selector', [server, made('v1', 'Service', { type: 'LoadBalancer', ports })], ''],
    [
      'an early release',
      [keycloak(['start'], { image: 'x/keycloak:24.0.5' }), service({ type: 'LoadBalancer', ports })],
      '',
    ],
    ['another server', [keycloak([], { image: 'x/y:1' }), service({ type: 'LoadBalancer', ports })], ''],
  ])('judges %s', (_, objects, expected) => {
    expect(weights(keycloakManagementExposed, objects)).toBe(expected);
  });

  test('reads odd objects without a failure', () => {
    const odd = [
      made('networking.k8s.io/v1', 'Ingress', {
        rules: [null, { http: 'x' }, { http: { paths: [3, { backend: [] }] } }],
      }),
      made('gateway.networking.k8s.io/v1', 'HTTPRoute', { rules: { a: 1 } }),
      service({ ports: 'none', type: 3 }),
    ];

    expect(weights(keycloakManagementExposed, [keycloak(['start'], { image: OWN }), ...odd])).toBe('');
  });
});

describe('what is open to the outside', () => {
  const service = made('v1', 'Service', { selector: { app: 'sso' }, ports: [{ port: 8080 }] });
  const backend = { service: { name: 'sso', port: { number: 8080 } } };
  const ingress = (path: string, pathType = 'Prefix', host?: string) =>
    made('networking.k8s.io/v1', 'Ingress', {
      rules: [{ ...(host === undefined ? {} : { host }), http: { paths: [{ path, pathType, backend }] } }],
    });
  const route = (value?: string, hostnames: string[] = []) =>
    made('gateway.networking.k8s.io/v1', 'HTTPRoute', {
      hostnames,
      rules: [
        {
          ...(value === undefined ? {} : { matches: [{ path: { type: 'PathPrefix', value } }] }),
          backendRefs: [{ name: 'sso', port: 8080 }],
        },
      ],
    });
  const closed = { ...defaultSettings, world: 'closed' } as const;

  test.each([
    ['all paths', ['start'], ingress('/'), 'warning'],
    ['the admin console', ['start'], ingress('/admin/'), 'warning'],
    [
      'the admin console of a relative path',
      ['start', '--http-relative-path=/auth'],
      ingress('/auth/admin'),
      'warning',
    ],
    ['all of a relative path', ['start', '--http-relative-path=auth'], ingress('/auth'), 'warning'],
    ['what users need', ['start'], ingress('/realms/'), ''],
    ['another path that begins so', ['start'], ingress('/administration'), ''],
    ['the start page alone', ['start'], ingress('/', 'Exact'), ''],
    ['an admin console with its own address', ['start', '--hostname-admin=https://a.example'], ingress('/'), ''],
    ['a route without a path', ['start'], route(), 'warning'],
    ['a route', ['start'], route('/admin'), 'warning'],
    ['a route for users', ['start'], route('/realms'), ''],
  ])('is judged: %s', (_, args, entry, expected) => {
    const base = args.includes('--http-relative-path=/auth') ? '/auth' : '';
    const users = [ingress(`${base}/realms`), ingress(`${base}/resources`)];

    expect(weights(keycloakExposedPaths, [keycloak(args), service, entry, ...users], closed)).toBe(expected);
  });

  test('is all that a login needs, where the set says all ways from outside', () => {
    const missing = (path: string) =>
      `warning: nothing opens what begins with "${path}" of Keycloak, without which nobody can log in`;
    const auth = keycloak(['start', '--http-relative-path=/auth']);

    expect(verdicts(keycloakExposedPaths, [keycloak(['start']), service, ingress('/realms/')], closed)).toEqual([
      missing('/resources/'),
    ]);
    expect(verdicts(keycloakExposedPaths, [auth, service, ingress('/auth/realms', 'Exact')], closed)).toEqual([
      missing('/auth/realms/'),
      missing('/auth/resources/'),
    ]);
    expect(verdicts(keycloakExposedPaths, [keycloak(['start']), service, ingress('/realms/')])).toEqual([]);
    expect(verdicts(keycloakExposedPaths, [keycloak(['start']), service, ingress('/r(ealms|s)/')], closed)).toEqual([]);
    expect(verdicts(keycloakExposedPaths, [keycloak(['start']), service], closed)).toEqual([]);
  });

  test('is hardening where the set may not be all', () => {
    expect(verdicts(keycloakExposedPaths, [keycloak(['start']), service, ingress('/')])).toEqual([
      'advice: Ingress "sso" opens "/" of Keycloak: all paths, the admin console and its API among them',
    ]);
  });

  test.each([
    ['its own name', ['start', '--hostname=https://sso.example'], ingress('/realms', 'Prefix', 'sso.example'), ''],
    ['a pattern of it', ['start', '--hostname=sso.example'], ingress('/realms', 'Prefix', '*.example'), ''],
    ['any host', ['start', '--hostname=https://sso.example'], ingress('/realms'), ''],
    ['another name', ['start', '--hostname=https://sso.example'], ingress('/realms', 'Prefix', 'a.example'), 'warning'],
    ['a route by another name', ['start', '--hostname=https://sso.example/auth'], route('/', ['a.example']), 'warning'],
    [
      'a pattern of others',
      ['start', '--hostname=sso.example'],
      ingress('/realms', 'Prefix', '*.sso.example'),
      'warning',
    ],
  ])('is reached by %s', (_, args, entry, expected) => {
    expect(weights(keycloakHostname, [keycloak(args), service, entry])).toBe(expected);
  });
});
