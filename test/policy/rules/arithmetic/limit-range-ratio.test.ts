import { limitRangeRatio } from '../../../../lib/policy/rules/arithmetic/limit-range-ratio';
import { check, checkWith, deployment } from '../../support';
import { inNamespace, limitRange, resourcesOf, till } from './support';

const BOUNDS = limitRange({ type: 'Container', maxLimitRequestRatio: { cpu: 4 } });

describe('limit-range-ratio', () => {
  test("reports a limit too many times its request, at the container's resources", () => {
    expect(check(limitRangeRatio, BOUNDS, till({ cpu: '200m' }, { cpu: '1000m' }))).toEqual([
      {
        rule: 'limit-range-ratio',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/resources',
        message:
          'container "main" has a limit of 1000m of cpu, 5 times its request of 200m; LimitRange "bounds" allows at most 4 times the request',
      },
    ]);
  });

  test('reports what defaults make of a container that states one amount', () => {
    const bounds = limitRange({ type: 'Container', default: { cpu: '2' }, maxLimitRequestRatio: { cpu: '4' } });

    expect(check(limitRangeRatio, bounds, till({ cpu: '100m' }))).toMatchObject([
      {
        message: expect.stringContaining(
          'has a limit of 2 of cpu (by default, since it states none), 20 times its request of 100m;',
        ) as string,
      },
    ]);
  });

  test.each([
    ['a request', till({}), 'request'],
    ['a limit', till({ cpu: '1' }), 'limit'],
  ])('reports a container without %s, which has no ratio', (_, workload, missing) => {
    expect(check(limitRangeRatio, BOUNDS, workload)).toMatchObject([
      { message: expect.stringContaining(`container "main" has no ${missing} of cpu`) as string },
    ]);
  });

  test('leaves missing amounts to Autopilot, which fills them in, and to pods that state theirs as a whole', () => {
    const whole = deployment('till', {
      containers: [{ name: 'main' }],
      resources: { requests: { cpu: '1' }, limits: { cpu: '1' } },
    });

    expect(checkWith(limitRangeRatio, { autopilot: true }, BOUNDS, till({}))).toEqual([]);
    expect(check(limitRangeRatio, BOUNDS, whole)).toEqual([]);
  });

  test('reports a pod whose limits are only together too many times its requests', () => {
    const bounds = limitRange({ type: 'Pod', maxLimitRequestRatio: { memory: '2' } });
    const pod = {
      containers: [
        { name: 'a', ...resourcesOf({ memory: '1Gi' }, { memory: '1Gi' }) },
        { name: 'b', ...resourcesOf({ memory: '1Gi' }, { memory: '4Gi' }) },
      ],
    };

    expect(check(limitRangeRatio, bounds, deployment('till', pod))).toMatchObject([
      {
        path: '/spec/template/spec',
        message: expect.stringContaining("the pod's limits of memory are 2.5 times its requests together") as string,
      },
    ]);
  });

  test.each([
    ['a limit of the ratio itself', till({ cpu: '250m' }, { cpu: '1' })],
    ['a limit alone, which is its own request', till({}, { cpu: '1' })],
    ['what is no quantity', till({ cpu: 'one' }, { cpu: '9' })],
    ['pods of another namespace', inNamespace('bank', till({ cpu: '1m' }, { cpu: '9' }))],
  ])('says nothing of %s', (_, workload) => {
    expect(check(limitRangeRatio, BOUNDS, workload)).toEqual([]);
  });
});
