import { parseQuantity } from '../../lib/manifests';
import { builtImage } from '../../lib/components';
import { obstacle } from './network';
import { everywhere, mainOf, portOf, type Container, type Rendered } from './support';

/** Every option that `kc.sh build` fixes (Keycloak 26, options with `buildTime`), and those that are one by their name. */
const BUILD_OPTION = new RegExp(
  '^KC_(DB|DB_DRIVER|DB_DIALECT|DB_KIND_.+|TRANSACTION_XA_ENABLED.*|FEATURES|FEATURES_DISABLED|FEATURE_.+|' +
    'HTTP_RELATIVE_PATH|HTTPS_CLIENT_AUTH|HEALTH_ENABLED|METRICS_ENABLED|EVENT_METRICS_USER_ENABLED|' +
    'HTTP_MANAGEMENT_RELATIVE_PATH|HTTPS_MANAGEMENT_CLIENT_AUTH|HTTP_MANAGEMENT_HEALTH_ENABLED|' +
    'LEGACY_OBSERVABILITY_INTERFACE|TRACING_ENABLED|TRACING_JDBC_ENABLED|TRACING_SAMPLER_TYPE|VAULT|FIPS_MODE|' +
    'SPI_.+_(PROVIDER|PROVIDER_DEFAULT|ENABLED))$',
);

/** Names that Keycloak 26 has dropped or will drop, and the one that replaces all of the JVM's defaults. */
const OLD_NAME =
  /^(KC_PROXY|KC_HOSTNAME_(URL|ADMIN_URL|PATH|PORT|STRICT_BACKCHANNEL|STRICT_HTTPS)|KEYCLOAK_ADMIN.*|JAVA_OPTS)$/;

const CLUSTER_PORTS = [7800, 57800];
const MANAGEMENT = 9000;

function keycloakOf(rendered: Rendered): { container: Container; env: ReadonlyMap<string, string> } {
  const container = mainOf(rendered.pod('keycloak'));
  return { container, env: rendered.env(container) };
}

describe.each(everywhere)('Keycloak in %s', (_, rendered) => {
  const { container, env } = keycloakOf(rendered);
  const pod = rendered.pod('keycloak');
  const party = { namespace: pod.namespace, labels: pod.labels };

  test('starts from a built image, by two arguments that its script can find', () => {
    expect(container.args?.slice(0, 2)).toEqual(['start', '--optimized']);
    expect(container.command).toBeUndefined();
    expect(container.image).toBe(
      `${rendered.environment.identity.registry}/keycloak-optimized:${builtImage.version.tag}`,
    );
    expect(container.image).not.toContain('quay.io/keycloak/keycloak:');
  });

  test('is given no option that the image has fixed, and none that the release no longer knows', () => {
    expect([...env.keys()].filter((name) => BUILD_OPTION.test(name) || OLD_NAME.test(name))).toEqual([]);
  });

  test('is asked for its health on the management port, each probe its own path', () => {
    const probes = [container.startupProbe, container.readinessProbe, container.livenessProbe];

    expect(probes.map((probe) => [probe?.httpGet?.path, portOf(container, probe?.httpGet?.port)])).toEqual([
      ['/health/started', MANAGEMENT],
      ['/health/ready', MANAGEMENT],
      ['/health/live', MANAGEMENT],
    ]);
  });

  test('has at least five minutes to migrate its database', () => {
    const { periodSeconds = 0, failureThreshold = 0 } = container.startupProbe ?? {};

    expect(periodSeconds * failureThreshold).toBeGreaterThanOrEqual(300);
  });

  test('shows its management port to no Service and no Ingress', () => {
    const behindServices = rendered
      .ofKind('Service')
      .filter(({ spec }) => spec.selector.app === 'keycloak')
      .flatMap(({ spec }) => spec.ports.map(({ targetPort }) => portOf(container, targetPort) ?? targetPort));

    expect(behindServices).toEqual([8080]);
  });

  test('writes to /tmp and its data directory, both bounded, and nowhere else', () => {
    const volumes = new Map((pod.spec.volumes ?? []).map((volume) => [volume.name, volume]));
    const writable = (container.volumeMounts ?? []).filter(({ readOnly }) => readOnly !== true);
    const sizes = writable.map(({ name }) => volumes.get(name)?.emptyDir?.sizeLimit);

    expect(writable.map(({ mountPath }) => mountPath).sort()).toEqual(['/opt/keycloak/data', '/tmp']);
    expect(sizes).toEqual([expect.any(String), expect.any(String)]);
  });

  test('has nothing mounted over its program, providers and configuration', () => {
    const hidden = (container.volumeMounts ?? []).filter(({ mountPath }) =>
      /^\/opt\/keycloak($|\/(bin|lib|providers|themes|conf)(\/|$))/.test(mountPath),
    );

    expect(hidden).toEqual([]);
  });

  test.each(CLUSTER_PORTS)('lets its replicas reach each other on %d, and nobody else', (port) => {
    const others = rendered.pods().filter(({ app }) => app !== 'keycloak');

    expect(obstacle(rendered.ofKind('NetworkPolicy'), party, party, port)).toBeUndefined();
    expect(
      others.filter((other) => obstacle(rendered.ofKind('NetworkPolicy'), other, party, port) === undefined),
    ).toEqual([]);
    expect(container.ports?.map(({ containerPort }) => containerPort)).toContain(port);
  });

  test("binds its cluster to the pod's own address, whatever range that is from", () => {
    expect(env.get('KC_CACHE_EMBEDDED_NETWORK_BIND_ADDRESS')).toBe('status.podIP');
  });

  test('takes every credential from a Secret, and its own ones as they are, dollar signs included', () => {
    const names = ['KCRAW_BOOTSTRAP_ADMIN_USERNAME', 'KCRAW_BOOTSTRAP_ADMIN_PASSWORD', 'KCRAW_DB_PASSWORD'];
    const fromSecrets = (container.env ?? []).filter(({ valueFrom }) => valueFrom?.secretKeyRef !== undefined);

    expect(fromSecrets.map(({ name }) => name).sort()).toEqual([...names, 'LANGGRAPH_CLIENT_SECRET'].sort());
    expect(fromSecrets.filter(({ valueFrom }) => valueFrom?.secretKeyRef?.optional === true)).toEqual([]);
  });

  test('is given no value with a dollar sign, which it would take for an expression', () => {
    const { data } = rendered.get('ConfigMap', 'keycloak-config');

    expect(Object.entries(data).filter(([, value]) => value.includes('$'))).toEqual([]);
  });

  test('and no option under both of its prefixes, which it refuses', () => {
    const names = [...env.keys()]
      .filter((name) => /^KC(RAW)?_/.test(name))
      .map((name) => name.replace(/^KCRAW_/, 'KC_'));

    expect(new Set(names).size).toBe(names.length);
  });

  test("writes the Ingress's host into tokens, with https, and trusts the Ingress for the client's scheme", () => {
    const [rule] = rendered.get('Ingress', 'keycloak').spec.rules;

    expect(env.get('KC_HOSTNAME')).toBe(`https://${rule?.host ?? ''}`);
    expect(env.get('KC_PROXY_HEADERS')).toBe('xforwarded');
    expect(env.get('KC_HTTP_ENABLED')).toBe('true');
  });

  test('shows the world its realms and resources, never its administration, metrics or health', () => {
    const { rules, tls } = rendered.get('Ingress', 'keycloak').spec;

    expect(rules.flatMap(({ http }) => http.paths.map(({ path }) => path))).toEqual(['/realms/', '/resources/']);
    expect(tls.flatMap(({ hosts }) => hosts)).toEqual(rules.map(({ host }) => host));
  });

  test('has two GiB of memory, from which the JVM computes its heap, and nothing that overrides that', () => {
    expect(parseQuantity(container.resources?.limits?.memory ?? '0')).toBeGreaterThanOrEqual(2 * 2 ** 30);
    expect([...env.keys()].filter((name) => name.startsWith('JAVA_'))).toEqual([]);
  });

  test('gets no token of the cluster, from which it would write a trust store', () => {
    expect(pod.spec).toHaveProperty('automountServiceAccountToken', false);
  });

  test('has the time to finish its requests: eleven seconds by its defaults, and ten to leave its cluster', () => {
    const { terminationGracePeriodSeconds } = pod.spec as { readonly terminationGracePeriodSeconds?: number };

    expect(terminationGracePeriodSeconds).toBeGreaterThanOrEqual(21);
  });

  test('runs as another user than root, with volumes that its group may write', () => {
    expect(pod.spec.securityContext).toMatchObject({ runAsUser: 1000, fsGroup: 1000 });
  });
});
