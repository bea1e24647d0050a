import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonPatch } from 'cdk8s';
import { buildOptions, KEYCLOAK_VERSION } from '../../lib/components';
import { at, container, find, listAt, ofKind, podSpec, type Manifest } from '../support/manifest';
import { changed, finding, found, platform, platforms } from './platforms';

/** Options that Keycloak 25 and 26 removed, with their variables' names; some refuse the start, some are ignored. */
const REMOVED = [
  'KC_PROXY',
  'KC_HOSTNAME_URL',
  'KC_HOSTNAME_ADMIN_URL',
  'KC_HOSTNAME_PATH',
  'KC_HOSTNAME_PORT',
  'KC_HOSTNAME_STRICT_BACKCHANNEL',
  'KC_HOSTNAME_STRICT_HTTPS',
  'KEYCLOAK_ADMIN',
  'KEYCLOAK_ADMIN_PASSWORD',
];

describe.each(platforms)('$name', ({ objects, environment }) => {
  const { prefix } = environment.identity;
  const deployment = find(objects, 'Deployment', `${prefix}-keycloak`);
  const keycloak = container(deployment, 'keycloak');
  // KCRAW_ sets the same option as KC_, with its value taken to the letter.
  const variables = listAt(keycloak, 'env').map(({ name }) => String(name).replace(/^KCRAW_/, 'KC_'));
  const config = at(find(objects, 'ConfigMap', `${prefix}-keycloak-config`), 'data') as Record<string, string>;

  test('Keycloak starts optimized, so that nothing is built on its read-only root', () => {
    expect((keycloak.args as string[]).slice(0, 2)).toEqual(['start', '--optimized']);
    expect(at(keycloak, 'securityContext', 'readOnlyRootFilesystem')).toBe(true);
    // A build of the same release with other content may have a tag of its own, which begins alike.
    const [image, build = ''] = String(keycloak.image).split(KEYCLOAK_VERSION);
    expect(image).toBe(`${environment.identity.registry}/keycloak-optimized:`);
    expect(build).toMatch(/^(-[0-9a-f]+)?(@sha256:[0-9a-f]{64})?$/);
  });

  test('Keycloak writes to /tmp and its data, and no volume hides its programs', () => {
    const mounts = listAt(keycloak, 'volumeMounts');
    const written = mounts.filter(({ readOnly }) => readOnly !== true);
    const scratch = listAt(podSpec(deployment), 'volumes').filter(({ emptyDir }) => emptyDir !== undefined);

    expect(written.map(({ mountPath }) => mountPath)).toEqual(['/tmp', '/opt/keycloak/data']);
    expect(scratch.map(({ name }) => name)).toEqual(expect.arrayContaining(written.map(({ name }) => name)));
    expect(mounts.filter(({ mountPath }) => !/^\/(tmp|opt\/keycloak\/data)(\/|$)/.test(String(mountPath)))).toEqual([]);
  });

  test('Keycloak is given no option that its build has fixed', () => {
    const fixed = Object.keys(buildOptions).map((name) => name.toUpperCase());
    expect(variables.filter((name) => fixed.includes(name) || name === 'KC_HTTP_RELATIVE_PATH')).toEqual([]);
  });

  test('Keycloak is given no option that its release has removed', () => {
    expect(variables.filter((name) => REMOVED.includes(name))).toEqual([]);
  });

  test('Keycloak is asked for its health on the management port, which no Service and no Ingress offers', () => {
    const management = listAt(keycloak, 'ports').find(({ name }) => name === 'management');
    const probes = ['startupProbe', 'readinessProbe', 'livenessProbe'].map((name) => at(keycloak, name, 'httpGet'));
    const offered = listAt(find(objects, 'Service', `${prefix}-keycloak`), 'spec', 'ports');

    expect(management?.containerPort).toBe(9000);
    expect(probes).toEqual(
      ['started', 'ready', 'live'].map((page) => ({ path: `/health/${page}`, port: 'management' })),
    );
    expect(offered.map(({ targetPort }) => targetPort)).toEqual(['http']);
  });

  test('Keycloak knows host, port, name, user and password of its database', () => {
    expect(variables).toEqual(
      expect.arrayContaining([
        'KC_DB_URL_HOST',
        'KC_DB_URL_PORT',
        'KC_DB_URL_DATABASE',
        'KC_DB_USERNAME',
        'KC_DB_PASSWORD',
      ]),
    );
    expect(config.kc_db_username).toBe('keycloak');
    expect(variables).not.toContain('KC_DB_URL');
  });

  test("Keycloak's public address is a whole URL, and the same host that its Ingress serves", () => {
    const host = at(listAt(find(objects, 'Ingress', `${prefix}-keycloak`), 'spec', 'rules')[0], 'host');

    expect(config.kc_hostname).toBe(`https://${String(host)}`);
    expect(host).toBe(`auth.${environment.identity.domain}`);
  });

  test('the mcp-server calls Keycloak at the path below which it answers', () => {
    const server = at(find(objects, 'ConfigMap', `${prefix}-mcp-server-langgraph-config`), 'data') as Manifest;
    expect(server.keycloak_server_url).toBe(`http://${prefix}-keycloak:8080`);
  });

  test('no two Ingresses claim one host', () => {
    const hosts = ofKind(objects, 'Ingress').flatMap((ingress) =>
      listAt(ingress, 'spec', 'rules').map(({ host }) => host),
    );
    expect(new Set(hosts).size).toBe(hosts.length);
  });
});

describe('the image', () => {
  const dockerfile = readFileSync(join(__dirname, '../../images/keycloak/Dockerfile'), 'utf8');

  test('is built from the release and with the options that the contract names, and no others', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    const options = [...dockerfile.matchAll(/\b(KC_[A-Z_]+)=(\S+)/g)].map(([, name = '', value]) => [
      name.toLowerCase(),
      value,
    ]);

    expect(bases).toEqual(bases.map(() => `quay.io/keycloak/keycloak:${KEYCLOAK_VERSION}`));
    expect(Object.fromEntries(options)).toEqual(buildOptions);
    expect(dockerfile).toMatch(/^RUN \S+kc\.sh build && \\$/m);
  });
});

describe('the gate', () => {
  const { objects } = platform('staging-gke');
  const server = 'Deployment/staging-keycloak';
  const main = '/spec/template/spec/containers/0';
  const broken = (...patches: JsonPatch[]) => found(changed(objects, 'Deployment', 'staging-keycloak', ...patches));

  test('Keycloak that builds itself on its read-only root is refused', () => {
    expect(broken(JsonPatch.remove(`${main}/args/1`))).toEqual([finding('keycloak-optimized', server, 'read-only')]);
  });

  test.each([
    ['/tmp', 0],
    ['/opt/keycloak/data', 1],
  ])('Keycloak that cannot write to %s is refused', (path, index) => {
    const findings = broken(JsonPatch.remove(`${main}/volumeMounts/${String(index)}`));

    expect(findings).toContainEqual(finding('keycloak-writable-data', server, `no writable "${path}"`));
    expect(findings.filter((text) => !text.includes(path))).toEqual([]);
  });

  test('a scratch volume over the programs of Keycloak is refused', () => {
    const mount = { name: 'keycloak-tmp', mountPath: '/opt/keycloak/lib', subPath: 'lib' };

    const findings = broken(JsonPatch.add(`${main}/volumeMounts/-`, mount));

    expect(findings).toContainEqual(finding('keycloak-hidden-folder', server, '"/opt/keycloak/lib"'));
    expect(findings.filter((text) => !text.includes('/opt/keycloak/lib'))).toEqual([]);
  });

  test.each([
    ['removed', 'KC_PROXY', 'edge', 'keycloak-removed-option', 'proxy'],
    ['removed', 'KC_HOSTNAME_URL', 'https://auth.staging.keyfit.test', 'keycloak-removed-option', 'hostname-url'],
    ['fixed at its build', 'KC_DB', 'mysql', 'keycloak-build-options', 'db'],
  ])('an option that Keycloak has %s, %s, is refused', (_, name, value, rule, option) => {
    expect(broken(JsonPatch.add(`${main}/env/-`, { name, value }))).toEqual([finding(rule, server, `"${option}"`)]);
  });

  test('a path below which Keycloak answers, and which its probes do not know, is refused', () => {
    const moved = broken(JsonPatch.add(`${main}/env/-`, { name: 'KC_HTTP_RELATIVE_PATH', value: '/auth' }));

    expect(moved).toEqual([
      finding('keycloak-build-options', server, '"http-relative-path"'),
      ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe) =>
        finding('keycloak-probe-path', server, probe, '/auth/health/'),
      ),
      finding('keycloak-exposed-paths', 'Ingress/staging-keycloak', '"/auth/realms/"'),
      finding('keycloak-exposed-paths', 'Ingress/staging-keycloak', '"/auth/resources/"'),
    ]);
  });

  test('a probe that asks Keycloak for its health on its public port is refused', () => {
    expect(broken(JsonPatch.replace(`${main}/livenessProbe/httpGet/port`, 'http'))).toEqual([
      finding('keycloak-probe-port', server, 'port 8080', 'management port 9000'),
    ]);
  });

  test('a policy that keeps the replicas of Keycloak apart is refused', () => {
    const rules = listAt(find(objects, 'NetworkPolicy', 'staging-keycloak'), 'spec', 'ingress');
    const apart = rules.filter((rule) => !JSON.stringify(rule).includes('7800'));
    const lost = changed(objects, 'NetworkPolicy', 'staging-keycloak', JsonPatch.replace('/spec/ingress', apart));

    expect(apart).toHaveLength(rules.length - 2);
    expect(found(lost)).toEqual(
      [57800, 7800].map((port) =>
        finding('keycloak-cluster-ports', 'NetworkPolicy/staging-default-deny', `port ${String(port)}`, 'ingress'),
      ),
    );
  });

  test('a host that two Ingresses claim is refused', () => {
    const twice = changed(
      objects,
      'Ingress',
      'staging-mcp-server-langgraph',
      JsonPatch.replace('/spec/rules/0/host', 'auth.staging.keyfit.test'),
      JsonPatch.replace('/spec/tls/0/hosts/0', 'auth.staging.keyfit.test'),
      JsonPatch.replace('/spec/rules/0/http/paths/0/path', '/realms/'),
    );

    expect(found(twice)).toEqual([
      finding('ingress-conflict', 'Ingress/staging-mcp-server-langgraph', 'Ingress/staging-keycloak'),
    ]);
  });
});
