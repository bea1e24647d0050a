import { limitRangeMax } from '../../../../lib/policy/rules/arithmetic/limit-range-max';
import { check, deployment, object, podSpec } from '../../support';
import { inNamespace, limitRange, resourcesOf, till } from './support';

const BOUNDS = limitRange({ type: 'Container', max: { cpu: '4', memory: '8Gi' } });

describe('limit-range-max', () => {
  test("reports a limit above the maximum, at the container's resources", () => {
    expect(check(limitRangeMax, BOUNDS, till({ cpu: '2' }, { cpu: '5' }))).toEqual([
      {
        rule: 'limit-range-max',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/resources',
        message: 'container "main" is limited to 5 of cpu, LimitRange "bounds" allows at most 4',
      },
    ]);
  });

  test('reports a request above the maximum that has no limit of its own', () => {
    expect(check(limitRangeMax, BOUNDS, till({ memory: '9Gi' }))).toMatchObject([
      { message: 'container "main" requests 9Gi of memory, LimitRange "bounds" allows at most 8Gi' },
    ]);
  });

  test('reports a pod whose containers only together have too much', () => {
    const bounds = limitRange({ type: 'Pod', max: { cpu: '3' } });
    const half = resourcesOf({ cpu: '1' }, { cpu: '2' });
    const two = {
      containers: [
        { name: 'a', ...half },
        { name: 'b', ...half },
      ],
    };

    expect(check(limitRangeMax, bounds, deployment('till', two))).toMatchObject([
      {
        path: '/spec/template/spec',
        message: 'the pod\'s containers together have more cpu than the 3 that LimitRange "bounds" allows a pod',
      },
    ]);
    expect(check(limitRangeMax, bounds, deployment('till', podSpec(half)))).toEqual([]);
  });

  test('counts an init container of a pod beside the containers only where it is larger', () => {
    const bounds = limitRange({ type: 'Pod', max: { cpu: '3' } });
    const half = resourcesOf({ cpu: '1' }, { cpu: '2' });
    const pod = (cpu: string) => podSpec(half, { initContainers: [{ name: 'load', ...resourcesOf({}, { cpu }) }] });

    expect(check(limitRangeMax, bounds, deployment('till', pod('3')))).toEqual([]);
    expect(check(limitRangeMax, bounds, deployment('till', pod('4')))).toHaveLength(1);
  });

  test('takes what a pod states as a whole in place of its containers', () => {
    const bounds = limitRange({ type: 'Pod', max: { cpu: '3' } });
    const pod = { ...podSpec(resourcesOf({ cpu: '1' })), resources: { limits: { cpu: '4' } } };

    expect(check(limitRangeMax, bounds, deployment('till', pod))).toHaveLength(1);
  });

  test('reports a claim that is too large', () => {
    const bounds = limitRange({ type: 'PersistentVolumeClaim', max: { storage: '100Gi' } });
    const claim = (storage: string) =>
      object('PersistentVolumeClaim', 'ledger', { spec: { resources: { requests: { storage } } } });

    expect(check(limitRangeMax, bounds, claim('1Ti'))).toMatchObject([
      { path: '/spec/resources', message: 'a claim on 1Ti of storage, LimitRange "bounds" allows at most 100Gi' },
    ]);
    expect(check(limitRangeMax, bounds, claim('100Gi'))).toEqual([]);
  });

  test.each([
    ['amounts on the bound itself', till({ cpu: '4' }, { cpu: '4', memory: '8Gi' })],
    ['amounts that are left out, which become the maximum', till({})],
    ['what is no quantity', till({}, { cpu: 'all' })],
    ['pods of another namespace', inNamespace('bank', till({}, { cpu: '9' }))],
  ])('says nothing of %s', (_, workload) => {
    expect(check(limitRangeMax, BOUNDS, workload)).toEqual([]);
  });

  test('reports a pod that says nothing of what is bounded for whole pods, which gives no defaults', () => {
    const bounds = limitRange({ type: 'Pod', max: { memory: '1Gi' } });

    expect(check(limitRangeMax, bounds, till({}))[0]?.message).toContain(
      'no container of the pod has a limit of memory',
    );
    expect(check(limitRangeMax, bounds, till({ memory: '1Gi' }, { memory: '1Gi' }))).toEqual([]);
  });
});
