import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { Json, JsonObject } from '../../../lib/manifests';
import { rules, type Rule } from '../../../lib/policy';
import { check, object } from '../support';

const FOLDER = join(__dirname, '../../../lib/policy/rules');
const files = readdirSync(FOLDER)
  .map((file) => parse(file).name)
  .filter((name) => name !== 'index')
  .sort();

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'check' in value;
}

function ruleOf(file: string): Rule[] {
  return Object.values(jest.requireActual<Record<string, unknown>>(join(FOLDER, file))).filter(isRule);
}

/** Objects that a person may write on the way to a right one: parts missing, empty, or of another type. */
function oddObjects(odd: Json): JsonObject[] {
  const pods = ['Deployment', 'StatefulSet', 'Job', 'CronJob'].flatMap((kind) => [
    object(kind, 'odd', { spec: odd }),
    object(kind, 'odd', { spec: { selector: odd, template: { metadata: { labels: odd }, spec: odd } } }),
    object(kind, 'odd', { spec: { template: { spec: { containers: odd, initContainers: odd, volumes: odd } } } }),
    object(kind, 'odd', { spec: { template: { spec: { containers: [odd, { name: odd, ports: odd, env: odd }] } } } }),
  ]);
  const others = ['Service', 'PodDisruptionBudget', 'NetworkPolicy', 'ExternalSecret', 'ConfigMap', 'Secret', 'Role'];
  return [
    ...pods,
    ...others.flatMap((kind) => [object(kind, 'odd', { spec: odd }), object(kind, 'odd', { data: odd })]),
  ];
}

describe('the list of rules', () => {
  test('holds the rule of every file in the folder, in the order of the files', () => {
    expect(rules).toEqual(files.flatMap(ruleOf));
  });

  test('every file holds exactly one rule', () => {
    expect(files.filter((file) => ruleOf(file).length !== 1)).toEqual([]);
  });

  test('every rule has tests of its own', () => {
    const tested = readdirSync(__dirname).map((file) => file.replace('.test.ts', ''));

    expect(files.filter((file) => !tested.includes(file))).toEqual([]);
  });

  test('every id is one of its own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))('%s says its promise in one sentence', (_, rule) => {
    expect(rule.summary).toMatch(/^[A-Z][^.]+\.$/);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('finds nothing wrong in an empty set', () => {
    expect(check(rule)).toEqual([]);
  });

  test.each(['constructor', 'toString', '__proto__'])('survives an object of the kind %s', (kind) => {
    expect(check(rule, object(kind, 'odd', { spec: {} }))).toEqual([]);
  });

  test.each([
    ['null', null],
    ['text', 'x'],
    ['a number', 7],
    ['a list', []],
    ['a mapping', {}],
  ] as const)('survives objects whose parts are %s', (__, odd) => {
    expect(() => check(rule, ...oddObjects(odd))).not.toThrow();
  });
});
