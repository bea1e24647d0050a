import { podSecurityLabel } from '../../../../lib/policy/rules/pod-safety/pod-security-label';
import { check } from '../../support';
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
