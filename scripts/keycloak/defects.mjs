import assert from 'node:assert/strict';
import { browserFor, realmOf } from './subject.mjs';
import { probeOnce } from './probe.mjs';

const DATA = '/opt/keycloak/data';

function emptyDir({ pod, container }, mountPath) {
  pod.volumes.push({ name: 'hiding', emptyDir: { sizeLimit: '256Mi' } });
  container.volumeMounts.push({ name: 'hiding', mountPath });
}

function unmount({ container }, path) {
  container.volumeMounts = container.volumeMounts.filter(({ mountPath }) => mountPath !== path);
}

function set({ container }, name, value) {
  container.env = [...container.env.filter((item) => item.name !== name), { name, value }];
}

function unset({ container }, name) {
  container.env = container.env.filter((item) => item.name !== name);
}

/** A ConfigMap with one file, mounted as that file alone. */
function mountFile({ workload, pod, container, objects }, mountPath, key) {
  const { namespace } = workload.metadata;
  const metadata = { name: 'given', namespace };
  objects.push({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { [key]: 'no archive' } });
  pod.volumes.push({ name: 'given', configMap: { name: 'given' } });
  container.volumeMounts.push({ name: 'given', mountPath, subPath: key });
}

function probes({ container }, change) {
  for (const name of ['startupProbe', 'readinessProbe', 'livenessProbe'])
    Object.assign(container[name].httpGet, change);
}

/** What a client without a style sheet sees: the page comes, its styles and scripts do not. */
async function styles(pod, subject, patience) {
  const browser = browserFor(subject, pod);
  const path = await browser.themeResource(realmOf(subject));
  const { status } = await browser.ask(path, { headers: { 'accept-encoding': 'gzip' } });
  assert.ok(status >= 400, `${path} comes with status ${status}`);
  const { text } = await pod.says(/Failed to create gzip cache directory/, patience);
  return `${path} has status ${status}; ${text}`;
}

/** The manifest's probe never passes, and asked otherwise it would. */
function probe(instead) {
  return async (pod, { keycloak }) => {
    const { container } = keycloak;
    const { startupProbe } = container;
    const said = await probeOnce(startupProbe, container, pod.address);
    assert.ok(!said.passed, `the probe of the manifest passes: ${said.said}`);
    const httpGet = { ...startupProbe.httpGet, ...instead };
    const other = await probeOnce({ ...startupProbe, httpGet }, container, pod.address);
    if (instead !== undefined) assert.ok(other.passed, `${JSON.stringify(httpGet)}: ${other.said}`);
    const asked = instead === undefined ? '' : `; with ${JSON.stringify(instead)} ${other.said}`;
    return `${startupProbe.httpGet.path} has ${said.said}${asked}`;
  };
}

/** The realm of the ConfigMap is not there. */
async function realm(pod, subject) {
  const path = `/realms/${realmOf(subject)}`;
  const { status } = await browserFor(subject, pod).ask(path);
  assert.equal(status, 404, path);
  return `${path} has status ${status}`;
}

/**
 * Known ways to break it: what is changed in the manifest, which image it runs (`built` unless said otherwise), how the
 * server ends (`refusal`, a line of its log) or what it lacks while it runs (`lacks`), and the rule that says so before
 * the deploy: an error, or a warning where `warns` says why no more than that.
 */
export const DEFECTS = [
  {
    name: 'start without --optimized',
    change: ({ container }) => (container.args = container.args.filter((word) => word !== '--optimized')),
    refusal: /ReadOnlyFileSystemException|Read-only file system/,
    rule: 'keycloak-optimized',
  },
  {
    name: 'another build option in the pod',
    change: (keycloak) => set(keycloak, 'KC_METRICS_ENABLED', 'false'),
    refusal: /build time options have values that differ/,
    rule: 'keycloak-build-options',
  },
  {
    name: 'no volume at /tmp',
    change: (keycloak) => unmount(keycloak, '/tmp'),
    refusal: /Unable to create folder at path/,
    rule: 'keycloak-writable-data',
  },
  {
    name: 'no volume at data',
    change: (keycloak) => unmount(keycloak, DATA),
    lacks: styles,
    rule: 'keycloak-writable-data',
  },
  {
    name: 'an emptyDir over lib',
    change: (keycloak) => emptyDir(keycloak, '/opt/keycloak/lib'),
    refusal: /Could not find or load main class/,
    rule: 'keycloak-hidden-folder',
  },
  {
    name: 'an emptyDir over lib/quarkus',
    change: (keycloak) => emptyDir(keycloak, '/opt/keycloak/lib/quarkus'),
    refusal: /NoSuchFileException.*lib.quarkus/,
    rule: 'keycloak-hidden-folder',
  },
  {
    name: 'an emptyDir over providers',
    image: 'provider',
    change: (keycloak) => emptyDir(keycloak, '/opt/keycloak/providers'),
    refusal: /provider JAR/i,
    // By the contract's `kept`; keycloak-providers warns, because not every image has providers built in.
    rule: 'hidden-path',
  },
  {
    name: 'a provider by volume',
    change: (keycloak) => mountFile(keycloak, '/opt/keycloak/providers/given.jar', 'given.jar'),
    refusal: /provider JAR/i,
    rule: 'keycloak-providers',
  },
  {
    name: 'the official image, never built',
    image: 'plain',
    change: ({ container }, { version }) => (container.image = `quay.io/keycloak/keycloak:${version}`),
    refusal: /'--optimized' flag was used for first ever server start/,
    rule: 'keycloak-stock-image',
  },
  {
    name: 'a build under another path, and the old probes',
    image: 'moved',
    change: () => undefined,
    lacks: probe({ path: '/auth/health/started' }),
    rule: 'keycloak-probe-path',
  },
  {
    name: 'a build without health',
    image: 'deaf',
    change: () => undefined,
    lacks: probe(),
    rule: 'keycloak-health',
  },
  {
    name: 'probes on the HTTP port',
    change: (keycloak) => probes(keycloak, { port: 8080 }),
    lacks: probe({ port: 9000 }),
    rule: 'keycloak-probe-port',
  },
  {
    name: 'probes by HTTPS',
    change: (keycloak) => probes(keycloak, { scheme: 'HTTPS' }),
    lacks: probe({ scheme: 'HTTP' }),
    rule: 'keycloak-probe-scheme',
  },
  {
    name: 'the realm under an empty volume',
    change: (keycloak) => unmount(keycloak, `${DATA}/import`),
    lacks: realm,
    // The realm must not be there from before.
    empty: true,
    rule: 'keycloak-import-folder',
  },
  {
    name: 'a trust store without data',
    change: (keycloak) => {
      set(keycloak, 'KC_TRUSTSTORE_PATHS', '/etc/ssl/certs/ca-certificates.crt');
      keycloak.container.volumeMounts.find(({ mountPath }) => mountPath === DATA).mountPath =
        `${DATA}/transaction-logs`;
      unmount(keycloak, `${DATA}/import`);
    },
    refusal: /Failed to save truststore/,
    rule: 'keycloak-truststore',
  },
  {
    name: 'a log in a file without data',
    change: (keycloak) => {
      set(keycloak, 'KC_HTTP_ACCESS_LOG_ENABLED', 'true');
      set(keycloak, 'KC_HTTP_ACCESS_LOG_FILE_ENABLED', 'true');
      unmount(keycloak, DATA);
    },
    refusal: /log directory|keycloak-access|data.log/i,
    rule: 'keycloak-log-file',
  },
  {
    name: 'no hostname',
    change: (keycloak) => unset(keycloak, 'KC_HOSTNAME'),
    refusal: /hostname is not configured/,
    rule: 'keycloak-hostname',
  },
  {
    name: 'neither HTTP nor a certificate',
    change: (keycloak) => set(keycloak, 'KC_HTTP_ENABLED', 'false'),
    refusal: /Key material not provided to setup HTTPS/,
    rule: 'keycloak-edge-tls',
  },
  {
    name: 'a removed option',
    change: ({ container }) => container.args.push('--proxy=edge'),
    refusal: /Unknown option: '--proxy/,
    rule: 'keycloak-removed-option',
  },
  {
    name: 'a property of the former server',
    change: (keycloak) => set(keycloak, 'JAVA_OPTS_APPEND', '-Djboss.site.name=north'),
    refusal: /jboss\.site\.name/,
    rule: 'keycloak-system-property',
  },
  {
    name: 'proxy headers and the proxy protocol',
    change: (keycloak) => set(keycloak, 'KC_PROXY_PROTOCOL_ENABLED', 'true'),
    refusal: /proxy protocol cannot be enabled/,
    rule: 'keycloak-proxy-headers',
  },
  {
    name: 'an expression that nothing answers',
    change: (keycloak) => set(keycloak, 'KC_HOSTNAME', 'https://${NOBODY}'),
    refusal: /hostname is not configured|NOBODY/,
    rule: 'keycloak-escape',
    warns: 'a file in the image may define the name',
  },
  {
    name: 'an option under both prefixes',
    change: (keycloak) => set(keycloak, 'KC_DB_PASSWORD', 'another'),
    refusal: /KCRAW_DB_PASSWORD/,
    rule: 'keycloak-escape',
  },
];
