import type { JsonObject } from '../../../../lib/manifests';
import { livenessProbe } from '../../../../lib/policy/rules/hardening/liveness-probe';
import { prestopOverGrace } from '../../../../lib/policy/rules/hardening/prestop-over-grace';
import { probesIdentical } from '../../../../lib/policy/rules/hardening/probes-identical';
import { readinessProbe } from '../../../../lib/policy/rules/hardening/readiness-probe';
import { registryFrozen } from '../../../../lib/policy/rules/hardening/registry-frozen';
import { serviceAccountAlias } from '../../../../lib/policy/rules/hardening/service-account-alias';
import { check, deployment, object, podSpec } from '../../support';

const LISTENS = { image: 'till:1.4.2', ports: [{ containerPort: 8080 }] };
const PROBE = { httpGet: { path: '/ready', port: 8080 } };

function hooked(preStop: JsonObject, spec: JsonObject = {}): JsonObject {
  return deployment('till', podSpec({ image: 'till:1.4.2', lifecycle: { preStop } }, spec));
}

function command(...words: readonly string[]): JsonObject {
  return { exec: { command: words } };
}

describe('a container that listens', () => {
  test('without probes is told of each', () => {
    const till = deployment('till', podSpec(LISTENS));

    expect([...check(readinessProbe, till), ...check(livenessProbe, till)].map(({ message }) => message)).toEqual([
      'container "main" has no readiness probe',
      'container "main" has no liveness probe',
    ]);
  });

  test('with both is no finding, unless they are the same', () => {
    const probes = (liveness: JsonObject) =>
      deployment('till', podSpec({ ...LISTENS, readinessProbe: PROBE, livenessProbe: liveness }));
    const patient = probes({ ...PROBE, periodSeconds: 30 });

    expect([readinessProbe, livenessProbe, probesIdentical].flatMap((rule) => check(rule, patient))).toEqual([]);
    expect(check(probesIdentical, probes(PROBE))).toHaveLength(1);
  });

  test.each([
    ['that does not listen', deployment('till', podSpec({ image: 'till:1.4.2' }))],
    ['of a Job, which ends', object('Job', 'till', { spec: { template: { spec: podSpec(LISTENS) } } })],
    ['that only patches another', deployment('till', podSpec({ ports: [{ containerPort: 8080 }] }))],
    ['that prepares the pod', deployment('till', { initContainers: [{ name: 'first', ...LISTENS }], containers: [] })],
  ])('is meant, and not one %s', (_, workload) => {
    expect([readinessProbe, livenessProbe, probesIdentical].flatMap((rule) => check(rule, workload))).toEqual([]);
  });
});

describe('a pod that waits before it stops', () => {
  test.each([
    [command('sleep', '60')],
    [command('sh', '-c', 'nginx -s quit; sleep 45')],
    [command('/bin/sleep', '30')],
    [{ sleep: { seconds: 31 } }],
  ])('longer than the 30 seconds that it has by default is a finding: %j', (hook) => {
    expect(check(prestopOverGrace, hooked(hook))).toHaveLength(1);
  });

  test.each([
    ['less', hooked(command('sleep', '10'))],
    ['for as long as it is given', hooked(command('sleep', '60'), { terminationGracePeriodSeconds: 90 })],
    ['for what is not known', hooked(command('sh', '-c', 'sleep $SECONDS'))],
    ['in another way', hooked({ httpGet: { path: '/stop', port: 8080 } })],
  ])('%s is none', (_, workload) => {
    expect(check(prestopOverGrace, workload)).toEqual([]);
  });
});

test.each(['k8s.gcr.io/pause:3.6', 'gcr.io/google_containers/pause:3.0', 'docker.io/bitnamilegacy/redis:7.4.3'])(
  'an image of a registry without releases is a finding: %s',
  (image) => {
    expect(check(registryFrozen, deployment('till', podSpec({ image })))).toHaveLength(1);
  },
);

test.each(['registry.k8s.io/pause:3.10', 'mirror.test/k8s.gcr.io/pause:3.6', 'till:1.4.2'])(
  'an image of another is none: %s',
  (image) => {
    expect(check(registryFrozen, deployment('till', podSpec({ image })))).toEqual([]);
  },
);

test('an account under the former name of its field is a finding, unless the field itself stands there too', () => {
  const named = (spec: JsonObject) => check(serviceAccountAlias, deployment('till', podSpec({}, spec)));

  expect(named({ serviceAccount: 'till' })).toMatchObject([
    { message: 'serviceAccount is the former name of serviceAccountName' },
  ]);
  expect([
    ...named({ serviceAccountName: 'till' }),
    ...named({ serviceAccount: 'till', serviceAccountName: 'till' }),
  ]).toEqual([]);
});
