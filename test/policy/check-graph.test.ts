import { buildGraph, type JsonObject } from '../../lib/manifests';
import { checkGraph, rules, type Rule } from '../../lib/policy';
import { deployment, object, podSpec } from './support';

const MAIN = {
  image: 'till:latest',
  ports: [{ name: 'web', containerPort: 8080 }],
  livenessProbe: { httpGet: { port: 'wep' } },
  resources: { limits: { 'ephemeral-storage': '1Gi' } },
  volumeMounts: [{ name: 'tmp' }, { name: 'absent' }],
};

function budget(name: string): JsonObject {
  return object('PodDisruptionBudget', name, { spec: { selector: { matchLabels: { app: 'till' } } } });
}

/** A set in which every rule finds something. */
const FAULTY = [
  deployment('till', podSpec(MAIN, { volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '2Gi' } }] })),
  object('Service', 'till', { spec: { selector: { app: 'tell' } } }),
  budget('first'),
  budget('second'),
  object('LimitRange', 'bounds', { spec: { limits: [{ type: 'Container' }] } }),
  object('ResourceQuota', 'quota', { spec: { hard: { pods: 0 } } }),
  object('StatefulSet', 'shelf', { spec: { serviceName: 'shelf' } }),
  object('ConfigMap', 'colours', { data: { red: 'todo' } }),
  budget('second'),
];

describe('checkGraph', () => {
  const graph = buildGraph(FAULTY);

  test.each(rules.map((rule) => [rule.id, rule] as const))('reports what %s finds', (_, rule) => {
    const [finding] = rule.check(graph);

    expect(finding).toBeDefined();
    expect(checkGraph(graph)).toContainEqual(finding);
  });

  test('reports in the order of the rules, and nothing that no rule finds', () => {
    expect(checkGraph(graph)).toEqual(rules.flatMap((rule) => [...rule.check(graph)]));
  });

  test('names the rule that fails, and keeps its error as the cause', () => {
    const cause = new TypeError('no such part');
    const [rule] = rules as readonly [Rule];
    const broken = jest.spyOn(rule, 'check').mockImplementation(() => {
      throw cause;
    });

    expect(() => checkGraph(graph)).toThrow(new Error(`rule ${rule.id} failed: no such part`, { cause }));
    broken.mockRestore();
  });

  test('finds nothing wrong in nothing', () => {
    expect(checkGraph(buildGraph([]))).toEqual([]);
  });
});
