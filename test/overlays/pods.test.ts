import { everywhere, type Container, type Pod } from '../components/support';
import { podSecurityFaults, type SecuredContainer, type SecuredPod } from './pod-security';

const AMOUNTS = ['cpu', 'memory', 'ephemeral-storage'] as const;

function containersWhere(pods: readonly Pod[], broken: (container: Container) => boolean): string[] {
  return pods.flatMap(({ app, containers }) => containers.filter(broken).map(({ name }) => `${app}/${name}`));
}

describe.each(everywhere)('every pod in %s', (_, rendered) => {
  const pods = rendered.pods();

  test('is accepted by the restricted Pod Security Standard', () => {
    const faults = pods.flatMap(({ app, spec }) =>
      podSecurityFaults(spec as SecuredPod).map((fault) => `${app}: ${fault}`),
    );

    expect(pods.length).toBeGreaterThan(5);
    expect(faults).toEqual([]);
  });

  test('cannot write its root file system', () => {
    expect(containersWhere(pods, ({ securityContext }) => securityContext?.readOnlyRootFilesystem !== true)).toEqual(
      [],
    );
  });

  test('says what each of its containers asks for and where it is stopped', () => {
    const silent = containersWhere(pods, ({ resources }) =>
      AMOUNTS.some((amount) => resources?.requests?.[amount] === undefined || resources.limits?.[amount] === undefined),
    );

    expect(silent).toEqual([]);
  });

  test('is started, watched and given traffic by probes, where it runs for good', () => {
    const lasting = pods.flatMap(({ app, owner, spec }) =>
      owner.kind === 'Job' ? [] : spec.containers.map((container) => ({ app, container })),
    );
    const unwatched = lasting.filter(
      ({ container: { startupProbe, readinessProbe, livenessProbe } }) =>
        startupProbe === undefined || readinessProbe === undefined || livenessProbe === undefined,
    );

    expect(unwatched.map(({ app }) => app)).toEqual([]);
  });

  test('bounds every scratch volume', () => {
    const unbounded = pods.flatMap(({ app, spec }) =>
      (spec.volumes ?? [])
        .filter(({ emptyDir }) => emptyDir !== undefined && emptyDir.sizeLimit === undefined)
        .map(({ name }) => `${app}/${name}`),
    );

    expect(unbounded).toEqual([]);
  });

  test('needs everything that it reads: nothing is optional, so nothing is missing without a word', () => {
    expect(JSON.stringify(rendered.objects)).not.toContain('"optional":true');
  });
});

describe('the check against the restricted standard', () => {
  const SOUND = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  const CONTEXT = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };

  function pod(container: Partial<SecuredContainer>, spec: Partial<SecuredPod> = {}): SecuredPod {
    return { securityContext: CONTEXT, ...spec, containers: [{ name: 'main', securityContext: SOUND, ...container }] };
  }

  test('accepts a hardened pod, and what may stand in the container instead of the pod', () => {
    expect(podSecurityFaults(pod({}))).toEqual([]);
    expect(podSecurityFaults(pod({ securityContext: { ...SOUND, ...CONTEXT } }, { securityContext: {} }))).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['privileged is true', { privileged: true }],
    ['allowPrivilegeEscalation is not false', { allowPrivilegeEscalation: undefined }],
    ['capabilities.drop lacks ALL', { capabilities: { drop: ['NET_RAW'] } }],
    [
      'capabilities.add goes beyond NET_BIND_SERVICE',
      { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE', 'CHOWN'] } },
    ],
    ['procMount is not Default', { procMount: 'Unmasked' }],
    ['runAsNonRoot is false', { runAsNonRoot: false }],
    ['runAsUser is 0', { runAsUser: 0 }],
    ['seccompProfile is unconfined', { seccompProfile: { type: 'Unconfined' } }],
    ['seLinuxOptions.type is not a container type', { seLinuxOptions: { type: 'spc_t' } }],
    ['seLinuxOptions sets user or role', { seLinuxOptions: { role: 'sysadm_r' } }],
    ['appArmorProfile is unconfined', { appArmorProfile: { type: 'Unconfined' } }],
    ['windowsOptions are set', { windowsOptions: { hostProcess: true } }],
  ])('refuses a container of which %s', (rule, change) => {
    const faults = podSecurityFaults(pod({ securityContext: { ...SOUND, ...change } }));

    expect(faults).toContain(`main: ${rule}`);
  });

  test.each<[string, Partial<SecuredPod>]>([
    ['hostNetwork is true', { hostNetwork: true }],
    ['hostPID is true', { hostPID: true }],
    ['hostIPC is true', { hostIPC: true }],
    ['a volume is of a refused type', { volumes: [{ name: 'v', hostPath: { path: '/' } }] }],
    ['runAsUser is 0', { securityContext: { ...CONTEXT, runAsUser: 0 } }],
    ['sysctls are set', { securityContext: { ...CONTEXT, sysctls: [{ name: 'kernel.shmmax', value: '1' }] } }],
  ])('refuses a pod of which %s', (rule, change) => {
    expect(podSecurityFaults(pod({}, change))).toEqual([`pod: ${rule}`]);
  });

  test('refuses a port on the host and a probe of another host', () => {
    expect(podSecurityFaults(pod({ ports: [{ hostPort: 80 }] }))).toEqual(['main: hostPort is set']);
    expect(podSecurityFaults(pod({ livenessProbe: { httpGet: { host: '10.0.0.1' } } }))).toEqual([
      'main: a probe names a host',
    ]);
  });

  test('refuses what neither the pod nor the container says', () => {
    expect(podSecurityFaults(pod({}, { securityContext: {} }))).toEqual([
      'main: runAsNonRoot is set nowhere',
      'main: seccompProfile is set nowhere',
    ]);
  });

  test('refuses init containers as it refuses others', () => {
    const faults = podSecurityFaults({ ...pod({}), initContainers: [{ name: 'load' }] });

    expect(faults).toEqual(['load: allowPrivilegeEscalation is not false', 'load: capabilities.drop lacks ALL']);
  });
});
