import type { JsonObject } from '../../../../lib/manifests';
import { resourceQuota } from '../../../../lib/policy/rules/arithmetic/resource-quota';
import { check, deployment, object, podSpec, severities } from '../../support';
import { autoscaler, inNamespace, limitRange, quota, resourcesOf, till } from './support';

const RECREATE = { strategy: { type: 'Recreate' } };
const POD = podSpec(
  resourcesOf(
    { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' },
    { cpu: '2', memory: '2Gi', 'ephemeral-storage': '2Gi' },
  ),
);

function shop(app: string, replicas: number, spec: JsonObject = RECREATE): JsonObject {
  return deployment(app, POD, { replicas, ...spec });
}

/** The least number of pods that a quota must allow so that nothing is found. */
function podsNeeded(...objects: JsonObject[]): number {
  const fits = (pods: number) => check(resourceQuota, quota({ pods }), ...objects).length === 0;
  return Array.from({ length: 40 }, (_, pods) => pods).findIndex(fits);
}

describe('resource-quota', () => {
  test('reports an amount that the workloads exceed together, at that amount', () => {
    expect(check(resourceQuota, quota({ 'requests.cpu': '2' }), shop('till', 2), shop('shelf', 1))).toEqual([
      {
        rule: 'resource-quota',
        on: 'ResourceQuota/budget',
        path: '/spec/hard/requests.cpu',
        message: 'with all workloads at their fewest pods the namespace needs 3 of requests.cpu, the quota allows 2',
      },
    ]);
  });

  test.each([
    ['requests.cpu', '999m'],
    ['cpu', '999m'],
    ['requests.memory', '1023Mi'],
    ['memory', '1023Mi'],
    ['requests.ephemeral-storage', '1023Mi'],
    ['limits.cpu', '1999m'],
    ['limits.memory', '2047Mi'],
    ['limits.ephemeral-storage', '2047Mi'],
    ['pods', '0'],
    ['count/pods', '0'],
    ['count/deployments.apps', '0'],
  ])('reports %s when %s is too little for one pod', (name, amount) => {
    expect(check(resourceQuota, quota({ [name]: amount }), shop('till', 1))).toMatchObject([
      { path: `/spec/hard/${name.replace('/', '~1')}` },
    ]);
  });

  test('counts any other resource, such as devices', () => {
    const gpu = till({}, { 'nvidia.com/gpu': 2 }, RECREATE);

    expect(check(resourceQuota, quota({ 'requests.nvidia.com/gpu': 1 }), gpu)).toHaveLength(1);
    expect(check(resourceQuota, quota({ 'requests.nvidia.com/gpu': 2 }), gpu)).toEqual([]);
  });

  test("counts defaults of the namespace's LimitRange", () => {
    const bounds = limitRange({ type: 'Container', defaultRequest: { cpu: '2' } });

    expect(check(resourceQuota, quota({ cpu: '1' }), bounds, till({}, {}, RECREATE))).toHaveLength(1);
  });

  test.each<[string, number, JsonObject[]]>([
    ['replicas', 3, [shop('till', 3)]],
    ["the autoscaler's maximum", 5, [shop('till', 1), autoscaler('till', 1, 5)]],
    ['an autoscaler of another kind not at all', 1, [shop('till', 1), autoscaler('till', 1, 5, 'StatefulSet')]],
    [
      'an autoscaler of another namespace not at all',
      1,
      [shop('till', 1), inNamespace('bank', autoscaler('till', 1, 5))],
    ],
    ['the extra pods of a roll-out', 5, [shop('till', 3, { strategy: { rollingUpdate: { maxSurge: 1 } } })]],
    ['a surge in per cent, rounded up', 8, [shop('till', 5, { strategy: { rollingUpdate: { maxSurge: '30%' } } })]],
    ['the default surge of a quarter', 6, [shop('till', 4, {})]],
    [
      'a Job by its parallelism',
      3,
      [object('Job', 'count', { spec: { parallelism: 3, completions: 9, template: { spec: POD } } })],
    ],
    [
      'a Job by its completions where they are fewer',
      2,
      [object('Job', 'count', { spec: { parallelism: 3, completions: 2, template: { spec: POD } } })],
    ],
    ['a suspended Job not at all', 0, [object('Job', 'count', { spec: { suspend: true, template: { spec: POD } } })]],
    [
      'a CronJob once',
      1,
      [object('CronJob', 'count', { spec: { jobTemplate: { spec: { template: { spec: POD } } } } })],
    ],
    ['a DaemonSet not at all', 0, [object('DaemonSet', 'log', { spec: { template: { spec: POD } } })]],
    ['a bare pod', 1, [object('Pod', 'till', { spec: POD })]],
  ])('counts %s', (_, pods, objects) => {
    expect(podsNeeded(...objects)).toBe(pods);
  });

  test('warns of what only the peak exceeds, and takes it for an error in a closed set', () => {
    const objects = [quota({ pods: 4 }), shop('till', 1), autoscaler('till', 2, 5)];

    expect(check(resourceQuota, ...objects)).toMatchObject([
      { message: 'with all workloads at their most pods the namespace needs 5 of pods, the quota allows 4' },
    ]);
    expect(severities(resourceQuota, {}, ...objects)).toEqual(['warning']);
    expect(severities(resourceQuota, { world: 'closed' }, ...objects)).toEqual(['error']);
    expect(severities(resourceQuota, {}, quota({ pods: 1 }), shop('till', 2))).toEqual(['error']);
  });

  test('says when there are workloads that it could not count', () => {
    const log = object('DaemonSet', 'log', { spec: { template: { spec: POD } } });

    expect(check(resourceQuota, quota({ pods: 1 }), shop('till', 2), log)).toMatchObject([
      { message: expect.stringContaining('and 1 more workloads are not counted') as string },
    ]);
  });

  test('counts an init container beside the native sidecars before it, and not those after it', () => {
    const sidecar = { name: 'proxy', restartPolicy: 'Always', ...resourcesOf({ cpu: '1' }) };
    const load = { name: 'load', ...resourcesOf({ cpu: '2' }) };
    const workload = (...initContainers: JsonObject[]) =>
      deployment('till', { ...POD, initContainers }, { replicas: 1, ...RECREATE });

    expect(check(resourceQuota, quota({ cpu: '2' }), workload(sidecar, load))).toMatchObject([
      { message: expect.stringContaining('needs 3 of cpu') as string },
    ]);
    expect(check(resourceQuota, quota({ cpu: '2' }), workload(load, sidecar))).toEqual([]);
  });

  describe('counts claims', () => {
    const claim = (storage: string, storageClassName = 'slow') => ({
      spec: { storageClassName, resources: { requests: { storage } } },
    });
    const shelf = object('StatefulSet', 'shelf', {
      spec: { replicas: 2, template: { spec: POD }, volumeClaimTemplates: [claim('10Gi'), claim('5Gi', 'fast')] },
    });
    const ledger = object('PersistentVolumeClaim', 'ledger', claim('1Gi'));

    test.each([
      ['persistentvolumeclaims', 4, 5],
      ['requests.storage', '30Gi', '31Gi'],
      ['slow.storageclass.storage.k8s.io/requests.storage', '20Gi', '21Gi'],
      ['fast.storageclass.storage.k8s.io/persistentvolumeclaims', 1, 2],
    ])('as %s', (name, tooLittle, enough) => {
      expect(check(resourceQuota, quota({ [name]: tooLittle }), shelf, ledger)).toHaveLength(1);
      expect(check(resourceQuota, quota({ [name]: enough }), shelf, ledger)).toEqual([]);
    });
  });

  test('counts objects', () => {
    const objects = ['a', 'b'].map((name) => object('ConfigMap', name));
    const balancer = object('Service', 'till', { spec: { type: 'LoadBalancer' } });

    expect(check(resourceQuota, quota({ configmaps: 1 }), ...objects)).toHaveLength(1);
    expect(check(resourceQuota, quota({ configmaps: 2 }), ...objects)).toEqual([]);
    expect(check(resourceQuota, quota({ 'services.loadbalancers': 0 }), balancer)).toHaveLength(1);
    expect(check(resourceQuota, quota({ 'services.loadbalancers': 0 }), object('Service', 'till'))).toEqual([]);
  });

  test.each([
    ['what fills the quota exactly', [quota({ cpu: '2', 'limits.memory': '4Gi', pods: 2 }), shop('till', 2)]],
    ['amounts that the quota does not name', [quota({}), shop('till', 99)]],
    ['names that manifests cannot count', [quota({ 'count/leases.coordination.k8s.io': 0 }), shop('till', 9)]],
    ['quotas for some pods only', [quota({ pods: 0 }, { scopeSelector: { matchExpressions: [] } }), shop('till', 1)]],
    ['pods of another namespace', [inNamespace('bank', quota({ pods: 0 })), shop('till', 1)]],
    ['what is no quantity', [quota({ cpu: '1' }), till({ cpu: 'one' }, {}, RECREATE)]],
    ['a quota that is no quantity', [quota({ cpu: 'one' }), shop('till', 1)]],
    ['replicas that are no number', [quota({ pods: 0 }), deployment('till', POD, { replicas: '${REPLICAS}' })]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(resourceQuota, ...objects)).toEqual([]);
  });

  test('warns where a roll-out fits only once the pods that it replaces have ended', () => {
    const rolling = shop('till', 3, { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } });

    expect(check(resourceQuota, quota({ pods: 4 }), rolling)).toMatchObject([
      {
        path: '/spec/hard/pods',
        message:
          'the quota allows 4 of pods, which a roll-out needs without the pods that are still ending, and those count as well',
      },
    ]);
    expect(severities(resourceQuota, { world: 'closed' }, quota({ pods: 4 }), rolling)).toEqual(['warning']);
    expect(check(resourceQuota, quota({ pods: 5 }), rolling)).toEqual([]);
  });

  test('adds fractions as they are written: 100m and 200m are exactly 300m', () => {
    const two = (cpu: string) => [
      deployment('till', podSpec(resourcesOf({ cpu: '100m' })), RECREATE),
      deployment('shelf', podSpec(resourcesOf({ cpu })), RECREATE),
    ];

    expect(check(resourceQuota, quota({ 'requests.cpu': '300m' }), ...two('200m'))).toEqual([]);
    expect(check(resourceQuota, quota({ 'requests.cpu': '300m' }), ...two('201m'))).toHaveLength(1);
  });
});
