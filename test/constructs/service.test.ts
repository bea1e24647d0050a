import { type Component, type Connection, Endpoint, Ingress } from '../../lib/constructs';
import { tagged } from '../../lib/config';
import { at, find, listAt, type Manifest } from '../support/manifest';
import { bareWorkload, LISTENING, webWorkload } from '../support/parts';
import { render, renderComponent } from '../support/render';

function serviceOf(build: (component: Component) => void): Manifest {
  return at(find(renderComponent(build).objects, 'Service', 'test-web'), 'spec') as Manifest;
}

describe('a Service', () => {
  test('offers the named ports only, and leads to the pods’ port by its name', () => {
    const service = serviceOf((component) => webWorkload(component).serve({ http: 80 }));

    expect(service.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }]);
  });

  test('selects the pods of its workload by the label that selects nothing else', () => {
    expect(serviceOf((component) => webWorkload(component).serve({ http: 80 })).selector).toEqual({ app: 'web' });
  });

  test('has one address, or names every pod when it is headless', () => {
    const common = serviceOf((component) => webWorkload(component).serve({ http: 80 }));
    const headless = serviceOf((component) => webWorkload(component).serve({ http: 80 }, { headless: true }));

    expect([common.type, common.clusterIP]).toEqual(['ClusterIP', undefined]);
    expect(headless.clusterIP).toBe('None');
  });

  test('keeps a client at its pod for as long as it is told, else not at all', () => {
    const common = serviceOf((component) => webWorkload(component).serve({ http: 80 }));
    const sticky = serviceOf((component) => webWorkload(component).serve({ http: 80 }, { affinitySeconds: 60 }));

    expect(common).not.toHaveProperty('sessionAffinity');
    expect(sticky).toMatchObject({
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
    });
  });
});

describe('a connection', () => {
  function connect(options: { tls?: boolean; path?: `/${string}` }): Connection<string> {
    let connection: Connection<string> | undefined;
    render((make) => {
      const endpoint = webWorkload(make('web')).serve({ http: 80, admin: 9999 }).endpoint('admin', options);
      const front = bareWorkload(make('front'), 'front');
      connection = front.connect(endpoint);
      front.run(LISTENING);
    });
    if (connection === undefined) throw new Error('nothing was rendered');
    return connection;
  }

  test("hands out the Service's name and the Service's own port", () => {
    expect(connect({})).toMatchObject({ host: 'test-web', port: 9999, tls: false, authority: 'test-web:9999' });
  });

  test('remembers whose port it is', () => {
    expect(connect({}).id).toBe('web.admin');
  });

  test('has an http URL, or an https one when the server speaks TLS', () => {
    expect(connect({}).url).toBe('http://test-web:9999');
    expect(connect({ tls: true }).url).toBe('https://test-web:9999');
  });

  test('has the path in its URL below which the server answers, and nowhere else', () => {
    expect(connect({ path: '/auth' })).toMatchObject({ url: 'http://test-web:9999/auth', authority: 'test-web:9999' });
  });

  test('is the only way to an endpoint’s host: the endpoint itself shows none', () => {
    const endpoint = new Endpoint('store.tls', { host: 'store.internal', port: 6378, tls: true });

    expect(JSON.stringify(endpoint)).toBe('{"id":"store.tls"}');
    expect(Object.keys(endpoint)).toEqual(['id']);
  });
});

describe('an Ingress', () => {
  const settings = {
    controller: { className: 'nginx', namespace: 'gate', issuer: 'authority' },
    host: tagged<'public.host'>('web.test'),
    port: 'http',
    paths: ['/a/', '/b/'],
    readTimeout: 3600,
    bodySize: '10m',
    buffering: false,
  } as const;

  function rendered(differing: { buffering?: boolean } = {}): readonly Manifest[] {
    return renderComponent((component) => {
      const backend = webWorkload(component).serve({ http: 80 });
      new Ingress(component, 'public', { ...settings, ...differing, backend });
    }).objects;
  }

  test('ends TLS for its host, with a certificate of its own', () => {
    const ingress = find(rendered(), 'Ingress', 'test-public');

    expect(at(ingress, 'spec', 'tls')).toEqual([{ hosts: ['web.test'], secretName: 'test-public-tls' }]);
    expect(at(ingress, 'metadata', 'annotations')).toMatchObject({
      'cert-manager.io/cluster-issuer': 'authority',
      'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
    });
  });

  test('lets the listed paths through and no other, to the Service by the name of its port', () => {
    const service = { name: 'test-web', port: { name: 'http' } };

    expect(at(find(rendered(), 'Ingress', 'test-public'), 'spec', 'rules')).toEqual([
      {
        host: 'web.test',
        http: {
          paths: [
            { path: '/a/', pathType: 'Prefix', backend: { service } },
            { path: '/b/', pathType: 'Prefix', backend: { service } },
          ],
        },
      },
    ]);
  });

  test('is served by the controller of its class', () => {
    expect(at(find(rendered(), 'Ingress', 'test-public'), 'spec', 'ingressClassName')).toBe('nginx');
  });

  test("lets the controller's namespace in to the pods, on the port behind the Service", () => {
    expect(listAt(find(rendered(), 'NetworkPolicy', 'test-web'), 'spec', 'ingress')).toEqual([
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'gate' } } }],
        ports: [{ protocol: 'TCP', port: 8080 }],
      },
    ]);
  });

  test('tells the controller how long, how large, and whether to collect a response first', () => {
    const annotations = (objects: readonly Manifest[]) =>
      at(find(objects, 'Ingress', 'test-public'), 'metadata', 'annotations');

    expect(annotations(rendered())).toMatchObject({
      'nginx.ingress.kubernetes.io/proxy-body-size': '10m',
      'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600',
      'nginx.ingress.kubernetes.io/proxy-send-timeout': '3600',
      'nginx.ingress.kubernetes.io/proxy-buffering': 'off',
    });
    expect(annotations(rendered({ buffering: true }))).toMatchObject({
      'nginx.ingress.kubernetes.io/proxy-buffering': 'on',
    });
  });
});
