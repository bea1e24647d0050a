import type { GoogleCloud } from '../../lib/components';
import { destinations, obstacle } from './network';
import { inCluster, onGoogleCloud, only, portOf, type Container, type Pod, type Rendered } from './support';

const PROXY = 'cloud-sql-proxy';
/** The port of a Cloud SQL instance behind the Auth Proxy. */
const INSTANCE = 3307;

function proxyOf(pod: Pod): Container {
  return only(
    pod.containers.filter(({ name }) => name === PROXY),
    `${PROXY} of ${pod.app}`,
  );
}

function carriers(rendered: Rendered): Pod[] {
  return rendered.pods().filter(({ containers }) => containers.some(({ name }) => name === PROXY));
}

function cloudOf({ environment }: Rendered): GoogleCloud {
  if (environment.cloud === undefined) throw new Error(`${environment.name} has no cloud`);
  return environment.cloud;
}

/** An address in the middle of a range. */
function addressIn(cidr: string): string {
  return cidr.replace(/\.0\.0\/16$/, '.4.3');
}

describe.each(onGoogleCloud)('the way to Cloud SQL in %s', (_, rendered) => {
  const pods = carriers(rendered);
  const cloud = cloudOf(rendered);

  function obstacles(address: string, port: number): (string | undefined)[] {
    return pods.map((pod) => obstacle(rendered.ofKind('NetworkPolicy'), pod, { address }, port));
  }

  test('goes through a proxy in every pod that uses a database, Jobs included', () => {
    expect(pods.map(({ app }) => app).sort()).toEqual(['gdpr-schema', 'keycloak', 'openfga', 'openfga-migrate']);
  });

  test('opens before anything in the pod waits for it, and closes after a Job is done', () => {
    const first = pods.map(({ spec }) => spec.initContainers?.[0]);

    expect(first.map((container) => [container?.name, container?.restartPolicy])).toEqual(
      pods.map(() => [PROXY, 'Always']),
    );
  });

  test('is the instance of this environment, by its private address', () => {
    const { project, region, databaseInstance } = cloud;

    for (const { args = [] } of pods.map(proxyOf)) {
      expect(args.at(-1)).toBe(`${project}:${region}:${databaseInstance}`);
      expect(args).toContain('--private-ip');
    }
  });

  test('is probed on the port that the health flags open, on an address that the kubelet reaches', () => {
    for (const proxy of pods.map(proxyOf)) {
      const probes = [proxy.startupProbe, proxy.readinessProbe, proxy.livenessProbe];
      const [port] = new Set(probes.map((probe) => portOf(proxy, probe?.httpGet?.port)));

      expect(proxy.args).toEqual(
        expect.arrayContaining(['--health-check', '--http-address=0.0.0.0', `--http-port=${String(port)}`]),
      );
      expect(probes.map((probe) => probe?.httpGet?.path)).toEqual(['/startup', '/readiness', '/liveness']);
    }
  });

  test('begins at the address that the program beside it is told', () => {
    const told = destinations(rendered).filter(({ host }) => host === '127.0.0.1');

    expect(new Set(told.map(({ pod }) => pod.app))).toEqual(new Set(pods.map(({ app }) => app)));
    for (const { pod, port } of told) expect(proxyOf(pod).args).toContain(`--port=${port}`);
  });

  test('is open to the instance and to the Google APIs that the proxy asks, tokens included', () => {
    const open = pods.map(() => undefined);

    expect(obstacles(addressIn(cloud.privateServices), INSTANCE)).toEqual(open);
    expect(obstacles('142.250.1.1', 443)).toEqual(open);
    expect(obstacles('169.254.169.254', 80)).toEqual(open);
    expect(obstacles('169.254.169.254', 988)).toEqual(open);
    expect(obstacles('169.254.169.252', 988)).toEqual(open);
  });

  test('is closed to every database elsewhere', () => {
    const closed = pods.map(() => 'egress of the source');

    expect(obstacles(addressIn(cloud.privateServices), 5432)).toEqual(closed);
    expect(obstacles('142.250.1.1', INSTANCE)).toEqual(closed);
    expect(obstacles('142.250.1.1', 5432)).toEqual(closed);
  });

  test('is walked as the Google account of the pod, and by no pod without one', () => {
    const accounts = new Map(rendered.ofKind('ServiceAccount').map(({ metadata }) => [metadata.name, metadata]));
    const google = pods.map(
      ({ spec }) => accounts.get(spec.serviceAccountName)?.annotations?.['iam.gke.io/gcp-service-account'],
    );

    expect(google.filter((account) => !account?.endsWith(`@${cloud.project}.iam.gserviceaccount.com`))).toEqual([]);
  });
});

test.each(inCluster)('no pod in %s carries the proxy', (_, rendered) => {
  expect(carriers(rendered)).toEqual([]);
});
