import { configChecksum, contentChecksum, type Checked } from '../../../text/checksum';
import {
  escapePointer,
  perObject,
  property,
  textMap,
  textOf,
  valueAt,
  type EdgeKind,
  type Graph,
  type PodTemplate,
  type Reference,
  type Resource,
} from '../../../manifests';
import { groupBy } from '../../group-by';
import { perGraph } from '../../per-graph';
import type { Fault, Rule } from '../../rule';

const ANNOTATION = 'checksum/config';

/** How pods read ConfigMaps and Secrets. */
const READING: ReadonlySet<EdgeKind> = new Set(['env', 'envFrom', 'volume', 'item', 'projected', 'subPath']);

const readBy = perGraph((graph) =>
  groupBy(
    graph.references.filter(({ by, target }) => READING.has(by) && /^(ConfigMap|Secret)$/.test(target.kind)),
    ({ from }) => from,
  ),
);

/** The hash of what an object holds, as the construct that made it has it; undefined for objects of other kinds. */
const checksumOf = perObject(({ type, body }: Resource): string | undefined => {
  if (type === 'ConfigMap') return contentChecksum(body.data ?? {});
  return type === 'ExternalSecret' ? contentChecksum(body.spec ?? {}) : undefined;
});

function checkedOf({ target: { kind, namespace, name } }: Reference, graph: Graph): Checked | undefined {
  const [maker, ...others] = new Set(graph.find(kind, namespace, name).map(({ by }) => by));
  const checksum = maker === undefined || others.length > 0 ? undefined : checksumOf(maker);
  return checksum === undefined ? undefined : { kind, name, checksum };
}

/** The hash over all that a workload's pods read; undefined where some of it is not in the set. */
function expected({ owner }: PodTemplate, graph: Graph): string | undefined {
  const read = new Map((readBy(graph).get(owner) ?? []).map((one) => [`${one.target.kind}/${one.target.name}`, one]));
  const checked = [...read.values()].map((reference) => checkedOf(reference, graph));
  const known = checked.filter((one) => one !== undefined);
  return known.length < checked.length ? undefined : configChecksum(known);
}

function ofPod(pod: PodTemplate, graph: Graph): Fault[] {
  const { owner } = pod;
  const labels = textMap(property(owner.body.metadata, 'labels'));
  // Other tools have hashes of their own.
  if (labels['app.kubernetes.io/managed-by'] !== 'keyfit') return [];
  const path = `${pod.path.replace(/spec$/, 'metadata')}/annotations`;
  const stated = textOf(property(valueAt(owner.body, path), ANNOTATION));
  const current = stated === '' ? undefined : expected(pod, graph);
  if (current === undefined || current === stated) return [];
  return [
    {
      resource: owner,
      path: `${path}/${escapePointer(ANNOTATION)}`,
      message: `the checksum is ${stated}, and that of what the pods read is ${current}`,
      fix: 'render the manifests again; a change by hand belongs into what they are rendered from',
    },
  ];
}

function example(level: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  level: ${level}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
  labels: { app.kubernetes.io/managed-by: keyfit }
spec:
  selector:
    matchLabels: { app: till }
  template:
    metadata:
      labels: { app: till }
      annotations: { checksum/config: 5eff5ac68e95bd37 }
    spec:
      containers:
        - name: till
          image: registry.example/till:1.4.2
          envFrom: [{ configMapRef: { name: till } }]
`;
}

/** Pods are rolled out because their template changes with what they read. */
export const checksumCurrent: Rule = {
  id: 'checksum-current',
  family: 'hygiene',
  severity: 'warning',
  summary: 'The checksum on pods that Keyfit rendered is that of what they read.',
  why: 'The configuration changes, and the pods run on with the one that they have read, until something else restarts them.',
  bad: example('debug'),
  good: example('info'),
  remedy: 'Change what the manifests are rendered from, and render them again.',
  source: 'https://helm.sh/docs/howto/charts_tips_and_tricks/#automatically-roll-deployments',
  check: (graph) => graph.pods.flatMap((pod) => ofPod(pod, graph)),
};
