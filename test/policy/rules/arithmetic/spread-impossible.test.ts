import type { Json, JsonObject } from '../../../../lib/manifests';
import { spreadImpossible } from '../../../../lib/policy/rules/arithmetic/spread-impossible';
import { check, deployment, podSpec, severities } from '../../support';
import { autoscaler } from './support';

const ZONE = 'topology.kubernetes.io/zone';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

function term(topologyKey: string, rest: JsonObject = {}): JsonObject {
  return { topologyKey, labelSelector: { matchLabels: { app: 'till' } }, ...rest };
}

function till(replicas: number, terms: readonly Json[], spec: JsonObject = {}, affinity: JsonObject = {}): JsonObject {
  const pod = podSpec({}, { affinity: { podAntiAffinity: { [REQUIRED]: terms }, ...affinity } });
  return deployment('till', pod, { replicas, strategy: { type: 'Recreate' }, ...spec });
}

describe('spread-impossible', () => {
  test('reports anti-affinity by zone of more replicas than there usually are zones, at the term', () => {
    expect(check(spreadImpossible, till(5, [term('kubernetes.io/hostname'), term(ZONE)]))).toEqual([
      {
        rule: 'spread-impossible',
        on: 'Deployment/till',
        path: `/spec/template/spec/affinity/podAntiAffinity/${REQUIRED}/1`,
        message:
          'required anti-affinity allows one pod in a zone, 5 are wanted at the most, and a cluster usually has 3 zones',
      },
    ]);
    expect(severities(spreadImpossible, {}, till(5, [term(ZONE)]))).toEqual(['warning']);
  });

  test("counts the autoscaler's maximum", () => {
    expect(check(spreadImpossible, till(1, [term(ZONE)]), autoscaler('till', 1, 4))).toHaveLength(1);
    expect(check(spreadImpossible, till(9, [term(ZONE)]), autoscaler('till', 1, 3))).toEqual([]);
  });

  test('counts the pod of a roll-out that stops none before the new one is ready', () => {
    const rolling = (maxUnavailable: number) => ({ strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable } } });
    const perRevision = term(ZONE, { matchLabelKeys: ['pod-template-hash'] });

    expect(check(spreadImpossible, till(3, [term(ZONE)], rolling(0)))).toHaveLength(1);
    expect(check(spreadImpossible, till(3, [term(ZONE)], rolling(1)))).toEqual([]);
    expect(check(spreadImpossible, till(3, [perRevision], rolling(0)))).toEqual([]);
  });

  test('reports two replicas that must not share a region', () => {
    expect(check(spreadImpossible, till(2, [term('topology.kubernetes.io/region')]))).toHaveLength(1);
  });

  test('reports as an error replicas that must and must not be together', () => {
    const both = { podAffinity: { [REQUIRED]: [term('kubernetes.io/hostname')] } };
    const torn = (replicas: number) => till(replicas, [term('kubernetes.io/hostname')], {}, both);

    expect(check(spreadImpossible, torn(2))).toMatchObject([
      { message: expect.stringContaining('of 2 only one can run') as string },
    ]);
    expect(severities(spreadImpossible, {}, torn(2))).toEqual(['error']);
    expect(check(spreadImpossible, torn(1))).toEqual([]);
  });

  test.each<[string, Json]>([
    ['anti-affinity to other pods', term(ZONE, { labelSelector: { matchLabels: { app: 'shelf' } } })],
    ['anti-affinity in other namespaces', term(ZONE, { namespaces: ['bank'] })],
    ['anti-affinity by host name, of which the cluster can have as many as it likes', term('kubernetes.io/hostname')],
    ['a term without a selector', { topologyKey: ZONE }],
    ['a term that is none', 'zone'],
  ])('says nothing of %s', (_, found) => {
    expect(check(spreadImpossible, till(9, [found]))).toEqual([]);
  });
});
