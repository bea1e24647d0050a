import { behind, destinations, obstacle, type Party } from '../components/network';
import { everywhere, onGoogleCloud, type Pod, type Rendered } from '../components/support';

const CONTROLLER: Party = { namespace: 'ingress-nginx', labels: { 'app.kubernetes.io/name': 'ingress-nginx' } };
const KUBE_DNS: Party = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };

/** Who asks for metrics: Prometheus in the cluster, or the collectors that GKE runs. */
function scraper({ environment }: Rendered): Party {
  return environment.cloud === undefined
    ? { namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } }
    : { namespace: 'gke-gmp-system', labels: { 'app.kubernetes.io/name': 'collector' } };
}

function scraped(rendered: Rendered): { pod: Pod; port: number }[] {
  return rendered.monitors().flatMap(({ app, endpoints }) =>
    rendered
      .pods()
      .filter((pod) => pod.app === app)
      .flatMap((pod) => {
        const ports = pod.containers.flatMap((container) => container.ports ?? []);
        return endpoints.map(({ port }) => ({
          pod,
          port: ports.find(({ name }) => name === port)?.containerPort ?? Number.NaN,
        }));
      }),
  );
}

describe.each(everywhere)('%s', (_, rendered) => {
  const policies = rendered.ofKind('NetworkPolicy');
  const pods = rendered.pods();
  const all = destinations(rendered);
  const services = new Set(rendered.ofKind('Service').map(({ metadata }) => metadata.name));
  const inside = all.filter(({ host }) => services.has(host));

  test('every host that a pod is told is a Service here, its own pod, or the session store outside', () => {
    const outside = rendered.environment.cloud?.redisHost;
    const unknown = all.filter(({ host }) => !services.has(host) && host !== '127.0.0.1' && host !== outside);

    expect(unknown.map(({ pod, where, host }) => `${pod.app} ${where} ${host}`)).toEqual([]);
  });

  test('every Service is told to some pod, or to the ingress controller', () => {
    const paths = rendered.ofKind('Ingress').flatMap(({ spec }) => spec.rules.flatMap(({ http }) => http.paths));
    const told = new Set([...inside.map(({ host }) => host), ...paths.map(({ backend }) => backend.service.name)]);

    expect([...services].filter((service) => !told.has(service))).toEqual([]);
  });

  test('every Service that a pod is told has the port that it is told, and pods behind it', () => {
    const nowhere = inside.filter(({ host, port }) => behind(rendered, host, port).length === 0);

    expect(nowhere.map(({ pod, where, host, port }) => `${pod.app} ${where} ${host}:${port}`)).toEqual([]);
  });

  test('every way that a pod is told is open on both sides, at the port that the pods listen on', () => {
    const blocked = inside.flatMap(({ pod: from, where, host, port }) =>
      behind(rendered, host, port)
        .map(({ pod: to, port: real }) => ({ real, blocker: obstacle(policies, from, to, real) }))
        .filter(({ blocker }) => blocker !== undefined)
        .map(({ real, blocker }) => `${from.app} ${where} ${host}:${real} is stopped by the ${blocker ?? ''}`),
    );

    expect(blocked).toEqual([]);
  });

  test('every pod that is told of one of its own ports has a container that listens there', () => {
    const own = all.filter(({ host }) => host === '127.0.0.1');
    const deaf = own.filter(
      ({ pod, port }) => !pod.containers.some(({ ports = [] }) => ports.some((item) => item.containerPort === port)),
    );

    expect(deaf.map(({ pod, where }) => `${pod.app} ${where}`)).toEqual([]);
  });

  test.each(['UDP', 'TCP'] as const)(
    'every pod may ask for names over %s, of the cluster and of the node',
    (protocol) => {
      const servers: Party[] = [KUBE_DNS, { address: '169.254.20.10' }, { address: '169.254.169.254' }];
      const blocked = pods.filter((pod) =>
        servers.some((server) => obstacle(policies, pod, server, 53, protocol) !== undefined),
      );

      expect(blocked.map(({ app }) => app)).toEqual([]);
    },
  );

  test('the ingress controller reaches every backend', () => {
    const backends = rendered
      .ofKind('Ingress')
      .flatMap(({ spec }) => spec.rules.flatMap(({ http }) => http.paths.map(({ backend }) => backend.service)));
    const targets = backends.flatMap(({ name, port }) => behind(rendered, name, port.name));

    expect(targets).toHaveLength(backends.length);
    expect(targets.filter(({ pod, port }) => obstacle(policies, CONTROLLER, pod, port) !== undefined)).toEqual([]);
  });

  test('monitoring reaches every port that it is told of, and each is declared', () => {
    const targets = scraped(rendered);
    const undeclared = targets.filter(
      ({ pod, port }) => !pod.containers.some(({ ports = [] }) => ports.some((item) => item.containerPort === port)),
    );

    expect(targets.map(({ pod }) => pod.app).sort()).toEqual(['keycloak', 'openfga', 'otel-collector', 'qdrant']);
    expect(targets.filter(({ pod, port }) => obstacle(policies, scraper(rendered), pod, port) !== undefined)).toEqual(
      [],
    );
    expect(undeclared).toEqual([]);
  });

  test.each<[string, Party]>([
    ['in the namespace', { namespace: rendered.namespace, labels: { app: 'stranger' } }],
    ['in another namespace', { namespace: 'default', labels: { app: 'mcp-server-langgraph' } }],
    ['outside the cluster', { address: '203.0.113.7' }],
  ])('a stranger %s reaches no pod', (__, stranger) => {
    const reached = pods.flatMap((pod) => {
      const ports = pod.containers.flatMap((container) => container.ports ?? []);
      const open = ports.filter(({ containerPort }) => obstacle(policies, stranger, pod, containerPort) === undefined);
      return open.map(({ name }) => `${pod.app}:${name}`);
    });

    expect(reached).toEqual([]);
  });

  test('only the mcp-server and pods that call Google may leave the cluster, and only by HTTPS', () => {
    const leaves = (port: number) =>
      pods
        .filter((pod) => obstacle(policies, pod, { address: '142.250.1.1' }, port) === undefined)
        .map(({ app }) => app);
    const withGoogle = ['keycloak', 'openfga', 'openfga-migrate', 'gdpr-schema', 'otel-collector'];
    const expected = [...(rendered.environment.cloud === undefined ? [] : withGoogle), 'mcp-server-langgraph'];

    expect(leaves(443).sort()).toEqual(expected.sort());
    expect(leaves(80)).toEqual([]);
  });
});

describe.each(onGoogleCloud)('%s', (_, rendered) => {
  test('the mcp-server, and nobody else, reaches the session store outside the cluster', () => {
    const { privateServices = '' } = rendered.environment.cloud ?? {};
    const address = privateServices.replace(/\.0\.0\/16$/, '.129.37');
    const policies = rendered.ofKind('NetworkPolicy');
    const open = rendered.pods().filter((pod) => obstacle(policies, pod, { address }, 6378) === undefined);

    expect(open.map(({ app }) => app)).toEqual(['mcp-server-langgraph']);
    expect(rendered.pods().filter((pod) => obstacle(policies, pod, { address }, 6379) === undefined)).toEqual([]);
  });
});
