import {
  property,
  scalarText,
  select,
  textOf,
  type FoundContainer,
  type Graph,
  type PodTemplate,
} from '../../../manifests';
import { mountsOf } from '../pod-safety/mounts';
import type { Fault, Rule } from '../../rule';

/** The only folder of its nodes that Autopilot shows, and only to be read. */
const READABLE = /^\/var\/log(\/|$)/;

type Found = Pick<Fault, 'path' | 'message' | 'fix'>;

function hostFields({ path, spec }: PodTemplate): Found[] {
  return ['hostNetwork', 'hostPID', 'hostIPC'].flatMap((field) =>
    property(spec, field) === true
      ? [{ path: `${path}/${field}`, message: `${field} is true, which Autopilot refuses`, fix: `remove ${field}` }]
      : [],
  );
}

function isWritten(volume: string, containers: readonly FoundContainer[]): boolean {
  return containers.flatMap(mountsOf).some((mount) => mount.volume === volume && !mount.readOnly);
}

function hostPaths({ path, spec, containers }: PodTemplate): Found[] {
  return select(spec, 'volumes.*').flatMap(({ value, path: inner }): Found[] => {
    const folder = property(property(value, 'hostPath'), 'path');
    if (folder === undefined) return [];
    const name = scalarText(property(value, 'name'));
    const at = `${path}${inner}/hostPath/path`;
    if (!READABLE.test(textOf(folder))) {
      const message = `volume "${name}" is ${textOf(folder)} of the node, and Autopilot shows only /var/log`;
      return [{ path: at, message, fix: 'remove the volume, or keep the data in a volume of its own' }];
    }
    if (!isWritten(name, containers)) return [];
    const message = `volume "${name}" is ${textOf(folder)} of the node, which Autopilot shows only to be read`;
    return [{ path: at, message, fix: 'set readOnly to true in each of its mounts' }];
  });
}

function ofContainer({ name, path, body }: FoundContainer): Found[] {
  const ports = select(body, 'ports.*.hostPort')
    .filter(({ value }) => typeof value === 'number' && value > 0)
    .map(({ value, path: inner }) => ({
      path: path + inner,
      message: `container "${name}" takes port ${scalarText(value)} of the node, which Autopilot refuses`,
      fix: 'remove hostPort, and let a Service lead to the pod',
    }));
  if (property(body.securityContext, 'privileged') !== true) return ports;
  const message = `container "${name}" is privileged, which Autopilot refuses`;
  return [...ports, { path: `${path}/securityContext/privileged`, message, fix: 'remove privileged' }];
}

function* check(graph: Graph): Iterable<Fault> {
  for (const pod of graph.pods) {
    const found = [...hostFields(pod), ...hostPaths(pod), ...pod.containers.flatMap(ofContainer)];
    for (const fault of found) yield { resource: pod.owner, ...fault };
  }
}

/** The nodes of Autopilot belong to Google, whoever's pods run on them. */
export const autopilotHost: Rule = {
  id: 'autopilot-host',
  family: 'arithmetic',
  severity: 'error',
  summary: 'On GKE Autopilot, no pod uses what belongs to its node.',
  why: 'Autopilot refuses the pod: folders of the node other than /var/log, its network, processes and ports, and privileged containers.',
  bad: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: collector
spec:
  selector: { matchLabels: { app: collector } }
  template:
    metadata: { labels: { app: collector } }
    spec:
      hostNetwork: true
      containers: [{ name: collector, image: "collector:1.4" }]
`,
  exampleSettings: { autopilot: true },
  good: `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: collector
spec:
  selector: { matchLabels: { app: collector } }
  template:
    metadata: { labels: { app: collector } }
    spec:
      containers:
        - name: collector
          image: collector:1.4
          volumeMounts: [{ name: logs, mountPath: /var/log, readOnly: true }]
      volumes: [{ name: logs, hostPath: { path: /var/log } }]
`,
  remedy: 'Remove what the pod asks of its node, or use the allowlist of a partner whose workload it is.',
  source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-security',
  check: (graph, { autopilot }) => (autopilot ? check(graph) : []),
};
