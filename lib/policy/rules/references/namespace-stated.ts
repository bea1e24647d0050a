import { clusterScoped, FEW, type Graph, type Reference, type Resource } from '../../../manifests';
import { mention } from '../../mention';
import { isRendered } from '../../chart';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';

/** Two objects that have to be in one namespace, of which only the other says in which. */
interface Apart {
  readonly open: Resource;
  readonly other: Resource;
  readonly namespace: string;
}

/** Where who states no namespace may well be, or what is in all of them. */
const ANYWHERE: ReadonlySet<string | undefined> = new Set([undefined, 'default', '*']);

function leavesOpen(resource: Resource): boolean {
  return resource.namespace === undefined && !clusterScoped.has(resource.type);
}

/** What an object and what it names leave apart. */
function apartIn({ from, target }: Reference, to: readonly Resource[]): Apart | undefined {
  if (leavesOpen(from)) {
    if (target.namespace !== undefined || to.some(({ namespace }) => ANYWHERE.has(namespace))) return undefined;
    const [other] = to;
    return other?.namespace === undefined ? undefined : { open: from, other, namespace: other.namespace };
  }
  const { namespace } = from;
  if (namespace === undefined || ANYWHERE.has(namespace) || target.namespace !== namespace) return undefined;
  const [open] = to;
  return open !== undefined && to.every(leavesOpen) ? { open, other: from, namespace } : undefined;
}

function* check(graph: Graph, { namespace, world }: Settings): Iterable<Fault> {
  if (namespace !== undefined) return;
  const told = new Set<Resource>();
  for (const reference of graph.references) {
    const answer = graph.answer(reference);
    // Hosts say a namespace of their own, and what a pod has inside has none.
    if (answer.is !== 'resolved' || answer.to.length === 0 || reference.by === 'host') continue;
    const found = apartIn(
      reference,
      answer.to.slice(0, FEW).map(({ by }) => by),
    );
    if (found === undefined || told.has(found.open) || isRendered(found.open)) continue;
    told.add(found.open);
    const { open, other } = found;
    yield {
      resource: open,
      path: '/metadata',
      message: `it states no namespace, and ${mention(other)}, which it needs to be with, is in "${found.namespace}"`,
      fix: `state namespace "${found.namespace}", or none of both`,
      severity: world === 'closed' ? 'error' : 'warning',
    };
  }
}

/** Objects that need each other state their namespace, or neither does. */
export const namespaceStated: Rule = {
  id: 'namespace-stated',
  family: 'references',
  severity: 'warning',
  summary: 'Objects that need each other state their namespace, or neither does.',
  why: 'What states none goes wherever whoever applies it is, and a pod there does not find what is elsewhere.',
  bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: prices
  namespace: shop
data:
  currency: EUR
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: registry.example/till:1.4.2
      envFrom:
        - configMapRef: { name: prices }
`,
  good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: prices
  namespace: shop
data:
  currency: EUR
---
apiVersion: v1
kind: Pod
metadata:
  name: till
  namespace: shop
spec:
  containers:
    - name: main
      image: registry.example/till:1.4.2
      envFrom:
        - configMapRef: { name: prices }
`,
  remedy: 'State the namespace everywhere, with Kustomize by `namespace`; or nowhere, and say it when you apply.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  check,
};
