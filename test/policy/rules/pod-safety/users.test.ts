import type { JsonObject } from '../../../../lib/manifests';
import { nonRootConflict } from '../../../../lib/policy/rules/pod-safety/non-root-conflict';
import { nonRootImage } from '../../../../lib/policy/rules/pod-safety/non-root-image';
import { privilegeConflict } from '../../../../lib/policy/rules/pod-safety/privilege-conflict';
import { check } from '../../support';
import { MAIN, workload } from './fixtures';

const SPEC = '/spec/template/spec';
const WINDOWS = { os: { name: 'windows' } };

describe('non-root-conflict', () => {
  test.each([
    [{ runAsUser: 0, runAsNonRoot: true }, {}, `${MAIN}/securityContext/runAsUser`],
    [{ runAsUser: 0 }, { runAsNonRoot: true }, `${MAIN}/securityContext/runAsUser`],
    [{ runAsNonRoot: true }, { runAsUser: 0 }, `${SPEC}/securityContext/runAsUser`],
    [{}, { runAsNonRoot: true, runAsUser: 0 }, `${SPEC}/securityContext/runAsUser`],
  ])('reports user 0 beside runAsNonRoot: container %j, pod %j', (container, pod, path) => {
    expect(check(nonRootConflict, workload({ securityContext: container }, { securityContext: pod }))).toEqual([
      {
        rule: 'non-root-conflict',
        on: 'Deployment/till',
        path,
        message: 'container "main" has runAsUser 0 and runAsNonRoot true, so the kubelet refuses to start it',
      },
    ]);
  });

  test.each([
    [{ runAsUser: 1 }, { runAsNonRoot: true, runAsUser: 0 }],
    [{ runAsNonRoot: false }, { runAsNonRoot: true, runAsUser: 0 }],
    [{ runAsUser: 0 }, {}],
    [{ runAsUser: null }, { runAsNonRoot: true, runAsUser: 5 }],
  ])('the container goes before its pod: container %j, pod %j', (container, pod) => {
    expect(check(nonRootConflict, workload({ securityContext: container }, { securityContext: pod }))).toEqual([]);
  });

  test('Windows knows no user 0', () => {
    const securityContext = { runAsUser: 0, runAsNonRoot: true };

    expect(check(nonRootConflict, workload({ securityContext }, WINDOWS))).toEqual([]);
  });
});

describe('non-root-image', () => {
  const securityContext = { runAsNonRoot: true };

  test.each([
    ['postgres:16.8', 'image postgres runs as root'],
    ['busybox:1.36.1', 'image busybox runs as root'],
    ['memcached:1.6', 'image memcached names its user "memcache", which may be root for all that the kubelet knows'],
  ])('reports %s where no user is set', (image, end) => {
    expect(check(nonRootImage, workload({ image }, { securityContext }))).toEqual([
      {
        rule: 'non-root-image',
        on: 'Deployment/till',
        path: `${MAIN}/securityContext/runAsUser`,
        message: `container "main" has runAsNonRoot true and no runAsUser, and ${end}`,
      },
    ]);
  });

  test.each([
    [{ image: 'postgres:16.8' }, {}],
    [{ image: 'postgres:16.8', securityContext: { runAsNonRoot: false } }, { securityContext }],
    [{ image: 'postgres:16.8' }, { securityContext: { runAsNonRoot: true, runAsUser: 999 } }],
    [{ image: 'postgres:16.8', securityContext: { runAsUser: 999 } }, { securityContext }],
    [{ image: 'registry.test/till:1' }, { securityContext }],
    [{ image: 'quay.io/prometheus/prometheus:v3.1.0-distroless' }, { securityContext }],
    [{ image: 'postgres:16.8' }, { securityContext, ...WINDOWS }],
  ])('accepts container %j in pod %j', (container, pod) => {
    expect(check(nonRootImage, workload(container, pod))).toEqual([]);
  });
});

describe('non-root-image for OpenShift', () => {
  test('leaves the user to OpenShift, which gives every pod one', () => {
    const route = { apiVersion: 'route.openshift.io/v1', kind: 'Route', metadata: { name: 'till' } };
    const pod = workload({ image: 'postgres:16.8', securityContext: { runAsNonRoot: true } });

    expect(check(nonRootImage, pod)).toHaveLength(1);
    expect(check(nonRootImage, pod, route)).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    [
      'an annotation',
      {
        kind: 'Service',
        metadata: { name: 'a', annotations: { 'service.beta.openshift.io/serving-cert-secret-name': 'a' } },
      },
    ],
    [
      'a label of namespaces that a policy goes by',
      {
        kind: 'NetworkPolicy',
        metadata: { name: 'a' },
        spec: {
          ingress: [
            { from: [{ namespaceSelector: { matchLabels: { 'policy-group.network.openshift.io/ingress': '' } } }] },
          ],
        },
      },
    ],
  ])('is recognised by %s', (_, object) => {
    const pod = workload({ image: 'postgres:16.8', securityContext: { runAsNonRoot: true } });

    expect(check(nonRootImage, pod, object)).toEqual([]);
  });
});

describe('privilege-conflict', () => {
  test.each([
    [{ privileged: true }, 'privileged is true'],
    [{ capabilities: { add: ['CAP_SYS_ADMIN'] } }, 'capability CAP_SYS_ADMIN is added'],
  ])('reports %j beside allowPrivilegeEscalation false', (context, other) => {
    const securityContext = { allowPrivilegeEscalation: false, ...context };

    expect(check(privilegeConflict, workload({ securityContext }))).toEqual([
      {
        rule: 'privilege-conflict',
        on: 'Deployment/till',
        path: `${MAIN}/securityContext/allowPrivilegeEscalation`,
        message: `container "main": allowPrivilegeEscalation is false and ${other}, which the API server refuses`,
      },
    ]);
  });

  test.each([
    { privileged: true },
    { privileged: true, allowPrivilegeEscalation: true },
    { allowPrivilegeEscalation: false, capabilities: { add: ['SYS_ADMIN'] } },
    { allowPrivilegeEscalation: false, privileged: false },
  ])('accepts %j, as the API server does', (securityContext) => {
    expect(check(privilegeConflict, workload({ securityContext }))).toEqual([]);
  });
});
