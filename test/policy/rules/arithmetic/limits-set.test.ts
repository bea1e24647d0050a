import { limitsSet } from '../../../../lib/policy/rules/arithmetic/limits-set';
import { check, deployment, object, podSpec } from '../../support';
import { inNamespace, limitRange, quota, resourcesOf, till } from './support';

const ALL = ['cpu request', 'memory request', 'memory limit'];

function missing(...objects: Parameters<typeof check>[1][]): string[] {
  return check(limitsSet, ...objects).map(({ message }) => message.replace('container "main" states no ', ''));
}

describe('limits-set', () => {
  test('reports once what a container leaves out, at its resources', () => {
    expect(check(limitsSet, deployment('till'))).toEqual([
      {
        rule: 'limits-set',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/resources',
        message: `container "main" states no ${ALL.join(', ')}`,
      },
    ]);
  });

  test('reports init containers and sidecars as well', () => {
    const initContainers = [{ name: 'wait' }, { name: 'proxy', restartPolicy: 'Always' }];
    const pod = podSpec(resourcesOf({ cpu: '1', memory: '1Gi' }, { memory: '1Gi' }), { initContainers });

    expect(check(limitsSet, deployment('till', pod)).map(({ path }) => path)).toEqual([
      '/spec/template/spec/initContainers/0/resources',
      '/spec/template/spec/initContainers/1/resources',
    ]);
  });

  test('does not ask for debug containers, which have no resources', () => {
    const pod = podSpec(resourcesOf({ cpu: '1' }, { memory: '1Gi' }), { ephemeralContainers: [{ name: 'debug' }] });

    expect(check(limitsSet, deployment('till', pod))).toEqual([]);
  });

  test('asks for both sides of what a LimitRange speaks of, although it would give defaults', () => {
    const bounds = limitRange({ type: 'Container', default: { cpu: '1' }, max: { 'ephemeral-storage': '1Gi' } });

    expect(missing(bounds, till({ cpu: '1', memory: '1Gi' }, { memory: '1Gi' }))).toEqual([
      'cpu limit, ephemeral-storage request, ephemeral-storage limit',
    ]);
    expect(missing(inNamespace('bank', bounds), till({ cpu: '1', memory: '1Gi' }, { memory: '1Gi' }))).toEqual([]);
  });

  test('takes a limit alone for the request that it becomes', () => {
    expect(missing(till({}, { cpu: '1', memory: '1Gi' }))).toEqual([]);
  });

  test('leaves what a quota refuses to the rule on quotas', () => {
    expect(missing(quota({ 'requests.cpu': '4', 'limits.memory': '4Gi' }), till({}))).toEqual(['memory request']);
  });

  test('accepts a pod that states its resources as a whole', () => {
    const resources = { requests: { cpu: '1' }, limits: { memory: '1Gi' } };

    expect(missing(object('Pod', 'till', { spec: { ...podSpec(), resources } }))).toEqual([]);
  });
});
