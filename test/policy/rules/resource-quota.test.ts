import type { JsonObject } from '../../../lib/manifests';
import { resourceQuota } from '../../../lib/policy/rules/resource-quota';
import { check, deployment, object, podSpec, resources } from '../support';

const SMALL = { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '100Mi' };
const ONE = { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' };
const TWO = { cpu: '2', memory: '2Gi', 'ephemeral-storage': '2Gi' };

function quota(hard: JsonObject): JsonObject {
  return object('ResourceQuota', 'budget', { spec: { hard } });
}

function autoscaler(target: string, maxReplicas: number): JsonObject {
  const scaleTargetRef = { kind: 'Deployment', name: target };
  return object('HorizontalPodAutoscaler', target, { spec: { scaleTargetRef, minReplicas: 1, maxReplicas } });
}

const POD = podSpec(resources(ONE, TWO));

describe('resource-quota', () => {
  test('reports an amount that the workloads exceed together, at that amount', () => {
    const objects = [deployment('till', POD, { replicas: 2 }), deployment('shelf', POD, { replicas: 1 })];

    expect(check(resourceQuota, quota({ 'requests.cpu': '2' }), ...objects)).toEqual([
      {
        rule: 'resource-quota',
        on: 'ResourceQuota/budget',
        path: '/spec/hard/requests.cpu',
        message: 'requests.cpu: workloads at their largest need 3, the quota allows 2 (2)',
      },
    ]);
  });

  test.each([
    ['requests.cpu', '999m'],
    ['requests.memory', '1023Mi'],
    ['requests.ephemeral-storage', '1023Mi'],
    ['limits.cpu', '1999m'],
    ['limits.memory', '2047Mi'],
    ['limits.ephemeral-storage', '2047Mi'],
    ['pods', '0'],
  ])('reports %s when %s is too little for one pod', (name, amount) => {
    expect(check(resourceQuota, quota({ [name]: amount }), deployment('till', POD))).toMatchObject([
      { path: `/spec/hard/${name}` },
    ]);
  });

  test("counts the autoscaler's maximum, not the replicas of the moment", () => {
    const objects = [deployment('till', POD, { replicas: 1 }), autoscaler('till', 5)];

    expect(check(resourceQuota, quota({ pods: 4 }), ...objects)).toHaveLength(1);
    expect(check(resourceQuota, quota({ pods: 5 }), ...objects)).toEqual([]);
  });

  test('counts the extra pod of a roll-out', () => {
    const strategy = { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
    const workload = deployment('till', POD, { replicas: 3, strategy });

    expect(check(resourceQuota, quota({ pods: '3' }), workload)).toHaveLength(1);
    expect(check(resourceQuota, quota({ pods: '4' }), workload)).toEqual([]);
  });

  test('counts a native sidecar beside the main container', () => {
    const sidecar = { name: 'proxy', restartPolicy: 'Always', ...resources(ONE, TWO) };
    const workload = deployment('till', { ...POD, initContainers: [sidecar] });

    expect(check(resourceQuota, quota({ 'requests.cpu': '1' }), workload)).toHaveLength(1);
    expect(check(resourceQuota, quota({ 'requests.cpu': '2' }), workload)).toEqual([]);
  });

  test('counts an init container only where it is larger than what runs after it', () => {
    const large = { name: 'load', ...resources(TWO, TWO) };
    const small = { name: 'wait', ...resources(SMALL, SMALL) };
    const workload = (init: JsonObject) => deployment('till', { ...POD, initContainers: [init] });

    expect(check(resourceQuota, quota({ 'requests.cpu': '1' }), workload(large))).toHaveLength(1);
    expect(check(resourceQuota, quota({ 'requests.cpu': '1' }), workload(small))).toEqual([]);
  });

  test('accepts workloads that fill the quota exactly, and amounts that it does not name', () => {
    const hard = { 'requests.cpu': '2', 'limits.memory': '4Gi', pods: 2 };

    expect(check(resourceQuota, quota(hard), deployment('till', POD, { replicas: 2 }))).toEqual([]);
    expect(check(resourceQuota, quota({}), deployment('till', POD, { replicas: 99 }))).toEqual([]);
  });

  test('counts an init container beside the native sidecars before it, and not those after it', () => {
    const sidecar = { name: 'proxy', restartPolicy: 'Always', ...resources(ONE, ONE) };
    const load = { name: 'load', ...resources(TWO, TWO) };
    const workload = (...initContainers: JsonObject[]) => deployment('till', { ...POD, initContainers });

    expect(check(resourceQuota, quota({ 'requests.cpu': '2' }), workload(sidecar, load))).toMatchObject([
      { message: 'requests.cpu: workloads at their largest need 3, the quota allows 2 (2)' },
    ]);
    expect(check(resourceQuota, quota({ 'requests.cpu': '2' }), workload(load, sidecar))).toEqual([]);
  });

  test('counts the claims of a StatefulSet and their size, once for each replica', () => {
    const claim = (storage: string) => ({ spec: { resources: { requests: { storage } } } });
    const volumeClaimTemplates = [claim('10Gi'), claim('5Gi')];
    const shelf = object('StatefulSet', 'shelf', {
      spec: { replicas: 2, template: { spec: POD }, volumeClaimTemplates },
    });
    const hard = (count: number, size: string) => quota({ persistentvolumeclaims: count, 'requests.storage': size });

    expect(check(resourceQuota, hard(3, '29Gi'), shelf).map(({ path }) => path)).toEqual([
      '/spec/hard/persistentvolumeclaims',
      '/spec/hard/requests.storage',
    ]);
    expect(check(resourceQuota, hard(4, '30Gi'), shelf)).toEqual([]);
  });

  test('leaves an amount that is no quantity to the rule on limits', () => {
    const odd = deployment('till', podSpec(resources({ ...ONE, cpu: 'one' }, TWO)));

    expect(check(resourceQuota, quota({ 'requests.cpu': '1' }), odd)).toEqual([]);
  });
});
