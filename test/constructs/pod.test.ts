import { type Component, Job, PriorityClass } from '../../lib/constructs';
import { at, container, find, listAt, type Manifest, namesAt, podSpec } from '../support/manifest';
import { accountOf, bareWorkload, CONTAINER, LISTENING, PORTS, USER, webWorkload } from '../support/parts';
import { render, renderComponent } from '../support/render';

function deploymentOf(build: (component: Component) => void): Manifest {
  return find(renderComponent(build).objects, 'Deployment', 'test-web');
}

describe('containers start in order', () => {
  const { objects } = render((make) => {
    const queue = bareWorkload(make('queue'), 'queue');
    queue.run(LISTENING);
    const endpoint = queue.serve({ http: 80 }).endpoint('http');

    // The order of these calls is the opposite of the order of the start.
    const web = bareWorkload(make('web'), 'web');
    web.run(LISTENING);
    web.init('second-init', CONTAINER);
    web.init('third-init', CONTAINER);
    web.connect(endpoint, { wait: true });
    web.sidecar('proxy', PORTS, LISTENING);
    web.sidecar('logger', PORTS, LISTENING);
  });
  const pod = podSpec(find(objects, 'Deployment', 'test-web'));

  test('sidecars, then waits, then inits, then the main one, whatever the order of the calls', () => {
    expect(namesAt(pod, 'initContainers')).toEqual([
      'proxy',
      'logger',
      'wait-for-queue-http',
      'second-init',
      'third-init',
    ]);
    expect(namesAt(pod, 'containers')).toEqual(['web']);
  });

  test('every native sidecar, and no other init container, is restarted for ever', () => {
    expect(listAt(pod, 'initContainers').map((item) => [item.name, item.restartPolicy])).toEqual([
      ['proxy', 'Always'],
      ['logger', 'Always'],
      ['wait-for-queue-http', undefined],
      ['second-init', undefined],
      ['third-init', undefined],
    ]);
  });

  test('a sidecar has its ports and its probes', () => {
    const proxy = listAt(pod, 'initContainers')[0];

    expect(namesAt(proxy, 'ports')).toEqual(['http', 'admin']);
    expect(at(proxy, 'startupProbe', 'httpGet')).toEqual({ path: '/started', port: 'http' });
  });

  test('init containers and waits have no probes, which the API server would refuse', () => {
    const passing = listAt(pod, 'initContainers').slice(2);

    expect(passing.flatMap(Object.keys).filter((field) => field.endsWith('Probe'))).toEqual([]);
  });

  test("a Job's native sidecar keeps its restart policy too, so that the Job can end", () => {
    const { objects: made } = renderComponent((component) => {
      const job = new Job(component, 'task', { account: accountOf(component), user: USER });
      job.sidecar('proxy', PORTS, LISTENING);
      job.run(CONTAINER);
    });
    const [job = {}] = made.filter(({ kind }) => kind === 'Job');

    expect(listAt(podSpec(job), 'initContainers')[0]).toMatchObject({ name: 'proxy', restartPolicy: 'Always' });
    expect(podSpec(job).restartPolicy).toBe('Never');
  });

  test('a pod without any of them has no init containers', () => {
    expect(podSpec(deploymentOf(webWorkload)).initContainers).toBeUndefined();
  });
});

describe('a start-up wait', () => {
  function waiting(wait: boolean | undefined): Manifest {
    const { objects } = render((make) => {
      const endpoint = webWorkload(make('web')).serve({ http: 80 }).endpoint('http');
      const front = bareWorkload(make('front'), 'front');
      front.connect(endpoint, wait === undefined ? {} : { wait });
      front.run(LISTENING);
    });
    return find(objects, 'Deployment', 'test-front');
  }

  const [program, seconds, shell, option, script, ...rest] = container(waiting(true), 'wait-for-web-http')
    .command as string[];

  test("asks the Service's address, with the platform's image for it", () => {
    const { image, args } = container(waiting(true), 'wait-for-web-http');

    expect(image).toBe('registry.test/wait:1.0.0');
    expect(args).toEqual(['test-web', '80']);
  });

  test('asks again and again, says for what, and ends with an error after ten minutes', () => {
    expect([program, seconds, shell, option]).toEqual(['timeout', '600', 'sh', '-c']);
    expect(script).toBe('until nc -z -w 2 "$1" "$2"; do echo "waiting for $1:$2"; sleep 2; done');
  });

  test('keeps host and port out of the script, where they would be code: they are its arguments', () => {
    expect(script).not.toContain('test-web');
    expect(rest).toEqual(['wait']);
  });

  test('has requests and limits, as every container', () => {
    expect(at(container(waiting(true), 'wait-for-web-http'), 'resources')).toEqual({
      requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '100Mi' },
      limits: { cpu: '200m', memory: '256Mi', 'ephemeral-storage': '200Mi' },
    });
  });

  test.each([false, undefined])('is not there when the connection asks for none (wait: %s)', (wait) => {
    expect(podSpec(waiting(wait)).initContainers).toBeUndefined();
  });

  test('is one of two, each with a name of its own, for two ports of one component', () => {
    const { objects } = render((make) => {
      const service = webWorkload(make('web')).serve({ http: 80, admin: 90 });
      const front = bareWorkload(make('front'), 'front');
      front.connect(service.endpoint('http'), { wait: true });
      front.connect(service.endpoint('admin'), { wait: true });
      front.run(LISTENING);
    });
    const names = namesAt(podSpec(find(objects, 'Deployment', 'test-front')), 'initContainers');

    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(2);
  });

  test('stands once when one endpoint is connected to twice', () => {
    const { objects } = render((make) => {
      const endpoint = webWorkload(make('web')).serve({ http: 80 }).endpoint('http');
      const front = bareWorkload(make('front'), 'front');
      front.connect(endpoint, { wait: true });
      front.connect(endpoint, { wait: true });
      front.run(LISTENING);
    });

    expect(namesAt(podSpec(find(objects, 'Deployment', 'test-front')), 'initContainers')).toEqual([
      'wait-for-web-http',
    ]);
  });
});

test('fails when a pod gets two sidecars of one name', () => {
  const twice = () =>
    render((make) => {
      const web = bareWorkload(make('web'), 'web');
      web.sidecar('proxy', PORTS, LISTENING);
      web.sidecar('proxy', PORTS, LISTENING);
    });

  expect(twice).toThrow('the sidecar proxy is added twice');
});

describe('the main container', () => {
  test('fails when there is none', () => {
    expect(() => renderComponent((component) => bareWorkload(component, 'web'))).toThrow(
      'web: no main container: call run()',
    );
  });

  test('fails when it is set twice', () => {
    expect(() =>
      renderComponent((component) => {
        webWorkload(component).run(LISTENING);
      }),
    ).toThrow('web: the main container is set twice');
  });
});

describe('the pod', () => {
  test('gets 30 seconds to end, or as many as it asks for', () => {
    const patient = deploymentOf((component) => webWorkload(component, { terminationGracePeriod: 60 }));

    expect(podSpec(deploymentOf(webWorkload)).terminationGracePeriodSeconds).toBe(30);
    expect(podSpec(patient).terminationGracePeriodSeconds).toBe(60);
  });

  test('has the priority of the class that it is given, else none', () => {
    const urgent = deploymentOf((component) => {
      webWorkload(component, { priorityClass: new PriorityClass(component, 'urgent', 100, 'Urgent.') });
    });

    expect(podSpec(urgent).priorityClassName).toBe('test-urgent');
    expect(podSpec(deploymentOf(webWorkload)).priorityClassName).toBeUndefined();
  });

  test('is spread over zones and nodes when it has replicas, but starts where it can', () => {
    const replicated = deploymentOf((component) => webWorkload(component, { scale: { replicas: 2 } }));
    const soft = { maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { app: 'web' } } };

    expect(podSpec(replicated).topologySpreadConstraints).toEqual([
      { ...soft, topologyKey: 'topology.kubernetes.io/zone' },
      { ...soft, topologyKey: 'kubernetes.io/hostname' },
    ]);
  });

  test('is spread when an autoscaler never goes below two', () => {
    const scale = { min: 2, max: 3, cpuPercent: 70, memoryPercent: 80 };

    expect(podSpec(deploymentOf((component) => webWorkload(component, { scale })))).toHaveProperty(
      'topologySpreadConstraints',
    );
  });

  test('is not spread when it is alone', () => {
    expect(podSpec(deploymentOf(webWorkload))).not.toHaveProperty('topologySpreadConstraints');
  });

  test('carries the labels of its component besides the one that selects it', () => {
    expect(at(deploymentOf(webWorkload), 'spec', 'template', 'metadata', 'labels')).toEqual({
      app: 'web',
      environment: 'testing',
      'app.kubernetes.io/component': 'web',
    });
  });
});
