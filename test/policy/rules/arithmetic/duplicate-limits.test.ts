import { duplicateLimits } from '../../../../lib/policy/rules/arithmetic/duplicate-limits';
import { check, object } from '../../support';
import { inNamespace, limitRange, quota } from './support';

function second(kind: string, spec: Parameters<typeof object>[2]): ReturnType<typeof object> {
  return object(kind, 'second', { spec: spec ?? {} });
}

const LIMIT = { type: 'Container', max: { cpu: '4' } };

describe('duplicate-limits', () => {
  test('reports the second LimitRange that bounds the same, and names the first', () => {
    expect(check(duplicateLimits, limitRange(LIMIT), second('LimitRange', { limits: [LIMIT] }))).toEqual([
      {
        rule: 'duplicate-limits',
        on: 'LimitRange/second',
        path: '/spec',
        message: 'LimitRange "bounds" of the same namespace bounds Container cpu as well, and both apply',
      },
    ]);
  });

  test('reports the second quota on the same amount', () => {
    const other = second('ResourceQuota', { hard: { services: 1, pods: 9 } });

    expect(check(duplicateLimits, quota({ pods: 5 }), other)).toMatchObject([
      { message: 'ResourceQuota "budget" of the same namespace bounds pods as well, and both apply' },
    ]);
  });

  test.each([
    ['quotas on different amounts', [quota({ pods: 5 }), second('ResourceQuota', { hard: { services: 5 } })]],
    [
      'LimitRanges on different types',
      [limitRange(LIMIT), second('LimitRange', { limits: [{ ...LIMIT, type: 'Pod' }] })],
    ],
    [
      'quotas for different pods',
      [quota({ pods: 5 }, { scopes: ['BestEffort'] }), second('ResourceQuota', { hard: { pods: 5 } })],
    ],
    [
      'quotas of two namespaces',
      [quota({ pods: 5 }), inNamespace('bank', second('ResourceQuota', { hard: { pods: 5 } }))],
    ],
    ['one object that stands twice', [quota({ pods: 5 }), quota({ pods: 5 })]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(duplicateLimits, ...objects)).toEqual([]);
  });
});
