import type { JsonObject } from '../../../lib/manifests';
import { disruptionBudget } from '../../../lib/policy/rules/disruption-budget';
import { check, deployment, object, podSpec } from '../support';

function budget(name: string, app: string, allowed: JsonObject): JsonObject {
  return object('PodDisruptionBudget', name, { spec: { ...allowed, selector: { matchLabels: { app } } } });
}

function autoscaler(target: string, minReplicas: number): JsonObject {
  const scaleTargetRef = { kind: 'Deployment', name: target };
  return object('HorizontalPodAutoscaler', target, { spec: { scaleTargetRef, minReplicas, maxReplicas: 9 } });
}

function till(replicas?: number): JsonObject {
  return deployment('till', podSpec(), replicas === undefined ? {} : { replicas });
}

describe('disruption-budget', () => {
  test('reports a second budget for the same pods, at its selector', () => {
    const objects = [
      till(3),
      budget('first', 'till', { maxUnavailable: 1 }),
      budget('second', 'till', { maxUnavailable: 1 }),
    ];

    expect(check(disruptionBudget, ...objects)).toEqual([
      {
        rule: 'disruption-budget',
        on: 'PodDisruptionBudget/second',
        path: '/spec/selector',
        message: 'Deployment/till has two budgets, so that the eviction API refuses every eviction: remove one',
      },
    ]);
  });

  test('reports a budget that asks for as many pods as there are', () => {
    expect(check(disruptionBudget, till(2), budget('keep', 'till', { minAvailable: 2 }))).toEqual([
      {
        rule: 'disruption-budget',
        on: 'PodDisruptionBudget/keep',
        path: '/spec/minAvailable',
        message: 'minAvailable 2 forbids every eviction of Deployment/till at its fewest pods: use maxUnavailable',
      },
    ]);
  });

  test("reports a budget that fits the replicas but not the autoscaler's minimum", () => {
    const keep = budget('keep', 'till', { minAvailable: 2 });

    expect(check(disruptionBudget, till(5), autoscaler('till', 2), keep)).toHaveLength(1);
    expect(check(disruptionBudget, till(1), autoscaler('till', 3), keep)).toEqual([]);
  });

  test('reports a budget of one for a workload that leaves its replicas to the default of one', () => {
    expect(check(disruptionBudget, till(), budget('keep', 'till', { minAvailable: 1 }))).toHaveLength(1);
  });

  test.each([
    ['maxUnavailable', 0],
    ['maxUnavailable', '0%'],
    ['minAvailable', '100%'],
    ['minAvailable', '67%'],
  ])('reports a %s of %s, which lets none of three pods go', (field, value) => {
    const message = `${field} ${value} forbids every eviction of Deployment/till at its fewest pods`;

    expect(check(disruptionBudget, till(3), budget('keep', 'till', { [field]: value }))).toMatchObject([
      { path: `/spec/${field}`, message: expect.stringContaining(message) as string },
    ]);
  });

  test.each([
    ['maxUnavailable', '1%'],
    ['minAvailable', '66%'],
    ['minAvailable', 'most'],
  ])('accepts a %s of %s for three pods', (field, value) => {
    expect(check(disruptionBudget, till(3), budget('keep', 'till', { [field]: value }))).toEqual([]);
  });

  test('accepts budgets that let a pod go', () => {
    expect(check(disruptionBudget, till(3), budget('keep', 'till', { minAvailable: 2 }))).toEqual([]);
    expect(check(disruptionBudget, till(1), budget('keep', 'till', { maxUnavailable: 1 }))).toEqual([]);
  });

  test('accepts one budget for each of two workloads, and none', () => {
    const budgets = ['till', 'shelf'].map((app) => budget(app, app, { maxUnavailable: 1 }));

    expect(check(disruptionBudget, till(2), deployment('shelf', podSpec(), { replicas: 2 }), ...budgets)).toEqual([]);
    expect(check(disruptionBudget, till(2))).toEqual([]);
  });
});
