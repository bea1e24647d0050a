import { JsonPatch } from 'cdk8s';
import { at, container, find, listAt, ofKind, podSpec, type Manifest } from '../support/manifest';
import { changed, cloudPlatforms, finding, found, platform, platforms } from './platforms';
import { containersOf, containersWhere, initContainersOf, workloadsOf } from './pods';

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;

function mountPaths(body: Manifest): string[] {
  return ((body.volumeMounts ?? []) as Manifest[]).map(({ mountPath }) => String(mountPath));
}

function repeated(names: readonly unknown[]): unknown[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

describe.each(platforms)('$name', ({ objects }) => {
  test('every container of every pod is hardened, init containers and sidecars too', () => {
    const hardened = {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    };

    containersOf(objects).forEach(({ body }) => {
      expect(body.securityContext).toMatchObject(hardened);
    });
    workloadsOf(objects).forEach((workload) => {
      expect(at(podSpec(workload), 'securityContext', 'seccompProfile')).toEqual({ type: 'RuntimeDefault' });
    });
  });

  test('every program has a /tmp that it can write, as its root file system is read-only', () => {
    expect(containersWhere(objects, ({ body, lasting }) => lasting && !mountPaths(body).includes('/tmp'))).toEqual([]);
  });

  test('every volume has one source', () => {
    const volumes = workloadsOf(objects).flatMap((workload) => listAt(podSpec(workload), 'volumes'));
    expect(volumes.filter((volume) => Object.keys(volume).length !== 2)).toEqual([]);
  });

  test('no port of a Service or a container has the name of another', () => {
    const services = ofKind(objects, 'Service').map((service) => listAt(service, 'spec', 'ports'));
    const containers = containersOf(objects).map(({ body }) => (body.ports ?? []) as Manifest[]);

    expect([...services, ...containers].flatMap((ports) => repeated(ports.map(({ name }) => name)))).toEqual([]);
  });

  test('every environment variable is upper-case, stands once and has one source, never a literal', () => {
    const lists = containersOf(objects).map(({ body }) => (body.env ?? []) as Manifest[]);

    lists.forEach((list) => {
      expect(repeated(list.map(({ name }) => name))).toEqual([]);
    });
    lists.flat().forEach((variable) => {
      expect(variable.name).toMatch(/^[A-Z][A-Z0-9_]*$/);
      expect(Object.keys(variable)).toEqual(['name', 'valueFrom']);
      expect(Object.keys(variable.valueFrom as Manifest)).toHaveLength(1);
    });
  });

  test('every container asks for cpu, memory and ephemeral storage, and limits them', () => {
    const amounts = ['cpu', 'ephemeral-storage', 'memory'];
    containersOf(objects).forEach(({ body }) => {
      expect(Object.keys(at(body, 'resources', 'requests') as Manifest).sort()).toEqual(amounts);
      expect(Object.keys(at(body, 'resources', 'limits') as Manifest).sort()).toEqual(amounts);
    });
  });

  test('a kubelet asks by command only where the image is made for that command', () => {
    const commands = containersOf(objects).flatMap(({ body }) =>
      PROBES.map((probe) => body[probe] as Manifest | undefined)
        .filter((probe) => probe?.exec !== undefined)
        .map((probe) => `${String(body.name)}: ${(at(probe, 'exec', 'command') as string[]).join(' ')}`),
    );
    const known = ['postgres: pg_isready --host=127.0.0.1 --quiet', 'redis: sh -c redis-cli ping | grep -q PONG'];

    expect(commands.filter((command) => !known.includes(command))).toEqual([]);
  });

  test('a program with a health page is asked for it, also whether it lives', () => {
    const asked = containersOf(objects).filter(({ body }) => body.livenessProbe !== undefined);
    const bare = asked.filter(({ body }) => (body.livenessProbe as Manifest).httpGet === undefined);

    expect(asked.length).toBeGreaterThan(4);
    expect(bare.map(({ body }) => body.name).filter((name) => name !== 'postgres' && name !== 'redis')).toEqual([]);
  });

  test('metrics are read where a container serves them', () => {
    const monitors = [...ofKind(objects, 'PodMonitor'), ...ofKind(objects, 'PodMonitoring')];
    const scraped = monitors.map((monitor) => {
      const app = String(at(monitor, 'spec', 'selector', 'matchLabels', 'app'));
      const { endpoints, podMetricsEndpoints = endpoints } = monitor.spec as Record<string, Manifest[]>;
      const [{ port, path } = {}] = podMetricsEndpoints ?? [];
      const declared = containersOf(objects)
        .filter(({ body }) => body.name === app)
        .flatMap(({ body }) => listAt(body, 'ports'));
      const number = declared.find(({ name }) => name === port)?.containerPort;
      return { app, at: `${String(number)}${String(path)}` };
    });

    expect(Object.fromEntries(scraped.map(({ app, at: place }) => [app, place]))).toEqual({
      keycloak: '9000/metrics',
      openfga: '2112/metrics',
      'otel-collector': '8888/metrics',
      qdrant: '6333/metrics',
    });
  });

  test('no container waits for what starts after it, and every wait has an end', () => {
    const starts = containersOf(objects).filter(({ body }) => String(body.name).startsWith('wait-for-'));

    expect(starts.map(({ body }) => (body.command as string[]).slice(0, 2))).toEqual(
      starts.map(() => ['timeout', '600']),
    );
    expect(starts.map(({ body }) => (body.args as string[])[0]).filter((host) => host === '127.0.0.1')).toEqual([]);
  });

  test('no workload waits for one that waits for it', () => {
    const waits = new Map(
      workloadsOf(objects).map((workload) => [
        String(at(workload, 'metadata', 'name')),
        initContainersOf(workload)
          .filter(({ name }) => String(name).startsWith('wait-for-'))
          .map(({ args }) => (args as string[])[0] ?? ''),
      ]),
    );
    const comesBack = (name: string, seen: readonly string[]): boolean =>
      seen.includes(name) || (waits.get(name) ?? []).some((next) => comesBack(next, [...seen, name]));

    expect([...waits.values()].flat().length).toBeGreaterThan(0);
    expect([...waits.keys()].filter((name) => comesBack(name, []))).toEqual([]);
  });

  test('Qdrant writes its snapshots on its volume', () => {
    const qdrant = objects.find(
      (object) => object.kind === 'StatefulSet' && String(at(object, 'metadata', 'name')).endsWith('-qdrant'),
    );
    const config = ofKind(objects, 'ConfigMap').find((one) =>
      String(at(one, 'metadata', 'name')).endsWith('-qdrant-config'),
    );

    expect(mountPaths(container(qdrant ?? {}, 'qdrant'))).toContain('/qdrant/storage');
    expect(at(config, 'data', 'qdrant__storage__snapshots_path')).toBe('/qdrant/storage/snapshots');
  });
});

describe.each(cloudPlatforms)('$name on Google Cloud', ({ objects, environment }) => {
  const clients = workloadsOf(objects).filter((workload) =>
    ['keycloak', 'openfga', 'openfga-migrate', 'gdpr-schema'].includes(
      String(at(workload, 'spec', 'template', 'metadata', 'labels', 'app')),
    ),
  );

  test('every pod that uses the database has its proxy, which starts first and before any wait', () => {
    expect(clients).toHaveLength(4);
    clients.forEach((workload) => {
      expect(initContainersOf(workload)[0]).toMatchObject({ name: 'cloud-sql-proxy', restartPolicy: 'Always' });
    });
  });

  test('a proxy serves its health on the port and address that the kubelet asks', () => {
    clients.forEach((workload) => {
      const proxy = container(workload, 'cloud-sql-proxy');
      const health = listAt(proxy, 'ports').find(({ name }) => name === 'proxy-health');

      expect(proxy.args).toEqual(
        expect.arrayContaining([
          '--health-check',
          '--http-address=0.0.0.0',
          `--http-port=${String(health?.containerPort)}`,
        ]),
      );
      PROBES.forEach((probe) => {
        expect(at(proxy, probe, 'httpGet', 'port')).toBe('proxy-health');
      });
    });
  });

  test('a proxy is given the instance that the overlay names', () => {
    const { project = '', region = '', databaseInstance = '' } = environment.cloud ?? {};
    clients.forEach((workload) => {
      expect((container(workload, 'cloud-sql-proxy').args as string[]).at(-1)).toBe(
        `${project}:${region}:${databaseInstance}`,
      );
    });
  });

  test('no database and no session store runs in the cluster', () => {
    const names = objects.map((object) => String(at(object, 'metadata', 'name')));
    expect(names.filter((name) => /-(postgres|redis)$/.test(name))).toEqual([]);
  });
});

describe('the gate', () => {
  const { objects } = platform('staging-gke');
  const keycloak = 'Deployment/staging-keycloak';
  const [main, proxy] = ['/spec/template/spec/containers/0', '/spec/template/spec/initContainers/0'];
  const broken = (kind: string, name: string, ...patches: JsonPatch[]) =>
    found(changed(objects, kind, name, ...patches));

  test.each([
    ['two sources', 'secretKeyRef', { name: 'staging-keycloak-secrets', key: 'kc-db-password' }],
    ['a field and a key', 'fieldRef', { fieldPath: 'status.podIP' }],
  ])('a variable with %s is refused', (_, source, value) => {
    expect(
      broken('Deployment', 'staging-keycloak', JsonPatch.add(`${main}/env/0/valueFrom/${source}`, value)),
    ).toContainEqual(finding('env-one-source', keycloak, 'KC_DB_URL_HOST', source));
  });

  test('a variable with a value and a source is refused', () => {
    expect(broken('Deployment', 'staging-keycloak', JsonPatch.add(`${main}/env/0/value`, '127.0.0.1'))).toEqual([
      finding('env-one-source', keycloak, '"KC_DB_URL_HOST" has both value and valueFrom'),
    ]);
  });

  test('a probe of a port that its container does not have is refused', () => {
    expect(broken('Deployment', 'staging-keycloak', JsonPatch.remove(`${proxy}/ports/1`))).toEqual(
      PROBES.map(() => finding('container-port-exists', keycloak, '"cloud-sql-proxy" declares no port "proxy-health"')),
    );
  });

  test('two ports of one name in a Service, or of one number in a container, are refused', () => {
    const [{ name } = {}] = listAt(find(objects, 'Service', 'staging-qdrant'), 'spec', 'ports');
    const again = { name, port: 6400, targetPort: 6333 };

    expect(broken('Service', 'staging-qdrant', JsonPatch.add('/spec/ports/-', again))).toEqual([
      finding('unique-port', 'Service/staging-qdrant', `name "${String(name)}" stands twice`),
    ]);
    expect(
      broken(
        'Deployment',
        'staging-otel-collector',
        JsonPatch.add(`${main}/ports/-`, { name: 'again', containerPort: 4317 }),
      ),
    ).toEqual([finding('unique-port', 'Deployment/staging-otel-collector', '4317/TCP" stands twice')]);
  });

  test('a volume with two sources is refused', () => {
    const second = JsonPatch.add('/spec/template/spec/volumes/1/configMap', { name: 'staging-keycloak-config' });

    expect(broken('Deployment', 'staging-keycloak', second)).toEqual([
      finding('volume-source', keycloak, '"keycloak-tmp" has 2 sources'),
    ]);
  });

  test('a container that is not hardened is refused, a sidecar too', () => {
    const bare = broken('Deployment', 'staging-keycloak', JsonPatch.remove(`${proxy}/securityContext`));

    expect(bare).toEqual([
      finding('pss-privilege-escalation', keycloak, '"cloud-sql-proxy"', 'enforce: restricted'),
      finding('pss-capabilities', keycloak, '"cloud-sql-proxy"', 'enforce: restricted'),
      finding('read-only-root', keycloak, '"cloud-sql-proxy"'),
    ]);
  });

  test('a program that has no volume where it writes is refused', () => {
    expect(broken('StatefulSet', 'staging-qdrant', JsonPatch.remove(`${main}/volumeMounts/0`))).toEqual([
      finding('writable-path', 'StatefulSet/staging-qdrant', '/qdrant/storage, which has no volume'),
    ]);
  });
});
