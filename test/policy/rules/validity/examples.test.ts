import { hygieneRules } from '../../../../lib/policy/rules/hygiene';
import { validityRules } from '../../../../lib/policy/rules/validity';
import { buildGraph } from '../../../../lib/manifests';
import type { Rule } from '../../../../lib/policy/rule';
import { defaultSettings } from '../../../../lib/policy/settings';
import { faults } from './support';

const all = [...validityRules, ...hygieneRules];
const table = all.map((rule): [string, Rule] => [rule.id, rule]);

describe('examples', () => {
  test.each(table)('of %s: no other rule of these families finds anything in what is right', (_, { good }) => {
    expect(all.flatMap((rule) => faults(rule, good).map(({ message }) => message))).toEqual([]);
  });
});

/** One object of each shape that YAML can give to a field, wherever a rule looks. */
const ODD: readonly unknown[] = [null, true, 7, 'text', [], [null], [[1]], {}, { constructor: null }, { a: { b: [] } }];
const KINDS = ['ConfigMap', 'CronJob', 'Deployment', 'Ingress', 'Job', 'Pod', 'Secret', 'Service', 'ServiceAccount'];

function oddObjects(value: unknown) {
  const container = {
    name: value,
    ports: value,
    env: [value],
    livenessProbe: value,
    lifecycle: value,
    volumeMounts: [value],
  };
  const podSpec = { containers: [container, value], volumes: [value], nodeSelector: value, restartPolicy: value };
  const template = { metadata: { labels: value, annotations: value }, spec: podSpec };
  const spec = {
    ...podSpec,
    template,
    jobTemplate: { spec: { template } },
    selector: value,
    rules: [value, { host: value, http: { paths: [value, { path: value }] } }],
    ports: [value, { name: value, port: value, targetPort: value }],
    schedule: value,
    strategy: value,
  };
  const versions = ['v1', 'apps/v1', 'batch/v1', 'networking.k8s.io/v1', ''];
  return KINDS.flatMap((kind) =>
    versions.flatMap((apiVersion) => [
      {
        apiVersion,
        kind,
        metadata: { name: 'odd', labels: value, annotations: value },
        spec,
        data: value,
        type: value,
      },
      { apiVersion, kind, metadata: { name: 'odd' }, spec: value, data: { key: value }, stringData: [value] },
    ]),
  );
}

describe('every rule', () => {
  test.each(ODD.map((value): [string, unknown] => [JSON.stringify(value), value]))(
    'reads objects with %s in every place without failing',
    (_, value) => {
      const graph = buildGraph(oddObjects(value));

      for (const rule of all) {
        expect(() => [...rule.check(graph, { ...defaultSettings, world: 'closed' })]).not.toThrow();
      }
    },
  );

  test('takes names of the prototype for names like any other', () => {
    const text = `
apiVersion: v1
kind: ConfigMap
metadata: { name: constructor, labels: { toString: hasOwnProperty } }
data: { constructor: "1", __proto__: "2", valueOf: "3" }
---
apiVersion: example.com/v1
kind: toString
metadata: { name: constructor }
`;

    expect(all.flatMap((rule) => faults(rule, text).map(({ message }) => message))).toEqual([]);
  });
});
