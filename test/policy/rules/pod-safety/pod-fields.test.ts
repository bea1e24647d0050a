import type { JsonObject } from '../../../../lib/manifests';
import { duplicateMountPath } from '../../../../lib/policy/rules/pod-safety/duplicate-mount-path';
import { envDuplicate } from '../../../../lib/policy/rules/pod-safety/env-duplicate';
import { envOneSource } from '../../../../lib/policy/rules/pod-safety/env-one-source';
import { probePath } from '../../../../lib/policy/rules/pod-safety/probe-path';
import { probeProtocol } from '../../../../lib/policy/rules/pod-safety/probe-protocol';
import { volumeSource } from '../../../../lib/policy/rules/pod-safety/volume-source';
import { check, checkWith, keyRef, severities } from '../../support';
import { MAIN, mounts, workload } from './fixtures';

const SPEC = '/spec/template/spec';

describe('duplicate-mount-path', () => {
  test('reports every mount at a path that is taken', () => {
    const volumeMounts = mounts(['a', '/tmp'], ['b', '/tmp'], ['c', '/cache'], ['d', '/tmp']);

    expect(check(duplicateMountPath, workload({ volumeMounts }))).toEqual(
      [1, 3].map((index) => ({
        rule: 'duplicate-mount-path',
        on: 'Deployment/till',
        path: `${MAIN}/volumeMounts/${index}/mountPath`,
        message: 'container "main" mounts two volumes at /tmp',
      })),
    );
  });

  test('accepts one volume at two paths, one path in two containers, and mounts without a path', () => {
    const volumeMounts = [...mounts(['a', '/tmp'], ['a', '/var/tmp']), { name: 'b' }, { name: 'c' }];
    const other = { name: 'other', image: 'other:1', volumeMounts: mounts(['a', '/tmp']) };

    expect(check(duplicateMountPath, workload({ volumeMounts }, { initContainers: [other] }))).toEqual([]);
  });
});

describe('volume-source', () => {
  function volumes(...volume: readonly JsonObject[]): JsonObject {
    return workload({}, { volumes: volume });
  }

  test('reports a volume with two sources, as an error', () => {
    const both = volumes(
      { name: 'a', emptyDir: {} },
      { name: 'b', emptyDir: {}, persistentVolumeClaim: { claimName: 'c' } },
    );

    expect(check(volumeSource, both)).toEqual([
      {
        rule: 'volume-source',
        on: 'Deployment/till',
        path: `${SPEC}/volumes/1`,
        message: 'volume "b" has 2 sources, emptyDir and persistentVolumeClaim, where one is allowed',
      },
    ]);
    expect(severities(volumeSource, {}, both)).toEqual(['error']);
  });

  test.each([{ name: 'a' }, { name: 'a', configMap: null }, { name: 'a', configMap: 'till' }])(
    'a volume without a source becomes an empty folder, which is worth a look: %j',
    (volume) => {
      expect(check(volumeSource, volumes(volume))).toMatchObject([
        { message: 'volume "a" says no source, and so becomes an empty folder' },
      ]);
      expect(severities(volumeSource, {}, volumes(volume))).toEqual(['warning']);
    },
  );

  test.each([
    { name: 'a', emptyDir: {} },
    { name: 'a', emptyDir: null },
    { name: 'a', emptyDir: null, secret: { secretName: 's' } },
  ])('accepts %j', (volume) => {
    expect(check(volumeSource, volumes(volume))).toEqual([]);
  });
});

describe('env-one-source', () => {
  const fromKey = keyRef('configMapKeyRef', 'till', 'a');

  test('reports a variable with a value and a key, at the variable, without its value', () => {
    expect(check(envOneSource, workload({ env: [fromKey, { ...fromKey, value: 'hidden' }] }))).toEqual([
      {
        rule: 'env-one-source',
        on: 'Deployment/till',
        path: `${MAIN}/env/1`,
        message: 'container "main": variable "A" has both value and valueFrom, which the API server refuses',
      },
    ]);
  });

  test.each([
    [{ configMapKeyRef: {}, secretKeyRef: {} }, 'reads from configMapKeyRef and secretKeyRef'],
    [{}, 'has a valueFrom without a source'],
    [{ secretKeyRef: null }, 'has a valueFrom without a source'],
  ])('reports valueFrom %j', (valueFrom, fault) => {
    expect(check(envOneSource, workload({ env: [{ name: 'A', valueFrom }] }))[0]?.message).toContain(fault);
  });

  test.each([
    { name: 'A', value: 'x' },
    fromKey,
    { ...fromKey, value: '' },
    { ...fromKey, value: null },
    { name: 'A', value: 'x', valueFrom: null },
  ])('accepts %j, as the API server does', (variable) => {
    expect(check(envOneSource, workload({ env: [variable] }))).toEqual([]);
  });

  test('looks into init containers too', () => {
    const init = { name: 'init', image: 'init:1', env: [{ ...fromKey, value: 'x' }] };

    expect(check(envOneSource, workload({}, { initContainers: [init] }))).toHaveLength(1);
  });
});

describe('env-duplicate', () => {
  test('reports a variable that is set again, once and as a warning', () => {
    const env = ['A', 'B', 'A', 'A'].map((name) => ({ name, value: 'x' }));

    expect(check(envDuplicate, workload({ env }))).toEqual([
      {
        rule: 'env-duplicate',
        on: 'Deployment/till',
        path: `${MAIN}/env/0`,
        message: 'container "main" sets variable "A" 3 times, and only the last counts',
      },
    ]);
    expect(severities(envDuplicate, {}, workload({ env }))).toEqual(['warning']);
  });

  test('accepts names that differ in case, names of objects in JavaScript, and what envFrom has as well', () => {
    const env = ['A', 'a', 'constructor', '__proto__', ''].map((name) => ({ name, value: 'x' }));

    expect(check(envDuplicate, workload({ env: [...env, {}], envFrom: [{ configMapRef: { name: 'a' } }] }))).toEqual(
      [],
    );
  });
});

describe('probe-path', () => {
  const probed = (image: string, path?: string, rest: JsonObject = {}) =>
    workload({ image, livenessProbe: { httpGet: { ...(path === undefined ? {} : { path }), port: 8080 } }, ...rest });

  test('reports a probe of a known image that asks for no health check of it', () => {
    expect(check(probePath, probed('openfga/openfga:v1.10.2', '/nope'))).toEqual([
      {
        rule: 'probe-path',
        on: 'Deployment/till',
        path: `${MAIN}/livenessProbe/httpGet`,
        message:
          'container "main": livenessProbe asks for "/nope", and image openfga/openfga says how it is at /healthz, /metrics',
      },
    ]);
    expect(check(probePath, probed('openfga/openfga:v1.10.2'))).toHaveLength(1);
  });

  test('goes by what the user says of an image', () => {
    const images = [{ image: 'registry.test/till', writable: [], kept: [], probes: ['/ready'] }];

    expect(checkWith(probePath, { images }, probed('registry.test/till:1', '/live'))).toHaveLength(1);
    expect(checkWith(probePath, { images }, probed('registry.test/till:1', '/ready'))).toEqual([]);
  });

  test.each([
    probed('openfga/openfga:v1.10.2', '/healthz?verbose'),
    probed('openfga/openfga:v1.10.2', '/nope', { command: ['/app/till'] }),
    probed('qdrant/qdrant:v1.15.5', '/readyz'),
    probed('registry.test/till:1', '/nope'),
    probed('postgres:16.8', '/nope'),
    workload({ image: 'openfga/openfga:v1.10.2', livenessProbe: { httpGet: null } }),
  ])('accepts %j', (object) => {
    expect(check(probePath, object)).toEqual([]);
  });
});

describe('probe-protocol', () => {
  const http = (port: number | string) => ({ httpGet: { path: '/', port } });
  const ports = [{ name: 'books', containerPort: 5432 }];

  test.each([5432, 'books'])('reports an HTTP probe of port %s of a database', (port) => {
    expect(check(probeProtocol, workload({ image: 'postgres:16.8', ports, livenessProbe: http(port) }))).toEqual([
      {
        rule: 'probe-protocol',
        on: 'Deployment/till',
        path: `${MAIN}/livenessProbe/httpGet`,
        message:
          'container "main": livenessProbe sends HTTP to port 5432, where image postgres speaks PostgreSQL\'s own protocol',
      },
    ]);
  });

  test('reports an HTTP probe of a port for gRPC', () => {
    expect(
      check(probeProtocol, workload({ image: 'openfga/openfga:v1.10.2', readinessProbe: http(8081) })),
    ).toHaveLength(1);
  });

  test.each([
    { image: 'postgres:16.8', ports: [{ containerPort: 5432 }] },
    { image: 'postgres:16.8', ports: [{ containerPort: 5432 }], livenessProbe: { exec: { command: ['pg_isready'] } } },
    { image: 'postgres:16.8', livenessProbe: http(9187) },
    { image: 'postgres:16.8', livenessProbe: http('metrics') },
    { image: 'postgres:16.8', livenessProbe: { tcpSocket: { port: 5432 } } },
    { image: 'postgres:16.8', command: ['/app/till'], livenessProbe: http(5432) },
    { image: 'registry.test/till:1', livenessProbe: http(5432) },
    { image: 'openfga/openfga:v1.10.2', env: [{ name: 'HTTP', value: ':8081' }], livenessProbe: http(8081) },
    { image: 'qdrant/qdrant:v1.15.5', livenessProbe: http(6333) },
  ])('accepts %j', (container) => {
    expect(check(probeProtocol, workload(container))).toEqual([]);
  });
});
