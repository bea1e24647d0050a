import { escapePointer, property, scalarText, valueAt, type Graph, type PodTemplate } from '../../../manifests';
import { endOf } from '../../network';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';

const PORT = 'prometheus.io/port';

function ofPod(pod: PodTemplate): Fault[] {
  const path = `${pod.path.replace(/spec$/, 'metadata')}/annotations`;
  const text = scalarText(property(valueAt(pod.owner.body, path), PORT));
  const declared = [...(endOf(pod).ports?.values() ?? [])].flat().map(({ number }) => number);
  if (!/^\d+$/.test(text) || declared.length === 0 || declared.includes(Number(text))) return [];
  return [
    {
      resource: pod.owner,
      path: `${path}/${escapePointer(PORT)}`,
      message: `Prometheus is told to ask port ${text}, and the containers listen on ${[...new Set(declared)].join(', ')}`,
      fix: 'write the port with the metrics, or declare it',
    },
  ];
}

function example(port: number): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: till
  annotations:
    prometheus.io/scrape: "true"
    prometheus.io/port: "${port}"
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      ports: [{ name: metrics, containerPort: 9090 }]
`;
}

/** What asks pods for measurements comes by their annotation. */
export const scrapePort: Rule = {
  id: 'scrape-port',
  family: 'reachability',
  severity: 'warning',
  summary: 'The port that Prometheus is told to ask is one on which the pods of a closed set listen.',
  why: 'The pods have no measurements, and alerts on them never fire.',
  bad: example(9000),
  good: example(9090),
  exampleSettings: { world: 'closed' },
  remedy: 'Write the number of the port with the metrics into `prometheus.io/port`, or declare it in the container.',
  source: 'https://github.com/prometheus/prometheus/blob/main/documentation/examples/prometheus-kubernetes.yml',
  // In an open world containers may listen on more than they declare.
  check: (graph: Graph, { world }: Settings) => (world === 'closed' ? graph.pods.flatMap(ofPod) : []),
};
