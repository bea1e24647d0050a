import { JsonPatch } from 'cdk8s';
import { all, type Tri } from '../../lib/policy/tri';
import { at, find, listAt, ofKind, type Manifest } from '../support/manifest';
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
import { reaches, type End } from './reachability';

const DATABASE_CLIENTS = ['keycloak', 'openfga', 'openfga-migrate', 'gdpr-schema'];
const GOOGLE_CLIENTS = [...DATABASE_CLIENTS, 'mcp-server-langgraph', 'otel-collector'];
/** An address that nobody in a private network has. */
const PUBLIC: End = { address: '142.250.1.95' };
const METADATA: End = { address: '169.254.169.254' };

function tcp(number: number) {
  return { number, protocol: 'TCP' } as const;
}

function open(objects: readonly Manifest[], from: End, to: End, ...ports: readonly number[]): Tri {
  return all(ports.map((port) => reaches(objects, from, to, tcp(port))));
}

/** The first address of the range in which an environment's managed services live. */
function managedService({ environment }: Platform): End {
  const range = environment.cloud?.privateServices ?? '';
  return { address: range.replace(/\d+\/\d+$/, '7') };
}

function appsOf(objects: readonly Manifest[]): string[] {
  const workloads = objects.filter(({ kind }) => ['Deployment', 'StatefulSet', 'Job'].includes(String(kind)));
  return workloads.map((workload) => String(at(workload, 'spec', 'template', 'metadata', 'labels', 'app')));
}

describe.each(platforms)('$name', ({ objects, environment }) => {
  test('every pod asks the cluster for names over UDP and TCP', () => {
    const dns: End[] = [
      { namespace: 'kube-system', pods: { 'k8s-app': 'kube-dns' } },
      { namespace: 'kube-system', pods: { 'k8s-app': 'node-local-dns' } },
      { address: '169.254.20.10' },
      METADATA,
    ];

    const deaf = appsOf(objects).filter((pod) =>
      dns.some((server) =>
        (['UDP', 'TCP'] as const).some(
          (protocol) => reaches(objects, { pod }, server, { number: 53, protocol }) !== true,
        ),
      ),
    );

    expect(deaf).toEqual([]);
  });

  test.each([
    ['keycloak', 8080],
    ['openfga', 8080],
    ['qdrant', 6333],
    ['otel-collector', 4317],
  ])('the mcp-server reaches %s on %d', (pod, port) => {
    expect(open(objects, { pod: 'mcp-server-langgraph' }, { pod }, port)).toBe(true);
  });

  test.each(['mcp-server-langgraph', 'keycloak'])('the ingress controller reaches %s and nothing else does', (pod) => {
    const port = pod === 'keycloak' ? 8080 : 8000;
    expect(open(objects, { namespace: 'ingress-nginx' }, { pod }, port)).toBe(true);
    expect(open(objects, { namespace: 'default' }, { pod }, port)).toBe(false);
  });

  test('replicas of Keycloak find each other in both directions', () => {
    expect(open(objects, { pod: 'keycloak' }, { pod: 'keycloak' }, 7800, 57800)).toBe(true);
  });

  test.each([
    ['keycloak', 9000],
    ['openfga', 2112],
    ['otel-collector', 8888],
    ['qdrant', 6333],
  ])('monitoring reads the metrics of %s on %d', (pod, port) => {
    const namespace = environment.cloud === undefined ? 'monitoring' : 'gke-gmp-system';

    expect(open(objects, { namespace }, { pod }, port)).toBe(true);
  });

  test('the mcp-server reaches LLM providers on the internet', () => {
    expect(open(objects, { pod: 'mcp-server-langgraph' }, PUBLIC, 443)).toBe(true);
  });

  test('namespaces are found by the label that the API server sets', () => {
    const rules = ofKind(objects, 'NetworkPolicy').flatMap((policy) => [
      ...((at(policy, 'spec', 'ingress') ?? []) as Manifest[]).flatMap((rule) => listAt(rule, 'from')),
      ...((at(policy, 'spec', 'egress') ?? []) as Manifest[]).flatMap((rule) => listAt(rule, 'to')),
    ]);
    const labels = rules
      .filter((peer) => peer.namespaceSelector !== undefined)
      .flatMap((peer) => Object.keys(at(peer, 'namespaceSelector', 'matchLabels') as Manifest));

    expect(labels.length).toBeGreaterThan(0);
    expect(new Set(labels)).toEqual(new Set(['kubernetes.io/metadata.name']));
  });

  test('a pod that nobody connects to is closed to its neighbours', () => {
    expect(open(objects, { pod: 'qdrant' }, { pod: 'mcp-server-langgraph' }, 8000)).toBe(false);
    expect(open(objects, { pod: 'qdrant' }, { pod: 'openfga' }, 8080)).toBe(false);
  });
});

describe.each(cloudPlatforms)('$name on Google Cloud', (cloud) => {
  const { objects } = cloud;

  test('every pod with a database proxy reaches Cloud SQL on 3307', () => {
    const cut = DATABASE_CLIENTS.filter((pod) => open(objects, { pod }, managedService(cloud), 3307) !== true);
    expect(cut).toEqual([]);
  });

  test('every pod with a Google account reaches Google APIs and the metadata server', () => {
    const cut = GOOGLE_CLIENTS.filter(
      (pod) =>
        open(objects, { pod }, PUBLIC, 443) !== true ||
        open(objects, { pod }, METADATA, 80, 988) !== true ||
        open(objects, { pod }, { address: '169.254.169.252' }, 988) !== true,
    );
    expect(cut).toEqual([]);
  });

  test('the mcp-server reaches Memorystore on 6378, the only port that it listens on', () => {
    expect(open(objects, { pod: 'mcp-server-langgraph' }, managedService(cloud), 6378)).toBe(true);
    expect(open(objects, { pod: 'mcp-server-langgraph' }, managedService(cloud), 6379)).toBe(false);
  });

  test('the way to managed services follows the range that the overlay names', () => {
    const { environment } = cloud;
    if (environment.cloud === undefined) throw new Error('not on Google Cloud');
    const moved = build({ ...environment, cloud: { ...environment.cloud, privateServices: '172.20.0.0/16' } });

    expect(open(moved.objects, { pod: 'keycloak' }, { address: '172.20.4.5' }, 3307)).toBe(true);
    expect(open(moved.objects, { pod: 'keycloak' }, managedService(cloud), 3307)).toBe(false);
  });
});

describe('dev', () => {
  const { objects } = platform('dev');

  test.each([
    ['keycloak', 'postgres', 5432],
    ['openfga', 'postgres', 5432],
    ['openfga-migrate', 'postgres', 5432],
    ['gdpr-schema', 'postgres', 5432],
    ['mcp-server-langgraph', 'redis', 6379],
  ])('%s reaches %s on %d', (from, to, port) => {
    expect(open(objects, { pod: from }, { pod: to }, port)).toBe(true);
  });
});

describe('the gate', () => {
  const { objects } = platform('staging-gke');

  test('a policy that means no pod is refused', () => {
    const lost = changed(
      objects,
      'NetworkPolicy',
      'staging-openfga',
      JsonPatch.replace('/spec/podSelector/matchLabels/app', 'open-fga'),
    );
    expect(found(lost)).toEqual([
      finding('networkpolicy-selects-pods', 'NetworkPolicy/staging-openfga', 'no pod', '"app":"open-fga"'),
    ]);
  });

  test('a policy in a namespace of another name is refused', () => {
    const lost = changed(
      objects,
      'NetworkPolicy',
      'staging-qdrant',
      JsonPatch.replace('/metadata/namespace', 'mcp-server-langgraph'),
    );
    expect(found(lost)).toEqual([
      finding('namespace-exists', 'NetworkPolicy/staging-qdrant', 'made by nothing'),
      finding('networkpolicy-selects-pods', 'NetworkPolicy/staging-qdrant', 'no pod'),
      finding('network-ingress-allowed', 'ConfigMap/staging-mcp-server-langgraph-config', 'staging-qdrant'),
    ]);
  });

  /** The set in which a policy has lost the rules that speak of something. */
  function cut(name: string, direction: 'ingress' | 'egress', what: string): Manifest[] {
    const rules = listAt(find(objects, 'NetworkPolicy', name), 'spec', direction);
    const kept = rules.filter((rule) => !JSON.stringify(rule).includes(what));
    expect(kept).toHaveLength(rules.length - 1);
    return changed(objects, 'NetworkPolicy', name, JsonPatch.replace(`/spec/${direction}`, kept));
  }

  test('a pod that may not ask for names is refused', () => {
    expect(found(cut('staging-mcp-server-langgraph', 'egress', '"port":53'))).toEqual([
      finding('network-dns-allowed', 'Deployment/staging-mcp-server-langgraph', 'UDP and TCP'),
    ]);
  });

  test.each(['keycloak', 'openfga', 'otel-collector'])('a way to %s that is closed at either end is refused', (app) => {
    const source = 'staging-mcp-server-langgraph';
    const told = `ConfigMap/${source}-config`;

    expect(found(cut(source, 'egress', `"app":"${app}"`))).toEqual([
      finding('network-egress-allowed', told, `Deployment/${source} is told to use`, `staging-${app}`),
    ]);
    expect(found(cut(`staging-${app}`, 'ingress', '"app":"mcp-server-langgraph"'))).toEqual([
      finding('network-ingress-allowed', told, `Deployment/${source} is told to use`, `staging-${app}`),
    ]);
  });
});

describe('these tests', () => {
  const { objects } = platform('staging-gke');
  const server: End = { pod: 'mcp-server-langgraph' };

  test('notice a connection whose source or target policy is gone, as the default refuses it', () => {
    expect(open(without(objects, 'NetworkPolicy', 'staging-mcp-server-langgraph'), server, PUBLIC, 443)).toBe(false);
    expect(open(without(objects, 'NetworkPolicy', 'staging-qdrant'), server, { pod: 'qdrant' }, 6333)).toBe(false);
  });

  test('notice a rule for pods where an address outside is meant', () => {
    const everywhere = { to: [{ namespaceSelector: {} }], ports: [{ port: 443, protocol: 'TCP' }] };
    const closed = changed(
      objects,
      'NetworkPolicy',
      'staging-mcp-server-langgraph',
      JsonPatch.replace('/spec/egress', [everywhere]),
    );
    expect(open(closed, server, PUBLIC, 443)).toBe(false);
  });
});
