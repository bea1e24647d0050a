import type { JsonObject } from '../../../../lib/manifests';
import { pdbOverlap } from '../../../../lib/policy/rules/arithmetic/pdb-overlap';
import { check, deployment, object } from '../../support';
import { inNamespace } from './support';

function budget(name: string, selector: JsonObject): JsonObject {
  return object('PodDisruptionBudget', name, { spec: { maxUnavailable: 1, selector } });
}

const TILL = { matchLabels: { app: 'till' } };
const SHELF = { matchLabels: { app: 'shelf' } };

describe('pdb-overlap', () => {
  test('reports the second budget of the same pods, at its selector', () => {
    expect(check(pdbOverlap, deployment('till'), budget('first', TILL), budget('second', TILL))).toEqual([
      {
        rule: 'pdb-overlap',
        on: 'PodDisruptionBudget/second',
        path: '/spec/selector',
        message:
          'the pods of Deployment/till have PodDisruptionBudget "first" already, and a pod with two cannot be evicted',
      },
    ]);
  });

  test('reports a budget for everything beside one for some', () => {
    expect(check(pdbOverlap, deployment('till'), budget('some', TILL), budget('all', {}))).toHaveLength(1);
  });

  test('reports every further budget once, however many workloads it shares', () => {
    const workloads = [deployment('till'), deployment('shelf')];
    const budgets = [budget('a', {}), budget('b', {}), budget('c', TILL)];

    expect(check(pdbOverlap, ...workloads, ...budgets).map(({ on }) => on)).toEqual([
      'PodDisruptionBudget/b',
      'PodDisruptionBudget/c',
    ]);
  });

  test.each([
    ['one budget for each of two workloads', [budget('a', TILL), budget('b', SHELF)]],
    [
      'two budgets that mean nothing',
      [budget('a', { matchLabels: { app: 'x' } }), budget('b', { matchLabels: { app: 'x' } })],
    ],
    ['a budget of another namespace', [budget('a', TILL), inNamespace('bank', budget('b', TILL))]],
    ['one budget that stands twice', [budget('a', TILL), budget('a', TILL)]],
  ])('says nothing of %s', (_, budgets) => {
    expect(check(pdbOverlap, deployment('till'), deployment('shelf'), ...budgets)).toEqual([]);
  });
});
