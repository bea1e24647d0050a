import { type Component, ConfigMap, type ContainerProps, ExternalSecret, Job } from '../../lib/constructs';
import { plain, sha256, template, text, type SecretTemplate } from '../../lib/config';
import { callName, type Manifest, ofKind, podSpec } from '../support/manifest';
import {
  accountOf,
  bareWorkload,
  CONTAINER,
  LISTENING,
  plainStore,
  PORTS,
  secrets,
  USER,
  webWorkload,
} from '../support/parts';
import { render, renderComponent } from '../support/render';

/** Makes a Job, and returns it as rendered. */
function jobOf(build: (job: Job, component: Component) => void): Manifest {
  const { objects } = renderComponent((component) => {
    build(new Job(component, 'migrate', { account: accountOf(component), user: USER }), component);
  });
  const [job] = ofKind(objects, 'Job');
  if (job === undefined) throw new Error('no Job was rendered');
  return job;
}

function running(differing: Partial<ContainerProps> = {}): Manifest {
  return jobOf((job) => {
    job.run({ ...CONTAINER, ...differing });
  });
}

/** A Job that reads a ConfigMap and a Secret, next to a ConfigMap that it does not read. */
function reading(content: { level?: string; recipe?: SecretTemplate<'api_key'>; unread?: string }): Manifest {
  return jobOf((job, component) => {
    const keys = { level: text({ default: 'info', doc: 'Level.' }) } as const;
    const make = (base: string, level = 'info') =>
      new ConfigMap(component, base, { keys, values: { level }, wired: {} });
    make('unread-config', content.unread);
    const secret = new ExternalSecret(component, 'secrets', {
      store: plainStore(component),
      entries: { api_key: secrets.api_key },
      keys: { token: content.recipe ?? plain(secrets.api_key) },
    });
    job.run({ ...CONTAINER, env: { ...make('config', content.level).envAll(), ...secret.envAll() } });
  });
}

describe("a Job's name", () => {
  test('is its prefixed name and eight figures of a hash', () => {
    expect(callName(running())).toMatch(/^Job\/test-migrate-[0-9a-f]{8}$/);
  });

  test('is the same for the same content', () => {
    expect(callName(reading({}))).toBe(callName(reading({})));
  });

  test.each<{ what: string; differing: Partial<ContainerProps> }>([
    { what: 'image', differing: { image: { repository: 'registry.test/task', tag: '2.0.1' } } },
    { what: 'command', differing: { command: ['migrate'] } },
    { what: 'arguments', differing: { args: ['--all'] } },
    { what: 'writable paths', differing: { writable: { '/tmp': '1Mi' } } },
    { what: 'user', differing: { user: { uid: 1, gid: 1 } } },
  ])('changes with its $what', ({ differing }) => {
    expect(callName(running(differing))).not.toBe(callName(running()));
  });

  test('changes with a sidecar', () => {
    const accompanied = jobOf((job) => {
      job.sidecar('proxy', PORTS, LISTENING);
      job.run(CONTAINER);
    });

    expect(callName(accompanied)).not.toBe(callName(running()));
  });

  test('changes with a value of a ConfigMap that it reads, though its template does not', () => {
    const [one, other] = [reading({ level: 'info' }), reading({ level: 'debug' })];

    expect(other.spec).toEqual(one.spec);
    expect(callName(other)).not.toBe(callName(one));
  });

  test('changes with the recipe of a Secret that it reads, though its template does not', () => {
    const [one, other] = [reading({}), reading({ recipe: template`${sha256(secrets.api_key)}` })];

    expect(other.spec).toEqual(one.spec);
    expect(callName(other)).not.toBe(callName(one));
  });

  test('does not change with a ConfigMap that it does not read', () => {
    expect(callName(reading({ unread: 'debug' }))).toBe(callName(reading({ unread: 'info' })));
  });

  test('does not change with the workloads beside it, nor with the order of making', () => {
    const accompanied = jobOf((job, component) => {
      job.run(CONTAINER);
      bareWorkload(component, 'neighbour').run(LISTENING);
    });

    expect(callName(accompanied)).toBe(callName(running()));
  });

  test('does not change with a connection that opens the network only', () => {
    const name = (connect: boolean): string[] =>
      ofKind(
        render((make) => {
          const endpoint = webWorkload(make('web')).serve({ http: 80 }).endpoint('http');
          const component = make('task');
          const job = new Job(component, 'migrate', { account: accountOf(component), user: USER });
          if (connect) job.connect(endpoint);
          job.run(CONTAINER);
        }).objects,
        'Job',
      ).map(callName);

    expect(name(true)).toEqual(name(false));
  });
});

describe('a Job', () => {
  test('runs its pod to the end once, and gives up after six failures', () => {
    expect(running().spec).toMatchObject({ completions: 1, parallelism: 1, backoffLimit: 6 });
    expect(podSpec(running()).restartPolicy).toBe('Never');
  });

  test('waits for its Secret as long as it takes: it has no deadline', () => {
    expect(running().spec).not.toHaveProperty('activeDeadlineSeconds');
  });

  test('is as hardened as a workload', () => {
    const [main] = podSpec(running()).containers as Manifest[];

    expect(podSpec(running())).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
    expect(main?.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    });
  });

  test('has a network policy of its own, and opens the way that it connects', () => {
    const { objects } = render((make) => {
      const endpoint = webWorkload(make('web')).serve({ http: 80 }).endpoint('http');
      const component = make('task');
      const job = new Job(component, 'migrate', { account: accountOf(component), user: USER });
      job.connect(endpoint);
      job.run(CONTAINER);
    });
    const policies = ofKind(objects, 'NetworkPolicy').map(({ spec }) => spec as Manifest);

    expect(policies.map(({ podSelector }) => podSelector)).toContainEqual({ matchLabels: { app: 'migrate' } });
    expect(policies.map(({ ingress }) => ingress)).toContainEqual([
      { from: [{ podSelector: { matchLabels: { app: 'migrate' } } }], ports: [{ protocol: 'TCP', port: 8080 }] },
    ]);
  });

  test('fails without a main container', () => {
    expect(() => jobOf(() => undefined)).toThrow('migrate: no main container: call run()');
  });
});
