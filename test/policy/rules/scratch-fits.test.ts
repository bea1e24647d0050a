import type { JsonObject } from '../../../lib/manifests';
import { scratchFits } from '../../../lib/policy/rules/scratch-fits';
import { check, deployment, object } from '../support';

const VOLUMES = [
  { name: 'tmp', emptyDir: { sizeLimit: '300Mi' } },
  { name: 'cache', emptyDir: { sizeLimit: '800Mi' } },
  { name: 'open', emptyDir: {} },
  { name: 'files', configMap: { name: 'files' } },
];

function container(name: string, limit: string | undefined, ...mounts: readonly string[]): JsonObject {
  const limits = limit === undefined ? {} : { 'ephemeral-storage': limit };
  return {
    name,
    resources: { limits },
    volumeMounts: mounts.map((mount) => ({ name: mount, mountPath: `/${mount}` })),
  };
}

describe('scratch-fits', () => {
  test('reports a container whose scratch volumes together exceed its limit', () => {
    const pod = { containers: [container('main', '1Gi', 'tmp', 'cache')], volumes: VOLUMES };

    expect(check(scratchFits, deployment('till', pod))).toEqual([
      {
        rule: 'scratch-fits',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0',
        message: 'container main: scratch volumes add up to more than its ephemeral-storage limit 1Gi',
      },
    ]);
  });

  test('reports init containers and native sidecars too', () => {
    const pod = {
      initContainers: [container('load', '100Mi', 'tmp')],
      containers: [container('main', '1Gi', 'tmp')],
      volumes: VOLUMES,
    };

    expect(check(scratchFits, object('Job', 'count', { spec: { template: { spec: pod } } }))).toMatchObject([
      { path: '/spec/template/spec/initContainers/0' },
    ]);
  });

  test('accepts scratch volumes that fill the limit exactly', () => {
    const pod = { containers: [container('main', '1100Mi', 'tmp', 'cache')], volumes: VOLUMES };

    expect(check(scratchFits, deployment('till', pod))).toEqual([]);
  });

  test('counts only what a container mounts, and only scratch volumes with a size', () => {
    const pod = { containers: [container('main', '300Mi', 'tmp', 'files', 'open')], volumes: VOLUMES };

    expect(check(scratchFits, deployment('till', pod))).toEqual([]);
  });

  test('counts a volume once that a container mounts at several paths', () => {
    const pod = { containers: [container('main', '300Mi', 'tmp', 'tmp')], volumes: VOLUMES };

    expect(check(scratchFits, deployment('till', pod))).toEqual([]);
  });

  test.each([
    ['limit', '1 GB', '300Mi'],
    ['size', '1Gi', '300 MB'],
  ])('reports nothing of a %s that is no quantity', (_, limit, sizeLimit) => {
    const pod = { containers: [container('main', limit, 'v')], volumes: [{ name: 'v', emptyDir: { sizeLimit } }] };

    expect(check(scratchFits, deployment('till', pod))).toEqual([]);
  });

  test('leaves a container without a limit to the rule on limits', () => {
    const pod = { containers: [container('main', undefined, 'tmp')], volumes: VOLUMES };

    expect(check(scratchFits, deployment('till', pod))).toEqual([]);
  });
});
