import { limitRangeMin } from '../../../../lib/policy/rules/arithmetic/limit-range-min';
import { check, deployment, object, podSpec } from '../../support';
import { inNamespace, limitRange, resourcesOf, till } from './support';

const BOUNDS = limitRange({ type: 'Container', min: { cpu: '100m', memory: '128Mi' } });

describe('limit-range-min', () => {
  test("reports a request below the minimum, at the container's resources", () => {
    expect(check(limitRangeMin, BOUNDS, till({ cpu: '1', memory: '64Mi' }, { memory: '256Mi' }))).toEqual([
      {
        rule: 'limit-range-min',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/resources',
        message: 'container "main" requests 64Mi of memory, LimitRange "bounds" asks for at least 128Mi',
      },
    ]);
  });

  test('reports a limit below the minimum, which is then the request too', () => {
    expect(check(limitRangeMin, BOUNDS, till({}, { cpu: '50m' }))).toMatchObject([
      { message: 'container "main" requests 50m of cpu, LimitRange "bounds" asks for at least 100m' },
    ]);
  });

  test('reports init containers and native sidecars', () => {
    const small = resourcesOf({ cpu: '50m', memory: '128Mi' });
    const initContainers = [
      { name: 'wait', ...small },
      { name: 'proxy', restartPolicy: 'Always', ...small },
    ];
    const pod = podSpec(resourcesOf({ cpu: '1', memory: '1Gi' }), { initContainers });

    expect(check(limitRangeMin, BOUNDS, deployment('till', pod)).map(({ path }) => path)).toEqual([
      '/spec/template/spec/initContainers/0/resources',
      '/spec/template/spec/initContainers/1/resources',
    ]);
  });

  test('reports a default request of another LimitRange that is too small only where it is the one default', () => {
    const defaults = limitRange({ type: 'Container', defaultRequest: { cpu: '50m' } });

    expect(check(limitRangeMin, BOUNDS, defaults, till({}))).toEqual([]);
    expect(
      check(
        limitRangeMin,
        limitRange({ type: 'Container', min: { cpu: '100m' }, defaultRequest: { cpu: '50m' } }),
        till({}),
      ),
    ).toMatchObject([{ message: 'container "main" requests 50m of cpu, LimitRange "bounds" asks for at least 100m' }]);
  });

  test('reports a pod whose containers together ask for too little', () => {
    const bounds = limitRange({ type: 'Pod', min: { memory: '256Mi' } });
    const two = { containers: [{ name: 'a' }, { name: 'b', ...resourcesOf({ memory: '100Mi' }) }] };

    expect(check(limitRangeMin, bounds, deployment('till', two))).toMatchObject([
      {
        path: '/spec/template/spec',
        message:
          'the pod\'s containers together request less memory than the 256Mi that LimitRange "bounds" asks of a pod',
      },
    ]);
  });

  test('reports claims that are too small: alone, of a StatefulSet, of a pod', () => {
    const bounds = limitRange({ type: 'PersistentVolumeClaim', min: { storage: '1Gi' } });
    const spec = { resources: { requests: { storage: '500Mi' } } };
    const volumes = [{ name: 'v', ephemeral: { volumeClaimTemplate: { spec } } }];

    expect(
      check(
        limitRangeMin,
        bounds,
        object('PersistentVolumeClaim', 'ledger', { spec }),
        object('StatefulSet', 'shelf', { spec: { volumeClaimTemplates: [{ spec }] } }),
        deployment('till', podSpec({}, { volumes })),
      ).map(({ on, path }) => `${on} ${path}`),
    ).toEqual([
      'PersistentVolumeClaim/ledger /spec/resources',
      'StatefulSet/shelf /spec/volumeClaimTemplates/0/spec/resources',
      'Deployment/till /spec/template/spec/volumes/0/ephemeral/volumeClaimTemplate/spec/resources',
    ]);
  });

  test.each([
    ['amounts on the bound itself', till({ cpu: '100m', memory: '128Mi' })],
    ['amounts that are left out, which become the minimum', till({})],
    ['what is no quantity', till({ cpu: 'little', memory: '1Gi' })],
    ['pods of another namespace', inNamespace('bank', till({ cpu: '1m' }))],
    ['pods that leave their namespace open', inNamespace(undefined, till({ cpu: '1m' }))],
  ])('says nothing of %s', (_, workload) => {
    expect(check(limitRangeMin, BOUNDS, workload)).toEqual([]);
  });

  test('holds pods against bounds that both leave their namespace open', () => {
    const found = check(limitRangeMin, inNamespace(undefined, BOUNDS), inNamespace(undefined, till({ cpu: '1m' })));

    expect(found).toHaveLength(1);
  });

  test('reports a pod that says nothing of what is bounded for whole pods, which gives no defaults', () => {
    const bounds = limitRange({ type: 'Pod', min: { memory: '1Gi' } });

    expect(check(limitRangeMin, bounds, till({}))[0]?.message).toContain('no container of the pod requests memory');
    expect(check(limitRangeMin, bounds, till({ memory: '1Gi' }, { memory: '1Gi' }))).toEqual([]);
  });
});
