import type { Json, JsonObject } from '../../../../lib/manifests';
import { scratchFits } from '../../../../lib/policy/rules/arithmetic/scratch-fits';
import { check, deployment, object } from '../../support';
import { limitRange, resourcesOf } from './support';

function pod(sizes: readonly Json[], ...limits: readonly string[]): JsonObject {
  return {
    containers: limits.map((limit, index) => ({
      name: `c${index}`,
      ...resourcesOf({}, limit === '' ? {} : { 'ephemeral-storage': limit }),
    })),
    volumes: sizes.map((sizeLimit, index) => ({ name: `v${index}`, emptyDir: { sizeLimit } })),
  };
}

describe('scratch-fits', () => {
  test('reports a pod whose scratch volumes together exceed what its containers may use', () => {
    expect(check(scratchFits, deployment('till', pod(['300Mi', '800Mi'], '1Gi')))).toEqual([
      {
        rule: 'scratch-fits',
        on: 'Deployment/till',
        path: '/spec/template/spec/volumes',
        message: 'the scratch volumes may take 1100Mi, the ephemeral-storage limits of the containers come to 1024Mi',
      },
    ]);
  });

  test('reports every kind with pods', () => {
    const job = object('Job', 'count', { spec: { template: { spec: pod(['2Gi'], '1Gi') } } });

    expect(check(scratchFits, job)).toHaveLength(1);
  });

  test('counts the default limit of a LimitRange', () => {
    const bounds = limitRange({ type: 'Container', default: { 'ephemeral-storage': '1Gi' } });

    expect(check(scratchFits, bounds, deployment('till', pod(['2Gi'], '')))).toHaveLength(1);
  });

  test.each([
    ['volumes that fill the limit exactly', pod(['300Mi', '724Mi'], '1Gi')],
    ['limits that are enough together, as the kubelet counts them', pod(['1Gi'], '600Mi', '600Mi')],
    ['pods without a limit', pod(['2Gi'], '')],
    ['sizes that are no quantity', pod(['2 GB'], '1Gi')],
    ['limits that are no quantity', pod(['2Gi'], '1 GB')],
    [
      'volumes without a size',
      { ...pod([], '1Gi'), volumes: [{ emptyDir: {} }, { emptyDir: null }, { configMap: {} }] },
    ],
    ['volumes in memory', { ...pod([], '1Gi'), volumes: [{ emptyDir: { medium: 'Memory', sizeLimit: '2Gi' } }] }],
  ])('says nothing of %s', (_, spec) => {
    expect(check(scratchFits, deployment('till', spec))).toEqual([]);
  });
});
