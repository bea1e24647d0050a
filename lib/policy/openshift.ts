import {
  groupOf,
  isObject,
  itemsOf,
  property,
  valueAt,
  type Graph,
  type Json,
  type PodTemplate,
  type Resource,
} from '../manifests';
import { perGraph } from './per-graph';

function hasMark(map: Json | undefined): boolean {
  return isObject(map) && Object.keys(map).some((key) => key.split('/')[0]?.endsWith('openshift.io') === true);
}

function isMarked({ body, apiVersion }: Resource): boolean {
  if (groupOf(apiVersion).endsWith('openshift.io')) return true;
  const metadata = property(body, 'metadata');
  return hasMark(property(metadata, 'annotations')) || hasMark(property(metadata, 'labels'));
}

function hasMarkedPods({ owner, path }: PodTemplate): boolean {
  return hasMark(property(valueAt(owner.body, path.replace(/spec$/, 'metadata')), 'annotations'));
}

/** Labels of namespaces that a policy goes by; OpenShift has some of its own. */
function letsMarkedIn({ body }: Resource): boolean {
  const rules = ['ingress', 'egress'].flatMap((side) => itemsOf(property(property(body, 'spec'), side)));
  const peers = rules.flatMap((rule) => ['from', 'to'].flatMap((side) => itemsOf(property(rule, side))));
  return peers.some((peer) => hasMark(property(property(peer, 'namespaceSelector'), 'matchLabels')));
}

/** Whether a set is made for OpenShift: by an API, an annotation or a label of it. Each pod gets a user of its own there. */
export const isForOpenShift: (graph: Graph) => boolean = perGraph(
  (graph) =>
    graph.resources.some(isMarked) ||
    graph.pods.some(hasMarkedPods) ||
    graph.ofKind('NetworkPolicy').some(letsMarkedIn),
);
