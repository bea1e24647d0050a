import { escapePointer, property, textMap, type Graph } from '../../../manifests';
import { mention } from '../../mention';
import type { Fault, Rule } from '../../rule';

/** Labels whose values change with every release. */
const CHANGING = ['app.kubernetes.io/version', 'helm.sh/chart', 'chart'];
const KINDS = ['DaemonSet', 'Deployment', 'StatefulSet'];

function* check(graph: Graph): Iterable<Fault> {
  for (const workload of KINDS.flatMap((kind) => graph.ofKind(kind))) {
    const labels = textMap(property(property(workload.body.spec, 'selector'), 'matchLabels'));
    const found = CHANGING.filter((label) => Object.hasOwn(labels, label));
    const [first, ...others] = found.map((label) => ({
      resource: workload,
      path: `/spec/selector/matchLabels/${escapePointer(label)}`,
    }));
    if (first === undefined) continue;
    yield {
      ...first,
      message: `the selector of ${mention(workload)} has ${found.map((label) => `"${label}"`).join(' and ')}, which changes with each release, and a selector cannot be changed`,
      fix: 'leave it out of the selector; the pods may keep it',
      related: others,
    };
  }
}

const SET = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  selector: { matchLabels: LABELS }
  template:
    metadata: { labels: { app: till, app.kubernetes.io/version: 1.4.2 } }
    spec:
      containers: [{ name: till, image: "registry.example/till:1.4.2" }]
`;

/** The selector of a workload is fixed when it is made. */
export const selectorStays: Rule = {
  id: 'selector-stays',
  family: 'hygiene',
  severity: 'warning',
  summary: 'No selector of a workload holds a label that changes with each release.',
  why: 'The API server refuses the next release: field is immutable. The workload has to be deleted first.',
  bad: SET.replace('LABELS', '{ app: till, app.kubernetes.io/version: 1.4.2 }'),
  good: SET.replace('LABELS', '{ app: till }'),
  remedy: 'Select by labels that stay: the name and the instance.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
  check,
};
