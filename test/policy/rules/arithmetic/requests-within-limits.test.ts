import { requestsWithinLimits } from '../../../../lib/policy/rules/arithmetic/requests-within-limits';
import { check, deployment, podSpec } from '../../support';
import { inNamespace, limitRange, resourcesOf, till } from './support';

describe('requests-within-limits', () => {
  test("reports a request above its limit, at the container's resources", () => {
    expect(check(requestsWithinLimits, till({ memory: '2Gi' }, { memory: '1Gi' }))).toEqual([
      {
        rule: 'requests-within-limits',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/resources',
        message: 'container "main" requests 2Gi of memory, more than its limit of 1Gi',
      },
    ]);
  });

  test('reports each resource, whatever it is called, and numbers without quotes', () => {
    const found = check(
      requestsWithinLimits,
      till({ cpu: 2, 'example.com/seat': 3 }, { cpu: 1, 'example.com/seat': 1 }),
    );

    expect(found.map(({ message }) => message)).toEqual([
      'container "main" requests 2 of cpu, more than its limit of 1',
      'container "main" requests 3 of example.com/seat, more than its limit of 1',
    ]);
  });

  test("reports a request above the default limit that the namespace's LimitRange gives", () => {
    const bounds = limitRange({ type: 'Container', default: { memory: '512Mi' } });

    expect(check(requestsWithinLimits, bounds, till({ memory: '1Gi' }))).toMatchObject([
      { message: 'container "main" requests 1Gi of memory, more than the LimitRange\'s default limit of 512Mi' },
    ]);
  });

  test('knows that a maximum is a default limit', () => {
    const bounds = limitRange({ type: 'Container', max: { memory: '512Mi' } });

    expect(check(requestsWithinLimits, bounds, till({ memory: '1Gi' }))).toHaveLength(1);
  });

  test('reports init containers', () => {
    const pod = podSpec({}, { initContainers: [{ name: 'wait', ...resourcesOf({ cpu: '2' }, { cpu: '1' }) }] });

    expect(check(requestsWithinLimits, deployment('till', pod))).toMatchObject([
      { path: '/spec/template/spec/initContainers/0/resources' },
    ]);
  });

  test.each([
    ['a request that fills its limit', [till({ cpu: '1' }, { cpu: '1000m' })]],
    ['a request without a limit', [till({ cpu: '1' })]],
    ['a limit without a request', [till({}, { cpu: '1' })]],
    ['what is no quantity', [till({ cpu: 'two' }, { cpu: '1' })]],
    [
      'the default limit of another namespace',
      [inNamespace('bank', limitRange({ type: 'Container', default: { memory: '512Mi' } })), till({ memory: '1Gi' })],
    ],
  ])('says nothing of %s', (_, objects) => {
    expect(check(requestsWithinLimits, ...objects)).toEqual([]);
  });

  test('says nothing where two LimitRanges give different default limits, since one of them fits', () => {
    const bounds = ['512Mi', '2Gi'].map((memory) => limitRange({ type: 'Container', default: { memory } }));

    expect(check(requestsWithinLimits, ...bounds, till({ memory: '1Gi' }))).toEqual([]);
  });
});
