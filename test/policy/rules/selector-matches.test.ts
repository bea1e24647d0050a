import { matches, selects } from '../../../lib/manifests';
import { selectorMatches } from '../../../lib/policy/rules/selector-matches';
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

  test.each(['Deployment', 'StatefulSet'])("reports a %s that selects only another workload's pods", (kind) => {
    const template = { metadata: { labels: { app: 'shelf' } }, spec: podSpec() };
    const workload = object(kind, 'shelf', { spec: { selector: { matchLabels: { app: 'till' } }, template } });

    expect(check(selectorMatches, TILL, workload)).toMatchObject([
      { rule: 'workload-selects-pods', message: 'no pod of its own has the labels {"app":"till"}' },
    ]);
  });

  test.each([
    ['PodDisruptionBudget', 'selector'],
    ['NetworkPolicy', 'podSelector'],
  ])('reports a %s whose expressions mean no pod, at its %s', (kind, field) => {
    const selector = (key: string) => ({ matchExpressions: [{ key, operator: 'Exists' }] });
    const meaning = (key: string) => object(kind, 'till', { spec: { [field]: selector(key) } });

    expect(check(selectorMatches, TILL, meaning('version'))).toMatchObject([
      { path: `/spec/${field}`, message: `no pod matches ${JSON.stringify(selector('version'))}` },
    ]);
    expect(check(selectorMatches, TILL, meaning('app'))).toEqual([]);
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
  test.each([
    ['no labels at all', {}, true],
    ['a label of the pod', { app: 'till' }, true],
    ['another value', { app: 'shelf' }, false],
    ['a label that the pod lacks', { version: 'v1' }, false],
    ['a label that every object inherits', { constructor: 'Object' }, false],
  ])('%s', (_, labels, expected) => {
    expect(selects(labels, { app: 'till' })).toBe(expected);
  });
});

describe('matches', () => {
  const pod = { app: 'till' };

  test.each([
    ['In', 'app', ['shelf', 'till'], true],
    ['In', 'app', ['shelf'], false],
    ['In', 'version', ['v1'], false],
    ['NotIn', 'app', ['till'], false],
    ['NotIn', 'app', ['shelf'], true],
    ['NotIn', 'version', ['v1'], true],
    ['Exists', 'app', undefined, true],
    ['Exists', 'constructor', undefined, false],
    ['DoesNotExist', 'app', undefined, false],
    ['DoesNotExist', 'version', undefined, true],
    ['Likes', 'app', ['till'], false],
  ])('%s %s %j of a pod with app till: %s', (operator, key, values, expected) => {
    expect(matches({ matchExpressions: [{ operator, key, values }] }, pod)).toBe(expected);
  });

  test('labels and expressions have to hold together', () => {
    const matchExpressions = [{ key: 'app', operator: 'Exists' }];

    expect(matches({ matchLabels: { app: 'till' }, matchExpressions }, pod)).toBe(true);
    expect(matches({ matchLabels: { app: 'shelf' }, matchExpressions }, pod)).toBe(false);
  });

  test('an empty selector means everything, an absent one nothing', () => {
    expect([{}, undefined, null].map((selector) => matches(selector, pod))).toEqual([true, false, false]);
  });
});
