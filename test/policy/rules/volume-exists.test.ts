import { volumeExists } from '../../../lib/policy/rules/volume-exists';
import { check, deployment, object, podSpec } from '../support';

const MOUNTS = {
  volumeMounts: [
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'cache', mountPath: '/cache' },
  ],
};

describe('volume-exists', () => {
  test('reports a mount without a volume, at its name', () => {
    expect(check(volumeExists, deployment('till', podSpec(MOUNTS, { volumes: [{ name: 'tmp' }] })))).toEqual([
      {
        rule: 'volume-exists',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/volumeMounts/1/name',
        message: 'the pod has no volume "cache"',
      },
    ]);
  });

  test('reports the mounts of init containers', () => {
    const pod = { ...podSpec(), initContainers: [{ name: 'load', ...MOUNTS }], volumes: [{ name: 'cache' }] };

    expect(check(volumeExists, deployment('till', pod))).toMatchObject([
      { path: '/spec/template/spec/initContainers/0/volumeMounts/0/name', message: 'the pod has no volume "tmp"' },
    ]);
  });

  test('accepts mounts of volumes and of claims that the workload makes', () => {
    const template = { spec: podSpec(MOUNTS, { volumes: [{ name: 'tmp' }] }) };
    const volumeClaimTemplates = [{ metadata: { name: 'cache' } }];

    expect(check(volumeExists, object('StatefulSet', 'till', { spec: { template, volumeClaimTemplates } }))).toEqual(
      [],
    );
  });
});
