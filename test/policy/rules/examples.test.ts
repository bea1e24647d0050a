import { loadText } from '../../../lib/manifests/load';
import { checkGraph, defaultSettings, graphOf, rules, type Rule } from '../../../lib/policy';

/** The rules that an example breaks. */
function brokenBy(text: string, { exampleSettings = {} }: Rule): string[] {
  const settings = { ...defaultSettings, ...exampleSettings };
  const { resources, problems } = loadText(text, 'example.yaml');
  expect(problems).toEqual([]);
  return checkGraph(graphOf(resources, settings), settings).map(({ rule }) => rule);
}

describe.each(rules.map((rule): [string, Rule] => [rule.id, rule]))('%s', (id, rule) => {
  test('fires on its example', () => {
    expect(brokenBy(rule.bad, rule)).toContain(id);
  });

  test('is silent on its counter-example', () => {
    expect(brokenBy(rule.good, rule)).not.toContain(id);
  });

  test('says all that its page needs', () => {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(rule.summary).toMatch(/\.$/);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.remedy).toMatch(/\.$/);
    expect(rule.source).toMatch(/^https:\/\//);
  });
});

test('no two rules have one id', () => {
  const ids = rules.map(({ id }) => id);

  expect(ids).toEqual([...new Set(ids)]);
});
