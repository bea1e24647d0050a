type Context = Readonly<Record<string, unknown>> & {
  readonly capabilities?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
  readonly seccompProfile?: { readonly type: string };
};

interface Handler {
  readonly host?: string;
}

interface Probe {
  readonly httpGet?: Handler;
  readonly tcpSocket?: Handler;
}

/** What the standard looks at in a container. */
export interface SecuredContainer {
  readonly name: string;
  readonly securityContext?: Context;
  readonly ports?: readonly { readonly hostPort?: number }[];
  readonly startupProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
}

/** What the standard looks at in a pod. */
export interface SecuredPod {
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly securityContext?: Context;
  readonly volumes?: readonly object[];
  readonly containers: readonly SecuredContainer[];
  readonly initContainers?: readonly SecuredContainer[];
}

type Test = readonly [broken: boolean, rule: string];

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];
const SECCOMP = ['RuntimeDefault', 'Localhost'];

function textIn(value: unknown, field: string): string {
  const inner = (value as Readonly<Record<string, unknown>> | undefined)?.[field];
  return typeof inner === 'string' ? inner : '';
}

/** What holds for the security context of a pod and of a container alike. */
function contextTests({ seLinuxOptions, appArmorProfile, windowsOptions, ...context }: Context): Test[] {
  const { runAsUser, runAsNonRoot, seccompProfile, sysctls } = context;
  return [
    [runAsUser === 0, 'runAsUser is 0'],
    [runAsNonRoot === false, 'runAsNonRoot is false'],
    [seccompProfile !== undefined && !SECCOMP.includes(seccompProfile.type), 'seccompProfile is unconfined'],
    [!SELINUX_TYPES.includes(textIn(seLinuxOptions, 'type')), 'seLinuxOptions.type is not a container type'],
    [textIn(seLinuxOptions, 'user') + textIn(seLinuxOptions, 'role') !== '', 'seLinuxOptions sets user or role'],
    [textIn(appArmorProfile, 'type') === 'Unconfined', 'appArmorProfile is unconfined'],
    [windowsOptions !== undefined, 'windowsOptions are set'],
    [sysctls !== undefined, 'sysctls are set'],
  ];
}

function containerTests(container: SecuredContainer, pod: Context): Test[] {
  const context = container.securityContext ?? {};
  const { drop = [], add = [] } = context.capabilities ?? {};
  const probes = [container.startupProbe, container.readinessProbe, container.livenessProbe];
  const hosts = probes.flatMap((probe) => [probe?.httpGet?.host, probe?.tcpSocket?.host]);
  return [
    ...contextTests(context),
    [context.privileged === true, 'privileged is true'],
    [context.allowPrivilegeEscalation !== false, 'allowPrivilegeEscalation is not false'],
    [!drop.includes('ALL'), 'capabilities.drop lacks ALL'],
    [add.some((name) => name !== 'NET_BIND_SERVICE'), 'capabilities.add goes beyond NET_BIND_SERVICE'],
    [(context.procMount ?? 'Default') !== 'Default', 'procMount is not Default'],
    [(context.runAsNonRoot ?? pod.runAsNonRoot) !== true, 'runAsNonRoot is set nowhere'],
    [(context.seccompProfile ?? pod.seccompProfile) === undefined, 'seccompProfile is set nowhere'],
    [(container.ports ?? []).some(({ hostPort = 0 }) => hostPort !== 0), 'hostPort is set'],
    [hosts.some((host = '') => host !== ''), 'a probe names a host'],
  ];
}

function brokenOnes(where: string, tests: readonly Test[]): string[] {
  return tests.filter(([broken]) => broken).map(([, rule]) => `${where}: ${rule}`);
}

/**
 * What the Pod Security Standard "restricted" refuses in a pod (pod-security-admission, `policy/check_*.go`), in the
 * strictest reading of its versions up to 1.35; sysctls and Windows options, which nothing here needs, are refused whole.
 */
export function podSecurityFaults(pod: SecuredPod): string[] {
  const context = pod.securityContext ?? {};
  const types = (pod.volumes ?? []).flatMap((volume) => Object.keys(volume).filter((field) => field !== 'name'));
  const podTests: Test[] = [
    ...contextTests(context),
    [pod.hostNetwork === true, 'hostNetwork is true'],
    [pod.hostPID === true, 'hostPID is true'],
    [pod.hostIPC === true, 'hostIPC is true'],
    [types.some((type) => !VOLUMES.includes(type)), 'a volume is of a refused type'],
  ];
  const containers = [...(pod.initContainers ?? []), ...pod.containers];
  return [
    ...brokenOnes('pod', podTests),
    ...containers.flatMap((container) => brokenOnes(container.name, containerTests(container, context))),
  ];
}
