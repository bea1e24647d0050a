import { buildGraph, type Json, type JsonObject } from '../../../../lib/manifests';
import { podSafetyRules } from '../../../../lib/policy/rules/pod-safety';
import { defaultSettings } from '../../../../lib/policy/settings';
import { checkWith, object, podSpec } from '../../support';
import { MAIN, workload } from './fixtures';

/** Values that no field of a pod has all of. */
const ODD: readonly Json[] = [null, '', 'x', 0, -1, true, [], {}, [null], ['x'], [[]], [{}], { constructor: 'x' }];

const POD_FIELDS = ['volumes', 'securityContext', 'os', 'hostUsers', 'serviceAccountName', 'initContainers'];
const CONTAINER_FIELDS = [
  'image',
  'env',
  'envFrom',
  'volumeMounts',
  'ports',
  'command',
  'args',
  'livenessProbe',
  'lifecycle',
];
const CONTEXT_FIELDS = [
  'capabilities',
  'seccompProfile',
  'seLinuxOptions',
  'appArmorProfile',
  'windowsOptions',
  'runAsUser',
];

function podsWith(value: Json): JsonObject[] {
  const context = Object.fromEntries(CONTEXT_FIELDS.map((field) => [field, value]));
  const containers = CONTAINER_FIELDS.flatMap((field) => [
    { [field]: value },
    { [field]: [{ name: value, mountPath: value }] },
  ]);
  return [
    ...POD_FIELDS.map((field) => workload({ image: 'postgres:16.8' }, { [field]: value })),
    ...POD_FIELDS.map((field) => workload({ image: 'postgres:16.8' }, { [field]: [{ emptyDir: value, name: value }] })),
    ...containers.map((container) =>
      workload({ image: 'postgres:16.8', securityContext: { readOnlyRootFilesystem: true }, ...container }),
    ),
    workload({ securityContext: context }, { securityContext: context }),
    object('Deployment', 'odd', { spec: { template: { metadata: value, spec: podSpec() } } }),
    object('Deployment', 'odd', { spec: { template: { spec: value } } }),
    object('RoleBinding', 'odd', { subjects: value }),
    { kind: 'Namespace', metadata: { name: 'shop', labels: value } },
  ];
}

describe('manifests with values of the wrong type', () => {
  test.each(ODD.map((value) => [JSON.stringify(value), value] as const))('%s stops no rule', (_, value) => {
    const graph = buildGraph(podsWith(value));
    const settings = { ...defaultSettings, podSecurity: 'restricted' } as const;
    const messages = podSafetyRules.flatMap((rule) => [...rule.check(graph, settings)].map(({ message }) => message));

    expect(messages.length).toBeGreaterThan(0);
    expect(messages.filter((message) => /undefined|\[object|NaN/.test(message))).toEqual([]);
  });

  test('what stands beside them is still found', () => {
    const rule = podSafetyRules.find(({ id }) => id === 'pss-privileged');
    const pod = workload({ securityContext: { privileged: true }, env: 'x', ports: 5 }, { volumes: true });

    expect(rule && checkWith(rule, {}, pod)).toMatchObject([{ path: `${MAIN}/securityContext/privileged` }]);
  });
});
