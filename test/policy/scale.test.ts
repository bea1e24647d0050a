import { buildGraph, type Json, type JsonObject } from '../../lib/manifests';
import { countAt, countOf, scaleOf, type Scale } from '../../lib/policy/scale';
import { object, podSpec } from './support';

function scale(kind: string, spec: JsonObject, ...others: readonly JsonObject[]): Scale | undefined {
  const graph = buildGraph([object(kind, 'till', { spec: { template: { spec: podSpec() }, ...spec } }), ...others]);
  const [workload] = graph.resources;
  return workload === undefined ? undefined : scaleOf(workload, graph);
}

describe('a count', () => {
  test.each<[Json | undefined, number | undefined]>([
    [3, 3],
    [0, 0],
    [undefined, 1],
    [null, 1],
    ['3', undefined],
    [-1, undefined],
    [1.5, undefined],
    [[3], undefined],
  ])('of %j is %j where one is the default', (value, count) => {
    expect(countAt(value, 1)).toBe(count);
  });

  test.each<[Json | undefined, number | undefined]>([
    [2, 2],
    ['25%', 3],
    ['0%', 0],
    ['100%', 10],
    ['2', undefined],
    ['-5%', undefined],
    [undefined, undefined],
  ])('of %j in ten pods is %j, rounded up', (value, count) => {
    expect(countOf(value, 10, Math.ceil)).toBe(count);
  });

  test('is rounded down where a roll-out would stop pods', () => {
    expect(countOf('25%', 10, Math.floor)).toBe(2);
  });
});

describe('the scale of a workload', () => {
  test.each(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'])('of a %s is its replicas', (kind) => {
    expect(scale(kind, { replicas: 4 })).toMatchObject({ fewest: 4, most: 4, stated: true });
    expect(scale(kind, {})).toMatchObject({ fewest: 1, most: 1, stated: false });
  });

  test.each<[string, JsonObject, { surge: number; unavailable: number }]>([
    ['a quarter by default, rounded up and down', {}, { surge: 2, unavailable: 1 }],
    ['nothing with Recreate, which stops all', { type: 'Recreate' }, { surge: 0, unavailable: 5 }],
    ['what it says', { rollingUpdate: { maxSurge: 3, maxUnavailable: '40%' } }, { surge: 3, unavailable: 2 }],
    [
      'one pod less where both come to nothing',
      { rollingUpdate: { maxSurge: 0, maxUnavailable: '10%' } },
      { surge: 0, unavailable: 1 },
    ],
  ])('goes beyond five replicas of a Deployment by %s', (_, strategy, expected) => {
    expect(scale('Deployment', { replicas: 5, strategy })).toMatchObject(expected);
  });

  test('of a StatefulSet never goes beyond its replicas', () => {
    expect(scale('StatefulSet', { replicas: 5 })).toMatchObject({ surge: 0, unavailable: 1 });
  });

  const hpa = (spec: JsonObject, kind = 'HorizontalPodAutoscaler') =>
    object(kind, 'scaler', { spec: { scaleTargetRef: { kind: 'Deployment', name: 'till' }, ...spec } });

  test.each<[string, JsonObject, number, number]>([
    ['an autoscaler', hpa({ minReplicas: 2, maxReplicas: 8 }), 2, 8],
    ['an autoscaler without a minimum', hpa({ maxReplicas: 8 }), 1, 8],
    ['a scaler of KEDA', hpa({ minReplicaCount: 2, maxReplicaCount: 8 }, 'ScaledObject'), 2, 8],
    ['a scaler of KEDA without numbers', hpa({}, 'ScaledObject'), 0, 100],
  ])('is that of %s, whatever its replicas say', (_, scaler, fewest, most) => {
    expect(scale('Deployment', { replicas: 5 }, scaler)).toMatchObject({ fewest, most, stated: true });
  });

  test.each<[string, Scale | undefined]>([
    ['a DaemonSet, which has as many pods as there are nodes', scale('DaemonSet', {})],
    ['a kind without pods', scale('Service', {})],
    ['replicas that are no number', scale('Deployment', { replicas: '${N}' })],
    ['an autoscaler whose numbers are none', scale('Deployment', {}, hpa({ maxReplicas: 'many' }))],
    ['a parallelism that is no number', scale('Job', { parallelism: 'many' })],
  ])('is unknown of %s', (_, unknown) => {
    expect(unknown).toBeUndefined();
  });

  test('of pods that end counts them at the most, and not among those that stay', () => {
    expect(scale('Job', { parallelism: 2 })).toMatchObject({ fewest: 0, most: 2 });
    expect(scale('Pod', { restartPolicy: 'Never' })).toMatchObject({ fewest: 0, most: 1 });
    expect(scale('Pod', {})).toMatchObject({ fewest: 1, most: 1 });
    expect(scale('CronJob', { jobTemplate: { spec: { parallelism: 3 } } })).toMatchObject({ fewest: 0, most: 3 });
    expect(scale('CronJob', { suspend: true })).toMatchObject({ most: 0 });
  });
});
