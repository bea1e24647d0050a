import type { Settings } from '../../../../lib/policy';
import { podSecurityEnforced } from '../../../../lib/policy/rules/pod-safety/pod-security-enforced';
import { podSecurityLabel } from '../../../../lib/policy/rules/pod-safety/pod-security-label';
import { check, checkWith, severities } from '../../support';
import { namespace } from './fixtures';

const LEVELS = 'expected privileged, baseline or restricted';
const VERSIONS = 'expected latest or v1 and a minor version, as v1.33';

describe('pod-security-label', () => {
  test.each([
    ['enforce', 'strict', LEVELS],
    ['enforce', 'Restricted', LEVELS],
    ['warn', '', LEVELS],
    ['audit', 'high', LEVELS],
    ['enforce-version', '1.33', VERSIONS],
    ['warn-version', 'v1.33.2', VERSIONS],
    ['audit-version', 'newest', VERSIONS],
  ])('reports %s: "%s", which admission refuses', (name, value, expected) => {
    const label = `pod-security.kubernetes.io/${name}`;

    expect(check(podSecurityLabel, namespace({ [name]: value }))).toEqual([
      {
        rule: 'pod-security-label',
        on: 'Namespace/shop',
        path: `/metadata/labels/pod-security.kubernetes.io~1${name}`,
        message: `label ${label} is "${value}", ${expected}`,
      },
    ]);
  });

  test.each([
    {},
    { enforce: 'privileged', audit: 'baseline', warn: 'restricted' },
    { 'enforce-version': 'latest', 'audit-version': 'v1.0', 'warn-version': 'v1.33' },
    { reason: 'anything' },
    { enforce: '${LEVEL}' },
  ])('accepts %j', (labels) => {
    expect(check(podSecurityLabel, namespace(labels))).toEqual([]);
  });
});

describe('pod-security-enforced', () => {
  const judge = (podSecurity: Settings['podSecurity'], labels: Record<string, string>) =>
    checkWith(podSecurityEnforced, podSecurity === undefined ? {} : { podSecurity }, namespace(labels)).map(
      ({ path, message }) => `${path}: ${message}`,
    );

  test('reports a namespace that enforces less than the settings ask for, and one that enforces nothing', () => {
    expect(judge('restricted', { enforce: 'baseline' })).toEqual([
      '/metadata/labels/pod-security.kubernetes.io~1enforce: the namespace enforces baseline, and the settings ask for restricted (podSecurity)',
    ]);
    expect(judge('baseline', { warn: 'baseline' })).toEqual([
      '/metadata: the namespace enforces no level, and the settings ask for baseline (podSecurity)',
    ]);
  });

  test('is certain of a level that is said, and not of one that may be the default of the cluster', () => {
    const weigh = (labels: Record<string, string>) =>
      severities(podSecurityEnforced, { podSecurity: 'restricted' }, namespace(labels));

    expect(weigh({ enforce: 'privileged' })).toEqual(['error']);
    expect(weigh({})).toEqual(['warning']);
  });

  test.each([
    ['the level itself', 'restricted', { enforce: 'restricted' }],
    ['more than is asked', 'baseline', { enforce: 'restricted' }],
    ['what is no level, of which another rule speaks', 'restricted', { enforce: 'strict' }],
    ['anything where nothing is asked', undefined, { enforce: 'privileged' }],
    ['anything where everything is allowed', 'privileged', {}],
  ] as const)('accepts %s', (_, podSecurity, labels) => {
    expect(judge(podSecurity, labels)).toEqual([]);
  });
});
