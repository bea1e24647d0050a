import type { JsonObject } from '../../../../lib/manifests';
import type { Rule } from '../../../../lib/policy';
import { podSafetyRules } from '../../../../lib/policy/rules/pod-safety';
import { checkWith } from '../../support';
import { MAIN, workload } from './fixtures';

const SPEC = '/spec/template/spec';

function ruleOf(id: string): Rule {
  const rule = podSafetyRules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
}

/** What a control finds in one container and its pod, without the end of the message that says who asked. */
function found(id: string, container: JsonObject, spec: JsonObject = {}, kubernetes = '1.33'): [string, string][] {
  const settings = { kubernetes, podSecurity: 'restricted' } as const;
  return checkWith(ruleOf(id), settings, workload(container, spec)).map(({ path, message }) => [
    path,
    message.replace(/, which the settings.*/, ''),
  ]);
}

function context(securityContext: JsonObject): JsonObject {
  return { securityContext };
}

describe('controls of the baseline', () => {
  test.each([
    ['pss-host-namespaces', {}, { hostNetwork: true }, `${SPEC}/hostNetwork`, 'pod: hostNetwork is true'],
    ['pss-host-namespaces', {}, { hostPID: true }, `${SPEC}/hostPID`, 'pod: hostPID is true'],
    ['pss-host-namespaces', {}, { hostIPC: true }, `${SPEC}/hostIPC`, 'pod: hostIPC is true'],
    [
      'pss-capabilities-baseline',
      context({ capabilities: { add: ['CHOWN', 'NET_RAW'] } }),
      {},
      `${MAIN}/securityContext/capabilities/add/1`,
      'container "main": adds capability NET_RAW',
    ],
    [
      'pss-host-path',
      {},
      {
        volumes: [
          { name: 'a', emptyDir: {} },
          { name: 'b', hostPath: { path: '/' } },
        ],
      },
      `${SPEC}/volumes/1/hostPath`,
      'volume "b": type is hostPath, a folder of the node',
    ],
    [
      'pss-host-ports',
      { ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 81 }] },
      {},
      `${MAIN}/ports/1/hostPort`,
      'container "main": hostPort is 81',
    ],
    [
      'pss-apparmor',
      context({ appArmorProfile: { type: 'Unconfined' } }),
      {},
      `${MAIN}/securityContext/appArmorProfile/type`,
      'container "main": AppArmor profile is Unconfined',
    ],
    [
      'pss-selinux',
      {},
      context({ seLinuxOptions: { user: 'u', role: 'r', type: 't' } }),
      `${SPEC}/securityContext/seLinuxOptions/type`,
      'pod: SELinux type is t; pod: sets an SELinux user; pod: sets an SELinux role',
    ],
    [
      'pss-proc-mount',
      context({ procMount: 'Unmasked' }),
      { hostUsers: false },
      `${MAIN}/securityContext/procMount`,
      'container "main": procMount is Unmasked',
    ],
    [
      'pss-seccomp-baseline',
      context({ seccompProfile: { type: 'Unconfined' } }),
      {},
      `${MAIN}/securityContext/seccompProfile/type`,
      'container "main": seccomp profile is Unconfined',
    ],
    [
      'pss-seccomp-baseline',
      {},
      context({ seccompProfile: {} }),
      `${SPEC}/securityContext/seccompProfile/type`,
      'pod: seccomp profile is without a type',
    ],
    [
      'pss-sysctls',
      {},
      context({ sysctls: [{ name: 'kernel.shm_rmid_forced' }, { name: 'kernel.sem' }] }),
      `${SPEC}/securityContext/sysctls/1/name`,
      'pod: sets kernel parameter kernel.sem',
    ],
    [
      'pss-windows-host-process',
      context({ windowsOptions: { hostProcess: true } }),
      {},
      `${MAIN}/securityContext/windowsOptions/hostProcess`,
      'container "main": hostProcess is true',
    ],
  ])('%s finds %j in a container, %j in its pod', (id, container, spec, path, message) => {
    expect(found(id, container, spec)).toEqual([[path, message]]);
  });

  test.each([
    ['pss-host-namespaces', {}, { hostNetwork: false, hostPID: null, hostIPC: 'true' }],
    ['pss-privileged', context({ privileged: false }), {}],
    ['pss-capabilities-baseline', context({ capabilities: { add: ['SETUID'], drop: ['NET_RAW'] } }), {}],
    ['pss-host-path', {}, { volumes: [{ name: 'a', hostPath: null, emptyDir: {} }] }],
    ['pss-host-ports', { ports: [{ containerPort: 80, hostPort: 0 }] }, {}],
    ['pss-apparmor', context({ appArmorProfile: { type: 'Localhost' } }), context({ appArmorProfile: null })],
    ['pss-selinux', context({ seLinuxOptions: { level: 's0', type: 'container_t' } }), {}],
    ['pss-selinux', context({ seLinuxOptions: { type: 'container_engine_t', user: '' } }), {}],
    ['pss-proc-mount', context({ procMount: 'Default' }), {}],
    ['pss-seccomp-baseline', context({ seccompProfile: { type: 'Localhost' } }), {}],
    ['pss-sysctls', {}, context({ sysctls: [{ name: 'net.ipv4.tcp_rmem' }] })],
    ['pss-windows-host-process', context({ windowsOptions: { hostProcess: false } }), {}],
  ])('%s accepts %j in a container, %j in its pod', (id, container, spec) => {
    expect(found(id, container, spec)).toEqual([]);
  });

  const PROBE = { tcpSocket: { host: 'db', port: 1 } };

  test.each([
    ['livenessProbe/httpGet', { livenessProbe: { httpGet: { host: 'a', port: 1 } } }],
    ['readinessProbe/tcpSocket', { readinessProbe: PROBE }],
    ['startupProbe/tcpSocket', { startupProbe: PROBE }],
    ['lifecycle/postStart/tcpSocket', { lifecycle: { postStart: PROBE } }],
    ['lifecycle/preStop/httpGet', { lifecycle: { preStop: { httpGet: { host: 'a', port: 1 } } } }],
  ])('pss-host-probes finds the host at %s', (at, container) => {
    expect(found('pss-host-probes', container, {}, '1.34').map(([path]) => path)).toEqual([`${MAIN}/${at}/host`]);
    expect(found('pss-host-probes', container, {}, '1.33')).toEqual([]);
  });

  test.each([{ host: '' }, {}])('pss-host-probes accepts a probe of the pod itself: %j', (host) => {
    expect(found('pss-host-probes', { livenessProbe: { httpGet: { ...host, port: 1 } } }, {}, '1.34')).toEqual([]);
  });

  function annotated(annotations: JsonObject, kubernetes = '1.33') {
    const plain = workload();
    const template = { metadata: { annotations }, spec: { containers: [{ name: 'main', image: 'till:1' }] } };
    const settings = { kubernetes, podSecurity: 'baseline' } as const;
    const objects = { ...plain, spec: { template } };
    return {
      appArmor: checkWith(ruleOf('pss-apparmor'), settings, objects).map(({ path }) => path),
      seccomp: checkWith(ruleOf('pss-seccomp-baseline'), settings, objects).map(({ path }) => path),
    };
  }

  test('annotations of AppArmor count in every version', () => {
    const key = 'container.apparmor.security.beta.kubernetes.io/main';

    expect(annotated({ [key]: 'unconfined' }).appArmor).toEqual([
      '/spec/template/metadata/annotations/container.apparmor.security.beta.kubernetes.io~1main',
    ]);
    expect(annotated({ [key]: 'localhost/till' }).appArmor).toEqual([]);
    expect(annotated({ [key]: 'runtime/default', other: 'unconfined' }).appArmor).toEqual([]);
  });

  test('annotations of seccomp count before 1.19, and no longer', () => {
    const annotations = { 'seccomp.security.alpha.kubernetes.io/pod': 'unconfined' };

    expect(annotated(annotations, '1.18').seccomp).toHaveLength(1);
    expect(annotated(annotations, '1.19').seccomp).toEqual([]);
    expect(annotated({ 'seccomp.security.alpha.kubernetes.io/pod': 'docker/default' }, '1.18').seccomp).toEqual([]);
  });
});

describe('controls of the restricted level', () => {
  test.each(['allowPrivilegeEscalation', 'runAsNonRoot'])('null for %s is as good as nothing', (field) => {
    const id = field === 'runAsNonRoot' ? 'pss-run-as-non-root' : 'pss-privilege-escalation';

    expect(found(id, context({ [field]: null }))[0]?.[1]).toContain('is not set to');
  });

  test.each([
    [{}, {}, 'container "main": runAsNonRoot is not set to true'],
    [{}, { runAsNonRoot: false }, 'pod: runAsNonRoot is false'],
    [{ runAsNonRoot: true }, { runAsNonRoot: false }, 'pod: runAsNonRoot is false'],
    [{ runAsNonRoot: false }, { runAsNonRoot: true }, 'container "main": runAsNonRoot is false'],
    [{ runAsUser: 1000 }, {}, 'container "main": runAsNonRoot is not set to true'],
    [{ runAsNonRoot: true }, {}, undefined],
    [{}, { runAsNonRoot: true }, undefined],
  ])('runAsNonRoot: container %j, pod %j', (container, pod, message) => {
    expect(found('pss-run-as-non-root', context(container), context(pod))[0]?.[1]).toBe(message);
  });

  test('where nobody asked for the level, a user above 0 says as much as runAsNonRoot', () => {
    const rule = ruleOf('pss-run-as-non-root');

    expect(checkWith(rule, {}, workload({}, context({ runAsUser: 1000 })))).toEqual([]);
    expect(checkWith(rule, {}, workload(context({ runAsUser: 1000 })))).toEqual([]);
    expect(checkWith(rule, {}, workload(context({ runAsUser: 0 })))).toHaveLength(1);
  });

  test.each([
    [{ runAsUser: 0 }, {}, [`${MAIN}/securityContext/runAsUser`]],
    [{ runAsUser: 5 }, { runAsUser: 0 }, [`${SPEC}/securityContext/runAsUser`]],
    [{ runAsUser: '0' }, {}, []],
    [{}, {}, []],
  ])('runAsUser: container %j, pod %j', (container, pod, paths) => {
    expect(found('pss-run-as-user', context(container), context(pod)).map(([path]) => path)).toEqual(paths);
  });

  const PROFILE = { seccompProfile: { type: 'RuntimeDefault' } };

  test.each([
    [{}, {}, 1],
    [PROFILE, {}, 0],
    [{}, PROFILE, 0],
    [{ seccompProfile: null }, {}, 1],
    [{ seccompProfile: { type: 'Unconfined' } }, {}, 0],
  ])('a seccomp profile is asked of container %j in pod %j', (container, pod, count) => {
    expect(found('pss-seccomp', context(container), context(pod))).toHaveLength(count);
  });

  test.each([
    [{ drop: ['ALL'] }, undefined],
    [{ drop: ['ALL'], add: ['NET_BIND_SERVICE'] }, undefined],
    [{ drop: ['NET_RAW'] }, 'container "main": does not drop capability ALL'],
    [{ drop: 'ALL' }, 'container "main": does not drop capability ALL'],
    [{ drop: ['ALL'], add: ['CHOWN'] }, 'container "main": adds capability CHOWN'],
    [{ drop: ['ALL'], add: ['SYS_ADMIN'] }, undefined],
  ])('capabilities %j', (capabilities, message) => {
    expect(found('pss-capabilities', context({ capabilities }))[0]?.[1]).toBe(message);
  });

  test.each(['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'projected', 'secret'])(
    'volumes of type %s are allowed',
    (type) => {
      expect(found('pss-volume-types', {}, { volumes: [{ name: 'a', [type]: {} }] })).toEqual([]);
    },
  );

  test('volumes of other types are not, unless they are folders of the node, which has a rule of its own', () => {
    const volumes = [{ name: 'a', iscsi: {} }, { name: 'b', hostPath: { path: '/' } }, { name: 'c' }];

    expect(found('pss-volume-types', {}, { volumes })).toEqual([
      [`${SPEC}/volumes/0/iscsi`, 'volume "a": type is iscsi'],
    ]);
    expect(checkWith(ruleOf('pss-volume-types'), {}, workload({}, { volumes }))).toEqual([]);
  });
});

describe('versions of the standard', () => {
  const bare = {};

  test.each([
    ['pss-privilege-escalation', '1.7', '1.8', bare],
    ['pss-seccomp', '1.18', '1.19', bare],
    ['pss-capabilities', '1.21', '1.22', bare],
    ['pss-run-as-user', '1.22', '1.23', context({ runAsUser: 0 })],
  ])('%s is asked from %s on not yet, from %s on', (id, before, since, container) => {
    expect(found(id, container, {}, before)).toEqual([]);
    expect(found(id, container, {}, since)).toHaveLength(1);
  });

  test.each(['pss-privilege-escalation', 'pss-seccomp', 'pss-capabilities'])(
    '%s asks nothing of Windows pods from 1.25 on',
    (id) => {
      expect(found(id, bare, { os: { name: 'windows' } }, '1.24')).toHaveLength(1);
      expect(found(id, bare, { os: { name: 'windows' } }, '1.25')).toEqual([]);
    },
  );

  test.each(['pss-run-as-non-root', 'pss-privileged'])('%s is asked of Windows pods too', (id) => {
    const container = context({ privileged: true });

    expect(found(id, container, { os: { name: 'windows' } })).toHaveLength(1);
  });

  test.each([
    ['pss-run-as-non-root', bare],
    ['pss-run-as-user', context({ runAsUser: 0 })],
  ])('%s asks nothing of pods with a user namespace from 1.35 on', (id, container) => {
    expect(found(id, container, { hostUsers: false }, '1.34')).toHaveLength(1);
    expect(found(id, container, { hostUsers: false }, '1.35')).toEqual([]);
    expect(found(id, container, { hostUsers: true }, '1.35')).toHaveLength(1);
  });

  test('a user namespace allows procMount from 1.35 on at the baseline, and never at the restricted level', () => {
    const pod = workload(context({ procMount: 'Unmasked' }), { hostUsers: false });
    const at = (kubernetes: string, podSecurity: 'baseline' | 'restricted') =>
      checkWith(ruleOf('pss-proc-mount'), { kubernetes, podSecurity }, pod).length;

    expect([at('1.34', 'baseline'), at('1.35', 'baseline')]).toEqual([1, 0]);
    expect([at('1.34', 'restricted'), at('1.35', 'restricted')]).toEqual([1, 1]);
    expect(checkWith(ruleOf('pss-proc-mount'), { kubernetes: '1.35' }, pod)).toEqual([]);
  });

  test.each([
    ['net.ipv4.ip_local_reserved_ports', '1.26', '1.27'],
    ['net.ipv4.tcp_keepalive_time', '1.28', '1.29'],
    ['net.ipv4.tcp_wmem', '1.31', '1.32'],
    ['net.ipv4.tcp_notsent_lowat', '1.36', '1.37'],
  ])('kernel parameter %s is not safe in %s and is in %s', (name, before, since) => {
    const pod = context({ sysctls: [{ name, value: '1' }] });

    expect(found('pss-sysctls', {}, pod, before)).toHaveLength(1);
    expect(found('pss-sysctls', {}, pod, since)).toEqual([]);
  });

  test('the SELinux type of container engines is allowed from 1.31 on', () => {
    const container = context({ seLinuxOptions: { type: 'container_engine_t' } });

    expect(found('pss-selinux', container, {}, '1.30')).toHaveLength(1);
    expect(found('pss-selinux', container, {}, '1.31')).toEqual([]);
  });
});
