import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOptions, KEYCLOAK_VERSION } from '../../lib/components';
import { at, container, find, listAt, ofKind, podSpec, type Manifest } from '../support/manifest';
import { platforms } from './platforms';

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
  const variables = listAt(keycloak, 'env').map(({ name }) => String(name));
  const config = at(find(objects, 'ConfigMap', `${prefix}-keycloak-config`), 'data') as Record<string, string>;

  test('Keycloak starts optimized, so that nothing is built on its read-only root', () => {
    expect(keycloak.args).toEqual(['start', '--optimized']);
    expect(at(keycloak, 'securityContext', 'readOnlyRootFilesystem')).toBe(true);
    expect(keycloak.image).toBe(`${environment.identity.registry}/keycloak-optimized:${KEYCLOAK_VERSION}`);
  });

  test('Keycloak writes to /tmp and its data, and no volume hides its programs', () => {
    expect(listAt(keycloak, 'volumeMounts').map(({ mountPath }) => mountPath)).toEqual(['/tmp', '/opt/keycloak/data']);
    const volumes = listAt(podSpec(deployment), 'volumes').filter(({ name }) => String(name).startsWith('keycloak-'));
    expect(volumes.every(({ emptyDir }) => emptyDir !== undefined)).toBe(true);
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
    expect(dockerfile).toMatch(/^RUN \S+kc\.sh build$/m);
  });
});
