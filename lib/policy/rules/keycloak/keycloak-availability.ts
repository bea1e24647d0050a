import { itemsOf, property, type Json } from '../../../manifests';
import { selectingNothing } from '../../dangling';
import type { Fault, Rule } from '../../rule';
import { selectingPods, sizeOf } from './cluster';
import { exampleCluster } from './example';
import { eachServer, type Server } from './server';
import { guide } from './sources';

function isSpread(spec: Json): boolean {
  const anti = property(property(spec, 'affinity'), 'podAntiAffinity');
  return itemsOf(property(spec, 'topologySpreadConstraints')).length > 0 || anti !== undefined;
}

function look(server: Server): Fault[] {
  const { owner, path, spec } = server.pod;
  if (sizeOf(server).fewest < 2) return [];
  const budget =
    selectingPods(server, 'PodDisruptionBudget').length > 0 ||
    selectingNothing(server.graph, 'PodDisruptionBudget', owner.namespace).length > 0;
  const missing = [
    ...(budget ? [] : ['no PodDisruptionBudget, so that a drain of nodes may take all of them at once']),
    ...(isSpread(spec) ? [] : ['no topology spread and no anti-affinity, so that one node may hold all of them']),
  ];
  const fix = 'add a PodDisruptionBudget with "maxUnavailable: 1", and topologySpreadConstraints over zones and nodes';
  return missing.map((what) => ({ resource: owner, path, message: `the pods of "${owner.name}" have ${what}`, fix }));
}

/** Several pods are worth something when they do not go together. */
export const keycloakAvailability: Rule = {
  id: 'keycloak-availability',
  family: 'keycloak',
  severity: 'warning',
  summary: 'Several pods of Keycloak have a disruption budget and are spread over nodes.',
  why: 'A drained or broken node otherwise takes all pods with it, and nobody can log in anywhere.',
  bad: exampleCluster({ container: 'args: [start, --optimized]\n' }),
  good: `${exampleCluster({
    container: 'args: [start, --optimized]\n',
    pod: `topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        app: sso
`,
  })}---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: sso
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: sso
`,
  remedy: 'Add a PodDisruptionBudget and topologySpreadConstraints.',
  source: guide('server/configuration-production'),
  check: eachServer(look),
};
