import { parseAllDocuments } from 'yaml';
import { buildGraph, type Graph } from '../../../../lib/manifests';
import { keycloakRules } from '../../../../lib/policy/rules/keycloak';
import { invariants } from '../../../../lib/policy/rules/keycloak/invariants';
import { defaultSettings } from '../../../../lib/policy/settings';

function graphOf(yaml: string): Graph {
  return buildGraph(parseAllDocuments(yaml).map((document) => document.toJS() as unknown));
}

const RULES = keycloakRules.map((rule) => [rule.id, rule] as const);

describe('the rules about Keycloak', () => {
  test.each(RULES)('%s fires on its bad example', (_, rule) => {
    expect([...rule.check(graphOf(rule.bad), defaultSettings)]).not.toEqual([]);
  });

  test.each(RULES)('%s does not fire on its good example', (_, rule) => {
    expect([...rule.check(graphOf(rule.good), defaultSettings)]).toEqual([]);
  });

  test.each(RULES)('%s names a place that its bad example has, and says what to do', (_, rule) => {
    for (const { resource, path, message, fix } of rule.check(graphOf(rule.bad), defaultSettings)) {
      let value: unknown = resource.body;
      for (const step of path.split('/').slice(1)) value = (value as Record<string, unknown> | undefined)?.[step];

      expect(value).toBeDefined();
      expect(message).toMatch(/^[^.].*[^.]$/s);
      expect(fix).toMatch(/^[a-z].*[^.]$/s);
    }
  });

  test('have their ids in alphabetical order, each once', () => {
    const ids = keycloakRules.map(({ id }) => id);

    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test('know no good example that another rule calls an error, its own image settings aside', () => {
    const alarms = keycloakRules.flatMap(({ id, good }) => {
      const graph = graphOf(good);
      return keycloakRules.flatMap((rule) =>
        [...rule.check(graph, defaultSettings)]
          .filter((fault) => (fault.severity ?? rule.severity) === 'error')
          .map(({ message }) => `${id}: ${rule.id}: ${message}`),
      );
    });

    // The examples with the official image set only what they are about.
    expect(alarms.filter((alarm) => !/: keycloak-(hostname|edge-tls|health): /.test(alarm))).toEqual([]);
  });
});

describe('the invariants of a hardened Keycloak', () => {
  test('are 39, and each is kept by a rule, by another family, or is hidden', () => {
    expect(invariants).toHaveLength(39);
    for (const { rules = [], family, hidden } of invariants)
      expect(rules.length > 0 || family !== undefined || hidden !== undefined).toBe(true);
  });

  test('name rules that exist, and every rule is named', () => {
    const named = new Set(invariants.flatMap(({ rules = [] }) => rules));

    expect([...named].sort()).toEqual(keycloakRules.map(({ id }) => id));
  });
});
