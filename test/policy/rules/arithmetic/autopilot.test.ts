import { autopilotFaults, type Bytes, type Cpu } from '../../../../lib/constructs';
import type { JsonObject } from '../../../../lib/manifests';
import type { Rule } from '../../../../lib/policy';
import { autopilotHost } from '../../../../lib/policy/rules/arithmetic/autopilot-host';
import { autopilotMaximum } from '../../../../lib/policy/rules/arithmetic/autopilot-maximum';
import { autopilotMinimum } from '../../../../lib/policy/rules/arithmetic/autopilot-minimum';
import { autopilotRatio } from '../../../../lib/policy/rules/arithmetic/autopilot-ratio';
import { checkWith, deployment, object, podSpec } from '../../support';
import { resourcesOf, till } from './support';

function messages(rule: Rule, ...objects: JsonObject[]): string[] {
  return checkWith(rule, { autopilot: true }, ...objects).map(({ message }) => message);
}

const APART = {
  podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }] },
};

describe('autopilot-ratio', () => {
  test.each([
    ['1', '512Mi', 'the pod requests 0.5GiB of memory for 1 CPU, and Autopilot raises its memory to 1GiB'],
    ['100m', '1Gi', 'the pod requests 1GiB of memory for 0.1 CPU, and Autopilot raises its CPU to 154m'],
  ])('reports %s CPU with %s', (cpu, memory, message) => {
    expect(messages(autopilotRatio, till({ cpu, memory }))).toEqual([message]);
  });

  test('counts the containers that run together, and not the init containers before them', () => {
    const pod = podSpec(resourcesOf({ cpu: '1', memory: '512Mi' }), {
      initContainers: [
        { name: 'proxy', restartPolicy: 'Always', ...resourcesOf({ cpu: '100m', memory: '1Gi' }) },
        { name: 'load', ...resourcesOf({ cpu: '9', memory: '1Gi' }) },
      ],
    });

    expect(messages(autopilotRatio, deployment('till', pod))).toEqual([]);
  });

  test.each([
    ['a ratio on either bound', [till({ cpu: '1', memory: '1Gi' }), till({ cpu: '1', memory: '6656Mi' })]],
    ['pods that leave an amount to Autopilot', [till({ cpu: '1' }), till({ memory: '1Gi' }), till({})]],
    ['what is no quantity', [till({ cpu: 'one', memory: '1Gi' }), till({ cpu: '0', memory: '1Gi' })]],
    [
      'pods that choose their hardware',
      [
        deployment('till', {
          ...podSpec(resourcesOf({ cpu: '1', memory: '64Gi' })),
          nodeSelector: { 'cloud.google.com/compute-class': 'Balanced' },
        }),
      ],
    ],
    [
      'DaemonSets, which have numbers of their own',
      [object('DaemonSet', 'log', { spec: { template: { spec: podSpec(resourcesOf({ cpu: '1', memory: '1Mi' })) } } })],
    ],
  ])('says nothing of %s', (_, objects) => {
    expect(messages(autopilotRatio, ...objects)).toEqual([]);
  });
});

describe('autopilot-minimum', () => {
  test('reports a pod below the minimum', () => {
    expect(messages(autopilotMinimum, till({ cpu: '49m', memory: '51Mi' }))).toEqual([
      "the pod's containers together request less than the 50m of CPU and 52Mi of memory that Autopilot gives a pod at the least",
    ]);
    expect(messages(autopilotMinimum, till({ cpu: '50m', memory: '52Mi' }))).toEqual([]);
  });

  test('asks for more of a pod that must not share its place', () => {
    const apart = (cpu: string) =>
      deployment('till', { ...podSpec(resourcesOf({ cpu, memory: '1Gi' })), affinity: APART });

    expect(messages(autopilotMinimum, apart('350m'))).toEqual([
      "the pod's containers together request less than the 500m of CPU that Autopilot gives a pod with anti-affinity at the least",
    ]);
    expect(messages(autopilotMinimum, apart('500m'))).toEqual([]);
  });
});

describe('autopilot-maximum', () => {
  test.each([
    [{ cpu: '31' }, 'the pod requests 31 of cpu, Autopilot allows 30 a pod'],
    [{ memory: '111Gi' }, 'the pod requests 111GiB of memory, Autopilot allows 110GiB a pod'],
    [{ 'ephemeral-storage': '11Gi' }, 'the pod requests 11GiB of ephemeral-storage, Autopilot allows 10GiB a pod'],
  ])('reports a request of %j', (requests, message) => {
    expect(messages(autopilotMaximum, till(requests))).toEqual([message]);
  });

  test('accepts the maximum itself', () => {
    expect(messages(autopilotMaximum, till({ cpu: '30', memory: '110Gi', 'ephemeral-storage': '10Gi' }))).toEqual([]);
  });
});

describe('on another cluster', () => {
  test.each([autopilotRatio, autopilotMinimum, autopilotMaximum].map((rule) => [rule.id, rule] as const))(
    '%s finds nothing',
    (_, rule) => {
      const objects = [till({ cpu: '99', memory: '1Mi', 'ephemeral-storage': '99Gi' })];

      expect(checkWith(rule, { autopilot: false }, ...objects)).toEqual([]);
    },
  );
});

describe('autopilot-host', () => {
  const paths = (container: JsonObject, spec: JsonObject = {}, autopilot = true) =>
    checkWith(autopilotHost, { autopilot }, deployment('till', podSpec(container, spec))).map(({ path }) => path);
  const node = (path: string) => ({ volumes: [{ name: 'node', hostPath: { path } }] });
  const mounted = (readOnly: boolean) => ({ volumeMounts: [{ name: 'node', mountPath: '/node', readOnly }] });
  const POD = '/spec/template/spec';

  test.each<[JsonObject, JsonObject, string]>([
    [{}, { hostNetwork: true }, '/hostNetwork'],
    [{}, { hostPID: true }, '/hostPID'],
    [{}, { hostIPC: true }, '/hostIPC'],
    [{}, node('/proc'), '/volumes/0/hostPath/path'],
    [{}, node('/var/logs'), '/volumes/0/hostPath/path'],
    [mounted(false), node('/var/log'), '/volumes/0/hostPath/path'],
    [{ ports: [{ containerPort: 80, hostPort: 80 }] }, {}, '/containers/0/ports/0/hostPort'],
    [{ securityContext: { privileged: true } }, {}, '/containers/0/securityContext/privileged'],
  ])('refuses %j in a pod with %j', (container, spec, path) => {
    expect(paths(container, spec)).toEqual([POD + path]);
  });

  test.each<[JsonObject, JsonObject]>([
    [mounted(true), node('/var/log/pods')],
    [{ ports: [{ containerPort: 80, hostPort: 0 }] }, { hostNetwork: false }],
    [{ ports: 7, volumeMounts: 'x' }, { volumes: [null, { hostPath: null }] }],
  ])('accepts %j in a pod with %j', (container, spec) => {
    expect(paths(container, spec)).toEqual([]);
  });

  test('has nothing to say of other clusters', () => {
    expect(paths({}, { hostNetwork: true }, false)).toEqual([]);
  });
});

/** The typed constructs have the same numbers, and neither side may import the other's. */
describe('the constructs and the policy agree on', () => {
  test.each<[Cpu, Bytes, Bytes]>([
    ['1000m', '1023Mi', '1Gi'],
    ['1000m', '1024Mi', '1Gi'],
    ['1000m', '6656Mi', '1Gi'],
    ['1000m', '6657Mi', '1Gi'],
    ['30000m', '110Gi', '1Gi'],
    ['30000m', '111Gi', '1Gi'],
    ['30001m', '60Gi', '1Gi'],
    ['1000m', '2Gi', '10Gi'],
    ['1000m', '2Gi', '11Gi'],
  ])('%s of CPU, %s of memory and %s of ephemeral storage', (cpu, memory, ephemeralStorage) => {
    const amounts = { cpu, memory, ephemeralStorage };
    const pod = till({ cpu, memory, 'ephemeral-storage': ephemeralStorage });
    const found = [autopilotRatio, autopilotMaximum].flatMap((rule) => messages(rule, pod));

    expect(found).toHaveLength(autopilotFaults([{ requests: amounts, limits: amounts }]).length);
  });
});
