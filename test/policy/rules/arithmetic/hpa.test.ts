import type { JsonObject } from '../../../../lib/manifests';
import { hpaContainer } from '../../../../lib/policy/rules/arithmetic/hpa-container';
import { hpaFixedReplicas } from '../../../../lib/policy/rules/arithmetic/hpa-fixed-replicas';
import { hpaOneScaler } from '../../../../lib/policy/rules/arithmetic/hpa-one-scaler';
import { hpaRange } from '../../../../lib/policy/rules/arithmetic/hpa-range';
import { hpaRequest } from '../../../../lib/policy/rules/arithmetic/hpa-request';
import { check, checkWith, deployment, object, podSpec, severities } from '../../support';
import { autoscaler, inNamespace } from './support';

function scaledObject(spec: Parameters<typeof object>[2]): ReturnType<typeof object> {
  return object('ScaledObject', 'till', { spec: { scaleTargetRef: { name: 'till' }, ...spec } });
}

const FIXED = deployment('till', podSpec(), { replicas: 3 });

describe('hpa-fixed-replicas', () => {
  test('reports replicas beside an autoscaler, at the replicas', () => {
    expect(check(hpaFixedReplicas, FIXED, autoscaler('till', 2, 5))).toEqual([
      {
        rule: 'hpa-fixed-replicas',
        on: 'Deployment/till',
        path: '/spec/replicas',
        message:
          'replicas is fixed at 3 while HorizontalPodAutoscaler "till" changes it, so that each apply sets it back',
      },
    ]);
  });

  test('knows the scalers of KEDA, which mean Deployments unless they say otherwise', () => {
    expect(check(hpaFixedReplicas, FIXED, scaledObject({}))).toHaveLength(1);
  });

  test.each([
    ['a workload without replicas', [deployment('till'), autoscaler('till', 2, 5)]],
    ['a workload without an autoscaler', [FIXED]],
    ['an autoscaler of another kind', [FIXED, autoscaler('till', 2, 5, 'StatefulSet')]],
    ['an autoscaler of another namespace', [FIXED, inNamespace('bank', autoscaler('till', 2, 5))]],
    ['an autoscaler of another workload', [FIXED, autoscaler('shelf', 2, 5)]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(hpaFixedReplicas, ...objects)).toEqual([]);
  });
});

describe('hpa-range', () => {
  test('reports a maximum below the minimum, at the maximum', () => {
    expect(check(hpaRange, autoscaler('till', 3, 2))).toEqual([
      {
        rule: 'hpa-range',
        on: 'HorizontalPodAutoscaler/till',
        path: '/spec/maxReplicas',
        message: 'maxReplicas 2 is below minReplicas 3',
      },
    ]);
  });

  test('knows that the minimum is one where it is left out', () => {
    const none = object('HorizontalPodAutoscaler', 'till', { spec: { maxReplicas: 0 } });

    expect(check(hpaRange, none)).toMatchObject([{ message: 'maxReplicas 0 is below minReplicas 1' }]);
  });

  test('reports scalers of KEDA', () => {
    expect(check(hpaRange, scaledObject({ minReplicaCount: 3, maxReplicaCount: 2 }))).toHaveLength(1);
    expect(check(hpaRange, scaledObject({ maxReplicaCount: 0 }))).toEqual([]);
  });

  test.each([
    ['a fixed number', 2, 2],
    ['a range', 2, 5],
  ])('accepts %s', (_, min, max) => {
    expect(check(hpaRange, autoscaler('till', min, max))).toEqual([]);
  });

  test('says nothing of what is no number', () => {
    const odd = object('HorizontalPodAutoscaler', 'till', { spec: { minReplicas: '3', maxReplicas: 2 } });

    expect(check(hpaRange, odd, object('HorizontalPodAutoscaler', 'shelf'))).toEqual([]);
  });
});

const REQUEST = { resources: { requests: { cpu: '100m' } } };

function measured(metric: JsonObject, kind = 'Deployment') {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind, name: 'till' };
  return object('HorizontalPodAutoscaler', 'till', {
    spec: { scaleTargetRef, maxReplicas: 3, metrics: [metric] },
  });
}

function cpu(target: JsonObject = { averageUtilization: 70 }) {
  return measured({ type: 'Resource', resource: { name: 'cpu', target } });
}

function two(first: JsonObject, second: JsonObject) {
  return deployment('till', {
    containers: [
      { name: 'main', ...first },
      { name: 'proxy', ...second },
    ],
  });
}

describe('hpa-request', () => {
  test('reports the containers without a request, at the metric', () => {
    expect(check(hpaRequest, cpu(), two(REQUEST, {}))).toEqual([
      {
        rule: 'hpa-request',
        on: 'HorizontalPodAutoscaler/till',
        path: '/spec/metrics/0/resource',
        message: 'it measures cpu against the request, and container "proxy" of Deployment "till" requests none',
      },
    ]);
    expect(severities(hpaRequest, { world: 'closed' }, cpu(), two(REQUEST, {}))).toEqual(['error']);
  });

  test('knows the field of autoscaling/v1', () => {
    const spec = { scaleTargetRef: { kind: 'Deployment', name: 'till' }, targetCPUUtilizationPercentage: 80 };

    expect(check(hpaRequest, object('HorizontalPodAutoscaler', 'till', { spec }), two({}, {}))).toMatchObject([
      { path: '/spec/targetCPUUtilizationPercentage' },
    ]);
  });

  const range = object('LimitRange', 'all', {
    spec: { limits: [{ type: 'Container', defaultRequest: { cpu: '10m' } }] },
  });
  const one = { name: 'cpu', container: 'main', target: { averageUtilization: 70 } };

  test.each([
    ['a request in each container', [cpu(), two(REQUEST, REQUEST)]],
    ['a limit, which is a request', [cpu(), two(REQUEST, { resources: { limits: { cpu: 1 } } })]],
    ['a default of a LimitRange', [cpu(), two({}, {}), range]],
    ['an amount that is not relative', [cpu({ averageValue: '500m' }), two({}, {})]],
    [
      'one container that is measured',
      [measured({ type: 'ContainerResource', containerResource: one }), two(REQUEST, {})],
    ],
    ['a workload outside the set', [cpu()]],
    ['another namespace', [cpu(), inNamespace('bank', two({}, {}))]],
    ['odd metrics', [measured({ resource: 7 }), cpu([] as never), two({}, {})]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(hpaRequest, ...objects)).toEqual([]);
  });

  test('leaves GKE Autopilot alone, which gives requests', () => {
    expect(checkWith(hpaRequest, { autopilot: true }, cpu(), two({}, {}))).toEqual([]);
  });
});

describe('hpa-container', () => {
  const of = (container: string) =>
    measured({ type: 'ContainerResource', containerResource: { name: 'cpu', container } });

  test('reports a container that the pods do not have', () => {
    expect(check(hpaContainer, of('mian'), two({}, {}))).toMatchObject([
      {
        path: '/spec/metrics/0/containerResource/container',
        message: 'Deployment "till" has no container "mian" to be measured',
      },
    ]);
  });

  test('accepts one that they have, and a workload outside the set', () => {
    expect(check(hpaContainer, of('proxy'), two({}, {}))).toEqual([]);
    expect(check(hpaContainer, of('mian'))).toEqual([]);
  });
});

describe('hpa-one-scaler', () => {
  test('reports the second scaler of a workload, of whatever kind', () => {
    const second = { ...autoscaler('till', 1, 3), metadata: { name: 'till-2', namespace: 'shop' } };

    expect(check(hpaOneScaler, autoscaler('till', 1, 3), second)).toMatchObject([
      { on: 'HorizontalPodAutoscaler/till-2' },
    ]);
    expect(check(hpaOneScaler, autoscaler('till', 1, 3), scaledObject({}))).toHaveLength(1);
  });

  test('accepts one scaler for each workload, and one object twice', () => {
    expect(check(hpaOneScaler, autoscaler('till', 1, 3), autoscaler('shelf', 1, 3))).toEqual([]);
    expect(check(hpaOneScaler, autoscaler('till', 1, 3), autoscaler('till', 1, 3))).toEqual([]);
    expect(check(hpaOneScaler, autoscaler('till', 1, 3), inNamespace('bank', autoscaler('till', 1, 3)))).toEqual([]);
  });
});
