import type { Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { projectsOf } from './google-account';

/** The project that most places say; undefined where none is said by more than half. */
function usual(counts: ReadonlyMap<string, number>): string | undefined {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].find(([, count]) => 2 * count > total)?.[0];
}

function check(graph: Graph, { world }: Settings): Fault[] {
  if (world === 'open') return [];
  const places = projectsOf(graph);
  const counts = new Map<string, number>();
  for (const { project } of places) counts.set(project, (counts.get(project) ?? 0) + 1);
  const own = usual(counts);
  if (own === undefined) return [];
  return places
    .filter(({ project }) => project !== own)
    .map(({ resource, path, project }) => ({
      resource,
      path,
      message: `project "${project}" of Google Cloud stands here, and "${own}" in ${String(counts.get(own))} other places of this set`,
      fix: `write "${own}", or waive this where the other project is meant`,
    }));
}

function example(project: string): string {
  return `apiVersion: v1
kind: ServiceAccount
metadata:
  name: till
  annotations:
    iam.gke.io/gcp-service-account: till@${project}.iam.gserviceaccount.com
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shelf
  annotations:
    iam.gke.io/gcp-service-account: shelf@shop-production.iam.gserviceaccount.com
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: shelf
data:
  gcp_project: shop-production
`;
}

/** One environment stands in one project. */
export const googleProject: Rule = {
  id: 'google-project',
  family: 'pod-safety',
  severity: 'warning',
  summary: 'Accounts, databases, secrets and settings of a closed set are of one project of Google Cloud.',
  why: 'The program is refused, or it works with what belongs to another environment.',
  bad: example('shop-staging'),
  good: example('shop-production'),
  exampleSettings: { world: 'closed' },
  remedy: 'Write the project of the environment, or waive the place where another one is meant.',
  source: 'https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity',
  check,
};
