import { podTemplateOf, toResource } from '../../../lib/manifests';
import { selectorMatches, selects } from '../../../lib/policy/rules/selector-matches';
import { check, deployment, object, podSpec } from '../support';

const TILL = deployment('till');

describe('selector-matches', () => {
  test.each([
    ['service-selects-pods', 'Service', { selector: { app: 'tell' } }, '/spec/selector'],
    [
      'pdb-selects-pods',
      'PodDisruptionBudget',
      { selector: { matchLabels: { app: 'tell' } } },
      '/spec/selector/matchLabels',
    ],
    [
      'networkpolicy-selects-pods',
      'NetworkPolicy',
      { podSelector: { matchLabels: { app: 'tell' } } },
      '/spec/podSelector/matchLabels',
    ],
  ])('reports %s when no pod has the labels', (rule, kind, spec, path) => {
    expect(check(selectorMatches, TILL, object(kind, 'till', { spec }))).toEqual([
      { rule, on: `${kind}/till`, path, message: 'no pod has the labels {"app":"tell"}' },
    ]);
  });

  test.each(['Deployment', 'StatefulSet'])('reports a %s that does not select its own pods', (kind) => {
    const template = { metadata: { labels: { app: 'till' } }, spec: podSpec() };
    const workload = object(kind, 'till', { spec: { selector: { matchLabels: { app: 'tell' } }, template } });

    expect(check(selectorMatches, workload)).toMatchObject([
      { rule: 'workload-selects-pods', path: '/spec/selector/matchLabels' },
    ]);
  });

  test('reports a selector of which a pod has only some labels', () => {
    const service = object('Service', 'till', { spec: { selector: { app: 'till', version: 'v1' } } });

    expect(check(selectorMatches, TILL, service)).toHaveLength(1);
  });

  test('accepts selectors that mean a pod', () => {
    const objects = [
      object('Service', 'till', { spec: { selector: { app: 'till' } } }),
      object('PodDisruptionBudget', 'till', { spec: { selector: { matchLabels: { app: 'till' } } } }),
      object('NetworkPolicy', 'till', { spec: { podSelector: { matchLabels: { app: 'till' } } } }),
    ];

    expect(check(selectorMatches, TILL, ...objects)).toEqual([]);
  });

  test('accepts a policy for every pod, and a Service that selects none on purpose', () => {
    const all = object('NetworkPolicy', 'default-deny', { spec: { podSelector: {} } });
    const outside = object('Service', 'bank', { spec: { type: 'ExternalName', externalName: 'bank.test' } });

    expect(check(selectorMatches, all, outside)).toEqual([]);
  });
});

describe('selects', () => {
  const pod = podTemplateOf(toResource(TILL));

  test.each([
    ['no labels at all', {}, true],
    ['a label of the pod', { app: 'till' }, true],
    ['another value', { app: 'shelf' }, false],
    ['a label that the pod lacks', { version: 'v1' }, false],
    ['a label that every object inherits', { constructor: 'Object' }, false],
  ])('%s', (_, labels, expected) => {
    expect(pod && selects(labels, pod)).toBe(expected);
  });
});
