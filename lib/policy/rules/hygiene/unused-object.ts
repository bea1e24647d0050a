import { textOf, type Graph, type Product } from '../../../manifests';
import { mention } from '../../mention';
import { mayBeMeant } from '../../dangling';
import { byNamespace } from '../../namespace';
import type { Fault, Rule } from '../../rule';
import { mayBeReadElsewhere, mayBeSelected } from './outside-reader';

const KINDS = ['ConfigMap', 'PersistentVolumeClaim', 'Secret', 'ServiceAccount'];
const MAKERS: ReadonlySet<string> = new Set([...KINDS, 'ExternalSecret']);

/** Secrets that the cluster or a tool keeps for itself. */
const OWN_SECRET = /^(kubernetes\.io\/service-account-token|bootstrap\.kubernetes\.io\/.*|helm\.sh\/.*)$/;

function isKept({ kind, name, namespace = '', by }: Product): boolean {
  if (name === 'kube-root-ca.crt' || (kind === 'ServiceAccount' && name === 'default')) return true;
  return namespace.startsWith('kube-') || (by.type === 'Secret' && OWN_SECRET.test(textOf(by.body.type)));
}

function faultsOf(graph: Graph, product: Product): Fault[] {
  const { kind, namespace, name, by } = product;
  if (!MAKERS.has(by.type) || product.adds === true || isKept(product)) return [];
  if (graph.referencesTo({ kind, namespace, name }).length > 0 || mayBeMeant(graph, kind, namespace)) return [];
  const made = by.type === kind ? `this ${kind}` : mention(product);
  return [
    {
      resource: by,
      path: '',
      message: `nothing in the set uses ${made}`,
      fix: 'remove it, or name it where it is meant to be used',
      target: { kind, namespace, name },
    },
  ];
}

/** An object that nothing names may be what a reader looks for under another name. */
export const unusedObject: Rule = {
  id: 'unused-object',
  family: 'hygiene',
  severity: 'advice',
  summary: 'Every ConfigMap, Secret, claim and ServiceAccount beside pods is used by something.',
  why:
    'It is either left over, and whoever edits it changes nothing, or its reader names something else. What controllers ' +
    'find by labels or annotations, or what some text names, is not reported unless the set is declared closed.',
  bad: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: till
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: till:1.0.0`,
  good: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: till
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  serviceAccountName: till
  containers:
    - name: main
      image: till:1.0.0`,
  remedy: 'Remove it, or use it.',
  source: 'https://kubernetes.io/docs/concepts/configuration/overview/',
  check: (graph, { world }) => {
    const pods = byNamespace(graph.pods, ({ owner }) => owner.namespace);
    const isReported = ({ namespace, name, by }: Product): boolean =>
      world === 'closed' ? !mayBeSelected(graph, by) : pods.has(namespace) && !mayBeReadElsewhere(graph, by, name);
    return KINDS.flatMap((kind) =>
      graph.products(kind).flatMap((product) => (isReported(product) ? faultsOf(graph, product) : [])),
    );
  },
};
