import { quotaNeedsRequests } from '../../../../lib/policy/rules/arithmetic/quota-needs-requests';
import { check, checkWith, deployment, object, podSpec } from '../../support';
import { inNamespace, limitRange, quota, resourcesOf, till } from './support';

describe('quota-needs-requests', () => {
  test("reports a container without what a quota bounds, at the container's resources", () => {
    expect(check(quotaNeedsRequests, quota({ 'limits.memory': '8Gi' }), till({ memory: '1Gi' }))).toEqual([
      {
        rule: 'quota-needs-requests',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/resources',
        message: 'container "main" has no memory limit, which ResourceQuota "budget" asks of every container',
      },
    ]);
  });

  test('knows that a quota on cpu means requests', () => {
    expect(check(quotaNeedsRequests, quota({ cpu: '8' }), till({}))).toMatchObject([
      { message: expect.stringContaining('has no cpu request') as string },
    ]);
  });

  test('reports init containers', () => {
    const pod = podSpec(resourcesOf({ cpu: '1' }), { initContainers: [{ name: 'wait' }] });

    expect(check(quotaNeedsRequests, quota({ cpu: '8' }), deployment('till', pod))).toMatchObject([
      { path: '/spec/template/spec/initContainers/0/resources' },
    ]);
  });

  test.each([
    ['containers that state it', [quota({ cpu: '8' }), till({ cpu: '1' })]],
    ['a limit, which becomes the request', [quota({ cpu: '8' }), till({}, { cpu: '1' })]],
    [
      'a default of the LimitRange',
      [quota({ cpu: '8' }), limitRange({ type: 'Container', defaultRequest: { cpu: '1' } }), till({})],
    ],
    [
      'ephemeral storage, which a quota counts and does not ask for',
      [quota({ 'limits.ephemeral-storage': 1 }), till({})],
    ],
    ['numbers of objects', [quota({ pods: 1 }), till({})]],
    ['quotas for some pods only', [quota({ cpu: '8' }, { scopes: ['Terminating'] }), till({})]],
    ['quotas of another namespace', [inNamespace('bank', quota({ cpu: '8' })), till({})]],
    [
      'pods that state their resources as a whole',
      [quota({ cpu: '8' }), object('Pod', 'till', { spec: { ...podSpec(), resources: { requests: { cpu: 1 } } } })],
    ],
  ])('says nothing of %s', (_, objects) => {
    expect(check(quotaNeedsRequests, ...objects)).toEqual([]);
  });

  test('leaves Autopilot alone, which fills the amounts in', () => {
    expect(checkWith(quotaNeedsRequests, { autopilot: true }, quota({ cpu: '8' }), till({}))).toEqual([]);
  });
});
