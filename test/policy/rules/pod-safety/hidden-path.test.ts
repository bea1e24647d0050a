import type { JsonObject } from '../../../../lib/manifests';
import { hiddenPath } from '../../../../lib/policy/rules/pod-safety/hidden-path';
import { check, checkWith, severities } from '../../support';
import { MAIN, mounts, workload } from './fixtures';

const IMAGE = 'docker.io/library/postgres:16.8';

function pod(mountPath: string, volume: JsonObject = { emptyDir: {} }, rest: JsonObject = {}): JsonObject {
  const container = { image: IMAGE, volumeMounts: [{ name: 'v', mountPath }] };
  return workload(container, { volumes: [{ name: 'v', ...volume }], ...rest });
}

describe('hidden-path', () => {
  test('reports a volume over what the image needs, at the mount', () => {
    expect(check(hiddenPath, pod('/usr/local/bin/'))).toEqual([
      {
        rule: 'hidden-path',
        on: 'Deployment/till',
        path: `${MAIN}/volumeMounts/0/mountPath`,
        message:
          'container "main": volume "v" at /usr/local/bin hides /usr/local/bin of image docker.io/library/postgres, which does not start without it',
      },
    ]);
  });

  test.each(['/', '/usr', '/usr/local', '/usr/lib', '/bin'])('a mount at %s hides what stands below', (mountPath) => {
    expect(check(hiddenPath, pod(mountPath))).toHaveLength(1);
  });

  test.each([
    '/usr/local/bin/backup.sh',
    '/var/lib/postgresql/data',
    '/usr/local/binaries',
    '/docker-entrypoint-initdb.d',
  ])('a mount at %s hides nothing that is needed', (mountPath) => {
    expect(check(hiddenPath, pod(mountPath))).toEqual([]);
  });

  test.each([
    [{ emptyDir: {} }, 'error'],
    [{}, 'error'],
    [{ configMap: { name: 'scripts' } }, 'error'],
    [{ ephemeral: {} }, 'error'],
    [{ persistentVolumeClaim: { claimName: 'usr' } }, 'warning'],
    [{ hostPath: { path: '/usr' } }, 'warning'],
  ])('volume %j is an %s: only what may have been filled before is not certain', (volume, severity) => {
    expect(severities(hiddenPath, {}, pod('/usr', volume))).toEqual([severity]);
  });

  test('claims of a StatefulSet may have been filled before', () => {
    const claimed = workload({ image: IMAGE, volumeMounts: mounts(['data', '/usr']) });

    expect(severities(hiddenPath, {}, { ...claimed, kind: 'StatefulSet' })).toEqual(['warning']);
  });

  test('a volume that an init container can write to may have been filled by it', () => {
    const copy = { name: 'copy', image: IMAGE, command: ['cp'], volumeMounts: mounts(['v', '/copy']) };
    const look = { ...copy, volumeMounts: [{ name: 'v', mountPath: '/copy', readOnly: true }] };

    expect(check(hiddenPath, pod('/usr', { emptyDir: {} }, { initContainers: [copy] }))).toEqual([]);
    expect(check(hiddenPath, pod('/usr', { emptyDir: {} }, { initContainers: [look] }))).toHaveLength(1);
  });

  test('an image that was told to do something else may do without', () => {
    const volumeMounts = mounts(['v', '/usr']);

    expect(check(hiddenPath, workload({ image: IMAGE, command: ['/app/run'], volumeMounts }))).toEqual([]);
    expect(check(hiddenPath, workload({ image: IMAGE, command: ['postgres'], volumeMounts }))).toHaveLength(1);
    expect(check(hiddenPath, workload({ image: 'registry.test/till:1', volumeMounts }))).toEqual([]);
  });

  test('folders that the user says an image needs are needed', () => {
    const settings = { images: [{ image: '*/till', writable: [], kept: ['/app'] }] };
    const container = { image: 'registry.test/till:1', command: ['/app/till'], volumeMounts: mounts(['v', '/app']) };

    expect(checkWith(hiddenPath, settings, workload(container))).toHaveLength(1);
    expect(checkWith(hiddenPath, settings, workload({ ...container, volumeMounts: mounts(['v', '/app/x']) }))).toEqual(
      [],
    );
  });
});
