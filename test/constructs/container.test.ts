import {
  type Component,
  ConfigMap,
  ExternalSecret,
  healthPort,
  type Health,
  type ListeningProps,
  podField,
  port,
  ServiceAccount,
  Workload,
} from '../../lib/constructs';
import { plain, text, textFile } from '../../lib/config';
import { at, container, find, listAt, type Manifest, namesAt, podSpec } from '../support/manifest';
import {
  bareWorkload,
  CONTAINER,
  LISTENING,
  plainStore,
  PORTS,
  secrets,
  TIMES,
  USER,
  webWorkload,
} from '../support/parts';
import { render, renderComponent } from '../support/render';

/** The Deployment of a workload with the given container. */
function deployment(differing: Partial<ListeningProps<typeof PORTS>> = {}): Manifest {
  return deploymentOf((component) => {
    webWorkload(component, {}, differing);
  });
}

function deploymentOf(build: (component: Component) => void): Manifest {
  return find(renderComponent(build).objects, 'Deployment', 'test-web');
}

/** A pod with a container in every role. */
function allRoles(): Manifest {
  const { objects } = render((make) => {
    const back = webWorkload(make('web')).serve({ http: 80 }).endpoint('http');
    const front = bareWorkload(make('front'), 'front');
    front.connect(back, { wait: true });
    front.sidecar('helper', PORTS, LISTENING);
    front.init('prepare', CONTAINER);
    front.run(LISTENING);
  });
  return find(objects, 'Deployment', 'test-front');
}

describe('every container is hardened without asking', () => {
  const pod = allRoles();

  test.each(['front', 'helper', 'wait-for-web-http', 'prepare'])(
    'container %s keeps the restricted Pod Security Standard and a read-only root',
    (name) => {
      expect(at(container(pod, name), 'securityContext')).toEqual({
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        privileged: false,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
      });
    },
  );

  test('the pod runs as its declared user, under the default seccomp profile', () => {
    expect(at(podSpec(pod), 'securityContext')).toEqual({
      runAsNonRoot: true,
      runAsUser: USER.uid,
      runAsGroup: USER.gid,
      fsGroup: USER.fsGroup,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  test('the pod gets no token and no Service variables', () => {
    expect(podSpec(pod)).toMatchObject({
      serviceAccountName: 'test-front',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
    });
  });

  test('the pod shares nothing with its node', () => {
    const fields = Object.keys(podSpec(pod));

    expect(fields.filter((field) => field.startsWith('host'))).toEqual([]);
  });

  test('the account itself mounts no token either', () => {
    const { objects } = renderComponent((component) => new ServiceAccount(component, 'web'));

    expect(find(objects, 'ServiceAccount', 'test-web').automountServiceAccountToken).toBe(false);
  });

  test('one container may have a user of its own, and stays hardened', () => {
    const own = container(deployment({ user: { uid: 70, gid: 71 } }), 'web');

    expect(at(own, 'securityContext')).toMatchObject({
      runAsUser: 70,
      runAsGroup: 71,
      runAsNonRoot: true,
      readOnlyRootFilesystem: true,
    });
  });
});

describe('fails for a pod that runs as root:', () => {
  const fault = { path: 'testing.web.web.user', message: 'must not be root: give the uid of the image' };

  test('by its own user', () => {
    const { faults } = renderComponent((component) => webWorkload(component, { user: { ...USER, uid: 0 } }));

    expect(faults).toEqual([fault]);
  });

  test.each(['main', 'init', 'sidecar'] as const)('by the user of its %s container', (role) => {
    const root = { uid: 0, gid: 0 };
    const { faults } = renderComponent((component) => {
      const web = bareWorkload(component, 'web');
      if (role === 'init') web.init('prepare', { ...CONTAINER, user: root });
      if (role === 'sidecar') web.sidecar('helper', PORTS, { ...LISTENING, user: root });
      web.run(role === 'main' ? { ...LISTENING, user: root } : LISTENING);
    });

    expect(faults).toEqual([fault]);
  });

  test('and not for one whose group alone is 0, as images for any user have it', () => {
    expect(renderComponent((component) => webWorkload(component, { user: { ...USER, gid: 0 } })).faults).toEqual([]);
  });
});

function sized(paths: readonly string[]) {
  return Object.fromEntries(paths.map((path) => [path, '1Mi'] as const));
}

describe('writable paths', () => {
  test('are exactly the declared ones, each an emptyDir with a size limit', () => {
    const workload = deployment({ writable: { '/tmp': '64Mi', '/var/cache/web': '2Gi' } });

    expect(listAt(podSpec(workload), 'volumes')).toEqual([
      { name: 'web-tmp', emptyDir: { sizeLimit: '64Mi' } },
      { name: 'web-var-cache-web', emptyDir: { sizeLimit: '2Gi' } },
    ]);
    expect(listAt(container(workload, 'web'), 'volumeMounts')).toEqual([
      { name: 'web-tmp', mountPath: '/tmp' },
      { name: 'web-var-cache-web', mountPath: '/var/cache/web' },
    ]);
  });

  test('are none, when none is declared', () => {
    const workload = deployment();

    expect([at(podSpec(workload), 'volumes'), at(container(workload, 'web'), 'volumeMounts')]).toEqual([[], []]);
  });

  test('of two containers are two volumes, even at one path', () => {
    const workload = deploymentOf((component) => {
      const web = bareWorkload(component, 'web');
      web.init('prepare', { ...CONTAINER, writable: { '/tmp': '1Mi' } });
      web.run({ ...LISTENING, writable: { '/tmp': '2Mi' } });
    });

    expect(listAt(podSpec(workload), 'volumes')).toEqual([
      { name: 'prepare-tmp', emptyDir: { sizeLimit: '1Mi' } },
      { name: 'web-tmp', emptyDir: { sizeLimit: '2Mi' } },
    ]);
  });

  const LONG = `/${'a'.repeat(80)}`;
  test.each([
    { what: 'that differ in punctuation only', paths: ['/data/a-b', '/data/a/b'] as const },
    { what: 'that differ after 63 characters only', paths: [`${LONG}/x`, `${LONG}/y`] as `/${string}`[] },
  ])('$what are two volumes', ({ paths }) => {
    const workload = deployment({ writable: sized(paths) });

    expect(new Set(namesAt(podSpec(workload), 'volumes')).size).toBe(2);
  });

  test('give a volume a name that Kubernetes accepts, wherever the cut falls', () => {
    const paths = Array.from({ length: 8 }, (_, index) => `/${'a'.repeat(54 + index)}/tail`);
    const names = namesAt(podSpec(deployment({ writable: sized(paths) })), 'volumes');

    expect(names.filter((name) => !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(String(name)))).toEqual([]);
    expect(names).toHaveLength(8);
  });
});

describe('files', () => {
  const files = { 'app.conf': textFile({ doc: 'Settings.' }), 'more.conf': textFile({ doc: 'More.' }) } as const;

  const workload = deploymentOf((component) => {
    const values = { 'app.conf': 'a\n', 'more.conf': 'b\n' };
    const config = new ConfigMap(component, 'web-files', { keys: files, values: {}, wired: values });
    const secret = new ExternalSecret(component, 'web-secrets', {
      store: plainStore(component),
      entries: { api_key: secrets.api_key },
      keys: { key_pem: plain(secrets.api_key) },
    });
    const mounted = {
      '/etc/web': config.files({ 'app.conf': 'app.conf' }),
      '/etc/keys': secret.files({ 'key.pem': 'key_pem' }),
    };
    webWorkload(component, {}, { files: mounted });
  });

  test('come from the named keys only', () => {
    expect(listAt(podSpec(workload), 'volumes')).toEqual([
      { name: 'web-etc-web', configMap: { name: 'test-web-files', items: [{ key: 'app.conf', path: 'app.conf' }] } },
      {
        name: 'web-etc-keys',
        secret: { secretName: 'test-web-secrets', items: [{ key: 'key-pem', path: 'key.pem' }] },
      },
    ]);
  });

  test('are mounted read-only', () => {
    expect(listAt(container(workload, 'web'), 'volumeMounts')).toEqual([
      { name: 'web-etc-web', mountPath: '/etc/web', readOnly: true },
      { name: 'web-etc-keys', mountPath: '/etc/keys', readOnly: true },
    ]);
  });
});

describe('environment variables', () => {
  const keys = {
    log_level: text({ default: 'info', doc: 'Level.' }),
    unread: text({ default: 'x', doc: 'X.' }),
  } as const;

  const workload = deploymentOf((component) => {
    const config = new ConfigMap(component, 'web-config', { keys, values: {}, wired: {} });
    const secret = new ExternalSecret(component, 'web-secrets', {
      store: plainStore(component),
      entries: secrets,
      keys: { db_password: plain(secrets.db_password), api_key: plain(secrets.api_key) },
    });
    const env = { ...config.env(['log_level']), ...secret.envAll(), POD_IP: podField('status.podIP') };
    webWorkload(component, {}, { env });
  });

  test('are references to a ConfigMap, a Secret or a field of the pod, and never values', () => {
    expect(listAt(container(workload, 'web'), 'env')).toEqual([
      { name: 'LOG_LEVEL', valueFrom: { configMapKeyRef: { name: 'test-web-config', key: 'log_level' } } },
      { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'test-web-secrets', key: 'db-password' } } },
      { name: 'API_KEY', valueFrom: { secretKeyRef: { name: 'test-web-secrets', key: 'api-key' } } },
      { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
    ]);
  });

  test('are the asked keys of a ConfigMap, not all of them', () => {
    expect(namesAt(container(workload, 'web'), 'env')).not.toContain('UNREAD');
  });

  test('are every key, when all are asked for', () => {
    const all = deploymentOf((component) => {
      const config = new ConfigMap(component, 'web-config', { keys, values: {}, wired: {} });
      webWorkload(component, {}, { env: config.envAll() });
    });

    expect(namesAt(container(all, 'web'), 'env')).toEqual(['LOG_LEVEL', 'UNREAD']);
  });
});

describe('image, command and resources', () => {
  test('an image is pulled by tag, and by digest where one is known', () => {
    const image = { repository: 'registry.test/web', tag: '1.2.3' };
    const digest = `sha256:${'0'.repeat(64)}` as const;

    expect(container(deployment({ image }), 'web').image).toBe('registry.test/web:1.2.3');
    expect(container(deployment({ image: { ...image, digest } }), 'web').image).toBe(
      `registry.test/web:1.2.3@${digest}`,
    );
  });

  test('an image that is on the node is not pulled again', () => {
    expect(container(deployment(), 'web').imagePullPolicy).toBe('IfNotPresent');
  });

  test("the image's own command and arguments stay, when none are given", () => {
    const fields = Object.keys(container(deployment(), 'web'));

    expect(fields.filter((field) => /^(command|args)$/.test(field))).toEqual([]);
  });

  test('a command and arguments are passed on word by word', () => {
    const asked = { command: ['run', 'a b'], args: ['--flag=$HOME', ''] };

    expect(container(deployment(asked), 'web')).toMatchObject(asked);
  });

  test('CPU, memory and ephemeral storage each have a request and a limit', () => {
    expect(at(container(deployment(), 'web'), 'resources')).toEqual({
      requests: { cpu: '100m', memory: '256Mi', 'ephemeral-storage': '200Mi' },
      limits: { cpu: '200m', memory: '512Mi', 'ephemeral-storage': '400Mi' },
    });
  });

  test('every declared port is a container port of its name', () => {
    expect(listAt(container(deployment(), 'web'), 'ports')).toEqual([
      { name: 'http', containerPort: 8080 },
      { name: 'admin', containerPort: 9090 },
    ]);
  });
});

describe('probes', () => {
  function probesOf(health: Health, times: Partial<typeof TIMES> = {}): Manifest {
    const { objects } = renderComponent((component) => {
      const ports = { other: port(1111), api: healthPort(5000, health) };
      const account = new ServiceAccount(component, 'web');
      const workload = new Workload(component, 'web', { account, user: USER, ports, scale: { replicas: 1 } });
      workload.run({ ...LISTENING, probes: { port: 'api', ...TIMES, ...times } });
    });
    return container(find(objects, 'Deployment', 'test-web'), 'web');
  }

  test('ask the paths of the port that they name, each with the times that are given for it', () => {
    const probed = probesOf({ startup: '/a', readiness: '/b', liveness: '/c' });

    expect(probed).toMatchObject({
      startupProbe: { httpGet: { path: '/a', port: 'api' }, periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 3 },
      readinessProbe: {
        httpGet: { path: '/b', port: 'api' },
        periodSeconds: 4,
        timeoutSeconds: 5,
        failureThreshold: 6,
      },
      livenessProbe: { httpGet: { path: '/c', port: 'api' }, periodSeconds: 7, timeoutSeconds: 8, failureThreshold: 9 },
    });
  });

  test('open a connection, run a command or speak gRPC where the port says so', () => {
    const probed = probesOf({ startup: { exec: ['ready', '--now'] }, readiness: 'grpc', liveness: 'tcp' });

    expect(at(probed, 'startupProbe', 'exec')).toEqual({ command: ['ready', '--now'] });
    expect(at(probed, 'readinessProbe', 'grpc')).toEqual({ port: 5000 });
    expect(at(probed, 'livenessProbe', 'tcpSocket')).toEqual({ port: 'api' });
  });

  test('each ask in one way only', () => {
    const probed = probesOf({ startup: '/a', readiness: 'grpc', liveness: 'tcp' });
    const ways = (['startupProbe', 'readinessProbe', 'livenessProbe'] as const).map((probe) =>
      Object.keys(probed[probe] as Manifest).filter((field) => !/(Seconds|Threshold)$/.test(field)),
    );

    expect(ways).toEqual([['httpGet'], ['grpc'], ['tcpSocket']]);
  });

  test('wait before the first question only when told to', () => {
    const slow = { startup: { ...TIMES.startup, initialDelay: 30 } };
    const probed = probesOf({ startup: '/a', readiness: '/b', liveness: '/c' }, slow);

    expect(at(probed, 'startupProbe', 'initialDelaySeconds')).toBe(30);
    expect(at(probed, 'livenessProbe', 'initialDelaySeconds')).toBeUndefined();
  });
});
