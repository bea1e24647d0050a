import type { Settings } from '../../../../lib/policy/settings';
import { pssHostProbes } from '../../../../lib/policy/rules/pod-safety/pss-host-probes';
import { pssPrivilegeEscalation } from '../../../../lib/policy/rules/pod-safety/pss-privilege-escalation';
import { pssPrivileged } from '../../../../lib/policy/rules/pod-safety/pss-privileged';
import { checkWith, object, podSpec, severities } from '../../support';
import { namespace, workload } from './fixtures';

/** Breaks the baseline and, with its missing field, the restricted level. */
const privileged = workload({ securityContext: { privileged: true } });

function weights(settings: Partial<Settings>, ...labels: Readonly<Record<string, string>>[]) {
  const objects = [privileged, ...labels.map(namespace)];
  return {
    baseline: severities(pssPrivileged, settings, ...objects)[0],
    restricted: severities(pssPrivilegeEscalation, settings, ...objects)[0],
  };
}

describe('how violations weigh', () => {
  test('both levels are advice where nobody asked for a level', () => {
    expect(weights({})).toEqual({ baseline: 'advice', restricted: 'advice' });
    expect(weights({}, {})).toEqual({ baseline: 'advice', restricted: 'advice' });
  });

  test.each([
    ['restricted', 'error', 'error'],
    ['baseline', 'error', undefined],
    ['privileged', undefined, undefined],
  ])('a namespace that enforces %s decides for both levels', (enforce, baseline, restricted) => {
    expect(weights({}, { enforce })).toEqual({ baseline, restricted });
  });

  test.each([
    ['restricted', 'error', 'error'],
    ['baseline', 'error', undefined],
    ['privileged', undefined, undefined],
  ] as const)(
    'settings that ask for %s decide where no label enforces a level',
    (podSecurity, baseline, restricted) => {
      expect(weights({ podSecurity })).toEqual({ baseline, restricted });
      expect(weights({ podSecurity }, { enforce: 'strict' })).toEqual({ baseline, restricted });
    },
  );

  test('the label goes before the settings, in both directions', () => {
    expect(weights({ podSecurity: 'restricted' }, { enforce: 'privileged' })).toEqual({});
    expect(weights({ podSecurity: 'privileged' }, { enforce: 'restricted' }).restricted).toBe('error');
  });

  test.each(['warn', 'audit'])('a level that is only announced by %s makes warnings', (mode) => {
    expect(weights({}, { [mode]: 'restricted' })).toEqual({ baseline: 'warning', restricted: 'warning' });
    expect(weights({}, { [mode]: 'baseline' })).toEqual({ baseline: 'warning', restricted: undefined });
    expect(weights({}, { enforce: 'baseline', [mode]: 'restricted' })).toEqual({
      baseline: 'error',
      restricted: 'warning',
    });
    expect(weights({}, { enforce: 'privileged', [mode]: 'baseline' }).baseline).toBe('warning');
  });

  test.each([
    [{ enforce: 'restricted' }, {}, ', which namespace "shop" refuses (enforce: restricted)'],
    [{ audit: 'restricted' }, {}, ', which namespace "shop" reports (audit: restricted)'],
    [{}, { podSecurity: 'restricted' }, ', which the settings forbid (podSecurity: baseline)'],
    [{}, {}, ''],
  ] as const)('the message says who asked: labels %j, settings %j', (labels, settings, end) => {
    expect(checkWith(pssPrivileged, settings, privileged, namespace(labels))[0]?.message).toBe(
      `container "main": privileged is true${end}`,
    );
  });

  test('labels of another namespace say nothing, and an object without a namespace has none', () => {
    const elsewhere = { ...namespace({ enforce: 'restricted' }), metadata: { name: 'bank', labels: {} } };
    const open = { ...privileged, metadata: { name: 'till' } };

    expect(severities(pssPrivileged, {}, privileged, elsewhere)).toEqual(['advice']);
    expect(severities(pssPrivileged, {}, open, namespace({ enforce: 'restricted' }))).toEqual(['advice']);
  });

  test('the namespace of the settings holds for objects without one', () => {
    const open = { ...privileged, metadata: { name: 'till' } };

    expect(severities(pssPrivileged, { namespace: 'shop' }, open, namespace({ enforce: 'restricted' }))).toEqual([
      'error',
    ]);
  });

  test('templates of controllers that fill them in are never certainly refused', () => {
    const spec = { template: { spec: podSpec({ image: 'till:1', securityContext: { privileged: true } }) } };
    const service = { apiVersion: 'serving.knative.dev/v1', ...object('Service', 'till', { spec }) };

    expect(severities(pssPrivileged, {}, service, namespace({ enforce: 'restricted' }))).toEqual(['warning']);
  });

  const withHost = workload({ livenessProbe: { httpGet: { host: '10.0.0.1', port: 80 } } });

  test.each([
    ['1.33', {}, 0],
    ['1.34', {}, 1],
    ['v1.34.2', {}, 1],
    ['newest', {}, 0],
    ['1.34', { enforce: 'baseline', 'enforce-version': 'v1.33' }, 0],
    ['1.33', { enforce: 'baseline', 'enforce-version': 'v1.34' }, 1],
    ['1.34', { enforce: 'baseline', 'enforce-version': 'latest' }, 1],
    ['1.33', { warn: 'baseline', 'warn-version': 'v1.35' }, 1],
    ['1.33', { warn: 'baseline', 'enforce-version': 'v1.35' }, 0],
  ] as const)('Kubernetes %s with labels %j judges by the version that is pinned', (kubernetes, labels, count) => {
    expect(checkWith(pssHostProbes, { kubernetes }, withHost, namespace(labels))).toHaveLength(count);
  });
});

describe('one finding a workload and control', () => {
  const two = {
    initContainers: [{ name: 'wait', image: 'wait:1', securityContext: { privileged: true } }],
    ephemeralContainers: [{ name: 'look', image: 'look:1', securityContext: { privileged: true } }],
  };

  test('names all containers, init and ephemeral ones too, and gathers their places', () => {
    const pods = [workload({ securityContext: { privileged: true } }, two)];
    const [fault, ...others] = checkWith(pssPrivileged, {}, ...pods);

    expect(others).toEqual([]);
    expect(fault).toEqual({
      rule: 'pss-privileged',
      on: 'Deployment/till',
      path: '/spec/template/spec/containers/0/securityContext/privileged',
      message: 'container "main", container "wait", container "look": privileged is true',
    });
  });

  test('keeps different faults of one control apart', () => {
    const [fault] = checkWith(
      pssPrivilegeEscalation,
      {},
      workload({ securityContext: { allowPrivilegeEscalation: true } }, two),
    );

    expect(fault?.message).toBe(
      'container "main": allowPrivilegeEscalation is true; ' +
        'container "wait", container "look": allowPrivilegeEscalation is not set to false',
    );
  });

  test('a template without images only patches another: what it leaves out is no warning, what it says is', () => {
    const patch = workload({ image: '' });
    const harmful = workload({ image: '', securityContext: { allowPrivilegeEscalation: true } });

    expect(checkWith(pssPrivilegeEscalation, {}, patch)).toEqual([]);
    expect(checkWith(pssPrivilegeEscalation, {}, harmful)).toHaveLength(1);
    expect(checkWith(pssPrivilegeEscalation, { podSecurity: 'restricted' }, patch)).toHaveLength(1);
  });
});
