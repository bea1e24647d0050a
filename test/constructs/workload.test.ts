import { type Component, type Scale, VerticalAutoscaler } from '../../lib/constructs';
import { at, container, find, listAt, type Manifest, ofKind, podSpec } from '../support/manifest';
import { bareWorkload, LISTENING, webWorkload } from '../support/parts';
import { renderComponent } from '../support/render';

const CLAIM = { name: 'data', mountPath: '/var/lib/data', size: '10Gi' } as const;
const AUTOMATIC = { min: 1, max: 5, cpuPercent: 60, memoryPercent: 80 };

function scaled(scale: Scale, differing: Parameters<typeof webWorkload>[1] = {}): readonly Manifest[] {
  return renderComponent((component) => webWorkload(component, { scale, ...differing })).objects;
}

function deploymentOf(build: (component: Component) => void): Manifest {
  return find(renderComponent(build).objects, 'Deployment', 'test-web');
}

describe('a workload without a volume', () => {
  test('is a Deployment and nothing else', () => {
    const { objects } = renderComponent(webWorkload);

    expect([ofKind(objects, 'Deployment').length, ofKind(objects, 'StatefulSet').length]).toEqual([1, 0]);
  });

  test('selects its pods by one label that never changes', () => {
    expect(at(deploymentOf(webWorkload), 'spec', 'selector')).toEqual({ matchLabels: { app: 'web' } });
  });

  test('rolls out one more pod at a time and never has one less', () => {
    expect(at(deploymentOf(webWorkload), 'spec', 'strategy')).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
    });
  });

  test('stops the old pods first, when it is told to', () => {
    const deployment = deploymentOf((component) => webWorkload(component, { recreate: true }));

    expect(at(deployment, 'spec', 'strategy')).toEqual({ type: 'Recreate' });
  });

  test('gives a roll-out ten minutes without progress, or as many as it is told', () => {
    const patient = deploymentOf((component) => webWorkload(component, { progressDeadline: 900 }));

    expect(at(deploymentOf(webWorkload), 'spec', 'progressDeadlineSeconds')).toBe(600);
    expect(at(patient, 'spec', 'progressDeadlineSeconds')).toBe(900);
  });
});

describe('a workload with a volume', () => {
  const { objects } = renderComponent((component) => {
    const web = bareWorkload(component, 'web', { claim: CLAIM });
    web.init('prepare', LISTENING);
    web.run({ ...LISTENING, writable: { '/tmp': '1Mi' } });
    web.serve({ http: 80 }, { headless: true });
  });
  const set = find(objects, 'StatefulSet', 'test-web');

  test('is a StatefulSet, so that no two pods ever share the volume', () => {
    expect(ofKind(objects, 'Deployment')).toEqual([]);
    expect(at(set, 'spec', 'replicas')).toBe(1);
  });

  test('claims a volume of the size that it asks for', () => {
    expect(listAt(set, 'spec', 'volumeClaimTemplates')).toEqual([
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
      },
    ]);
  });

  test('mounts it into its main container, besides the writable paths', () => {
    expect(at(container(set, 'web'), 'volumeMounts')).toEqual([
      { name: 'data', mountPath: '/var/lib/data' },
      { name: 'web-tmp', mountPath: '/tmp' },
    ]);
    expect(at(container(set, 'prepare'), 'volumeMounts')).toEqual([]);
  });

  test('is named by the Service of its name', () => {
    expect(at(set, 'spec', 'serviceName')).toBe('test-web');
    expect(find(objects, 'Service', 'test-web')).toBeDefined();
  });

  test('has no fields that only a Deployment knows', () => {
    expect(at(set, 'spec')).not.toHaveProperty('strategy');
    expect(at(set, 'spec')).not.toHaveProperty('progressDeadlineSeconds');
  });
});

describe('a fixed scale', () => {
  test('is the number of replicas, and no autoscaler changes it', () => {
    const objects = scaled({ replicas: 3 });

    expect(at(find(objects, 'Deployment', 'test-web'), 'spec', 'replicas')).toBe(3);
    expect(ofKind(objects, 'HorizontalPodAutoscaler')).toEqual([]);
  });
});

describe('an automatic scale', () => {
  test('leaves the replicas unset, so that applying does not undo the autoscaler', () => {
    expect(at(find(scaled(AUTOMATIC), 'Deployment', 'test-web'), 'spec')).not.toHaveProperty('replicas');
  });

  test('is an autoscaler between its ends, aiming at its loads', () => {
    const resource = (name: string, averageUtilization: number) => ({
      type: 'Resource',
      resource: { name, target: { type: 'Utilization', averageUtilization } },
    });

    expect(at(find(scaled(AUTOMATIC), 'HorizontalPodAutoscaler', 'test-web'), 'spec')).toMatchObject({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'test-web' },
      minReplicas: 1,
      maxReplicas: 5,
      metrics: [resource('cpu', 60), resource('memory', 80)],
    });
  });

  test('doubles at once or adds four, and shrinks by half a minute at most after five calm minutes', () => {
    expect(at(find(scaled(AUTOMATIC), 'HorizontalPodAutoscaler', 'test-web'), 'spec', 'behavior')).toEqual({
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: 'Max',
        policies: [
          { type: 'Percent', value: 100, periodSeconds: 30 },
          { type: 'Pods', value: 4, periodSeconds: 30 },
        ],
      },
      scaleDown: {
        stabilizationWindowSeconds: 300,
        policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }],
      },
    });
  });

  test('acts on a StatefulSet where the workload is one', () => {
    const objects = scaled(AUTOMATIC, { claim: CLAIM });

    expect(at(find(objects, 'HorizontalPodAutoscaler', 'test-web'), 'spec', 'scaleTargetRef')).toMatchObject({
      kind: 'StatefulSet',
      name: 'test-web',
    });
    expect(at(find(objects, 'StatefulSet', 'test-web'), 'spec')).not.toHaveProperty('replicas');
  });
});

describe('a disruption budget', () => {
  test.each<{ what: string; scale: Scale }>([
    { what: 'two replicas', scale: { replicas: 2 } },
    { what: 'an autoscaler that keeps two', scale: { ...AUTOMATIC, min: 2 } },
  ])('lets one pod go at a time, for $what', ({ scale }) => {
    expect(at(find(scaled(scale), 'PodDisruptionBudget', 'test-web'), 'spec')).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: { app: 'web' } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
  });

  test.each<{ what: string; scale: Scale }>([
    { what: 'one replica', scale: { replicas: 1 } },
    { what: 'an autoscaler that may come down to one', scale: AUTOMATIC },
  ])('does not stand in the way of a node drain, for $what', ({ scale }) => {
    expect(ofKind(scaled(scale), 'PodDisruptionBudget')).toEqual([]);
  });
});

describe('a vertical autoscaler', () => {
  test.each(['Deployment', 'StatefulSet'])('recommends for a %s by its name, and changes nothing', (kind) => {
    const { objects } = renderComponent((component) => {
      new VerticalAutoscaler(component, webWorkload(component, kind === 'StatefulSet' ? { claim: CLAIM } : {}));
    });

    expect(at(find(objects, 'VerticalPodAutoscaler', 'test-web'), 'spec')).toEqual({
      targetRef: { apiVersion: 'apps/v1', kind, name: 'test-web' },
      updatePolicy: { updateMode: 'Off' },
    });
  });
});

test('a workload keeps five old revisions to go back to', () => {
  expect(at(deploymentOf(webWorkload), 'spec', 'revisionHistoryLimit')).toBe(5);
});

test.each([
  ['Deployment', {}],
  ['StatefulSet', { claim: CLAIM }],
] as const)('what a %s runs is restarted when it ends', (kind, differing) => {
  const { objects } = renderComponent((component) => webWorkload(component, differing));

  expect(podSpec(find(objects, kind, 'test-web')).restartPolicy).toBe('Always');
});
