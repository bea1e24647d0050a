import {
  type Component,
  Endpoint,
  healthPort,
  type ListeningProps,
  Namespace,
  NetworkPolicy,
  port,
  Workload,
} from '../../lib/constructs';
import { at, find, listAt, type Manifest, ofKind } from '../support/manifest';
import { accountOf, bareWorkload, LISTENING, PORTS, USER, webWorkload } from '../support/parts';
import { render, renderComponent } from '../support/render';

function systemPods(name: string): Manifest {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    podSelector: { matchLabels: { 'k8s-app': name } },
  };
}

/** The way to the name servers: kube-dns, the node-local cache as pod and as address, Cloud DNS. */
const DNS = {
  to: [
    systemPods('kube-dns'),
    systemPods('node-local-dns'),
    { ipBlock: { cidr: '169.254.20.10/32' } },
    { ipBlock: { cidr: '169.254.169.254/32' } },
  ],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};

function pods(app: string): Manifest {
  return { podSelector: { matchLabels: { app } } };
}

function tcp(number: number): Manifest[] {
  return [{ protocol: 'TCP', port: number }];
}

function policy(objects: readonly Manifest[], name: string): Manifest {
  return at(find(objects, 'NetworkPolicy', `test-${name}`), 'spec') as Manifest;
}

/** What a policy allows besides DNS. */
function allowed(objects: readonly Manifest[], name: string): { ingress: unknown; egress: unknown } {
  const { ingress, egress } = policy(objects, name);
  return { ingress, egress: (egress as Manifest[]).slice(1) };
}

function webWithPorts<P extends typeof PORTS>(component: Component, ports: P): void {
  const workload = new Workload(component, 'web', {
    account: accountOf(component),
    user: USER,
    ports,
    scale: { replicas: 1 },
  });
  // The ports of LISTENING's probes are among P's.
  workload.run(LISTENING as unknown as ListeningProps<P>);
}

describe('a workload without connections', () => {
  const { objects } = renderComponent(webWorkload);

  test('lets nobody in', () => {
    expect(policy(objects, 'web').ingress).toEqual([]);
  });

  test('may ask every kind of name server, by UDP and by TCP, and nothing else', () => {
    expect(policy(objects, 'web').egress).toEqual([DNS]);
  });

  test('is refused everything else, in both directions', () => {
    expect(policy(objects, 'web')).toMatchObject({
      podSelector: { matchLabels: { app: 'web' } },
      policyTypes: ['Ingress', 'Egress'],
    });
  });
});

describe('connecting to an endpoint', () => {
  /** The Service listens on 80, the pods behind it on 8080. */
  function connected(times: number): readonly Manifest[] {
    return render((make) => {
      const endpoint = webWorkload(make('web')).serve({ http: 80 }).endpoint('http');
      const front = bareWorkload(make('front'), 'front');
      for (let time = 0; time < times; time += 1) front.connect(endpoint);
      front.run(LISTENING);
      bareWorkload(make('stranger'), 'stranger').run(LISTENING);
    }).objects;
  }

  const objects = connected(1);

  test("lets the consumer out to the pods' own port, which is what a policy sees, not to the Service's", () => {
    expect(allowed(objects, 'front')).toEqual({ ingress: [], egress: [{ to: [pods('web')], ports: tcp(8080) }] });
  });

  test('lets the consumer in at the other end, on the same port', () => {
    expect(allowed(objects, 'web')).toEqual({ ingress: [{ from: [pods('front')], ports: tcp(8080) }], egress: [] });
  });

  test('twice adds no second rule', () => {
    expect(connected(2)).toEqual(objects);
  });

  test('opens nothing for others', () => {
    expect(allowed(objects, 'stranger')).toEqual({ ingress: [], egress: [] });
  });

  test('adds a rule for each consumer', () => {
    const { objects: made } = render((make) => {
      const endpoint = webWorkload(make('web')).serve({ http: 80 }).endpoint('http');
      for (const name of ['one', 'two']) {
        const consumer = bareWorkload(make(name), name);
        consumer.connect(endpoint);
        consumer.run(LISTENING);
      }
    });

    expect(allowed(made, 'web').ingress).toEqual([
      { from: [pods('one')], ports: tcp(8080) },
      { from: [pods('two')], ports: tcp(8080) },
    ]);
  });

  test('that stands outside the cluster lets the consumer out as the endpoint says, and waits for it if asked', () => {
    const outside = new Endpoint('store.tls', {
      host: 'store.internal',
      port: 6378,
      tls: true,
      egress: [{ peers: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }], ports: [6378] }],
    });
    const { objects: made } = renderComponent((component) => {
      const web = bareWorkload(component, 'web');
      web.connect(outside, { wait: true });
      web.run(LISTENING);
    });

    expect(allowed(made, 'web')).toEqual({
      ingress: [],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: tcp(6378) }],
    });
    const deployment = find(made, 'Deployment', 'test-web');
    const [wait] = listAt(deployment, 'spec', 'template', 'spec', 'initContainers');
    expect(wait).toMatchObject({ name: 'wait-for-store-tls', args: ['store.internal', '6378'] });
  });
});

describe('declared ports', () => {
  test('between peers are open to the workload itself only, on both sides', () => {
    const { objects } = renderComponent((component) => {
      webWithPorts(component, { ...PORTS, cluster: port(7800, { peers: true }) });
    });

    expect(allowed(objects, 'web')).toEqual({
      ingress: [{ from: [pods('web')], ports: tcp(7800) }],
      egress: [{ to: [pods('web')], ports: tcp(7800) }],
    });
  });

  test('with metrics are open to the monitoring namespace, and the monitoring is told where to ask', () => {
    const { objects } = renderComponent((component) => {
      webWithPorts(component, { ...PORTS, metrics: port(2112, { metrics: '/numbers' }) });
    });

    const namespace = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'watchers' } } };
    expect(allowed(objects, 'web')).toEqual({ ingress: [{ from: [namespace], ports: tcp(2112) }], egress: [] });
    expect(find(objects, 'PodMonitor', 'test-web')).toMatchObject({
      apiVersion: 'monitoring.coreos.com/v1',
      spec: {
        selector: { matchLabels: { app: 'web' } },
        podMetricsEndpoints: [{ port: 'metrics', path: '/numbers', interval: '30s' }],
      },
    });
  });

  test('with health checks may have metrics too', () => {
    const health = { startup: '/s', readiness: '/r', liveness: '/l' } as const;
    const { objects } = renderComponent((component) => {
      webWithPorts(component, { ...PORTS, http: healthPort(8080, health, { metrics: '/metrics' }) });
    });

    expect(at(find(objects, 'PodMonitor', 'test-web'), 'spec', 'podMetricsEndpoints')).toEqual([
      { port: 'http', path: '/metrics', interval: '30s' },
    ]);
  });

  test("with metrics are told to Google's monitoring in its own kind", () => {
    const { objects } = renderComponent(
      (component) => {
        webWithPorts(component, { ...PORTS, metrics: port(2112, { metrics: '/numbers' }) });
      },
      { monitoring: { kind: 'google-managed', namespace: 'watchers' } },
    );

    expect(ofKind(objects, 'PodMonitor')).toEqual([]);
    expect(find(objects, 'PodMonitoring', 'test-web')).toMatchObject({
      apiVersion: 'monitoring.googleapis.com/v1',
      spec: {
        selector: { matchLabels: { app: 'web' } },
        endpoints: [{ port: 'metrics', path: '/numbers', interval: '30s' }],
      },
    });
  });

  test('without metrics are not announced', () => {
    const { objects } = renderComponent(webWorkload);

    expect(ofKind(objects, 'PodMonitor')).toEqual([]);
  });
});

describe('a policy', () => {
  test('of a namespace denies everything to every pod', () => {
    const { objects } = renderComponent((component) => new Namespace(component));

    expect(ofKind(objects, 'NetworkPolicy').map(({ spec }) => spec)).toEqual([
      { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [], egress: [] },
    ]);
  });

  test('joins namespace and pod labels of one peer, so that both must fit', () => {
    const { objects } = renderComponent((component) => {
      const peers = [{ namespace: 'other', pods: { app: 'job' } }] as const;
      new NetworkPolicy(component, 'web', { app: 'web' }).allowFrom({ peers, ports: [1, 2] });
    });

    expect(policy(objects, 'web').ingress).toEqual([
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } }, ...pods('job') }],
        ports: [...tcp(1), ...tcp(2)],
      },
    ]);
  });
});
