import { isObject, itemsOf, property, type Graph, type Json, type Resource } from '../../../manifests';
import { perGraph } from '../../per-graph';
import { kindDefinition } from '../../schemas/table';

/** Labels that say what an object belongs to, and that nobody looks for it by. */
const PLAIN_LABEL =
  /^(app|chart|component|environment|env|heritage|k8s-app|name|owner|part-of|project|release|stage|team|tier|version|app\.kubernetes\.io\/.*|helm\.sh\/chart)$/;

/** Annotations of tools that put the object there, of people, and of clouds that give a ServiceAccount an identity. */
const PLAIN_ANNOTATION =
  /^(description|kubernetes\.io\/description|kubectl\.kubernetes\.io\/.*|config\.kubernetes\.io\/.*|internal\.config\.kubernetes\.io\/.*|meta\.helm\.sh\/.*|iam\.gke\.io\/.*|eks\.amazonaws\.com\/.*|azure\.workload\.identity\/.*|argocd\.argoproj\.io\/sync-(wave|options))$/;

type Mark = 'labels' | 'annotations';

function marksOf({ body }: Resource, mark: Mark): [string, Json | undefined][] {
  const value = property(body.metadata, mark);
  return isObject(value) ? Object.entries(value) : [];
}

function idOf(mark: Mark, [key, value]: [string, Json | undefined]): string {
  return JSON.stringify([mark, key, value]);
}

/** What workloads have too is on everything, and tells nothing apart. */
const commonMarks = perGraph((graph): ReadonlySet<string> => {
  const workloads = graph.pods.map(({ owner }) => owner);
  return new Set(
    workloads.flatMap((workload) =>
      (['labels', 'annotations'] as const).flatMap((mark) => marksOf(workload, mark).map((entry) => idOf(mark, entry))),
    ),
  );
});

/** Whether a controller may look for the object by its labels or annotations, as Grafana does for dashboards. */
export function mayBeSelected(graph: Graph, resource: Resource): boolean {
  const common = commonMarks(graph);
  const special = (mark: Mark, plain: RegExp): boolean =>
    marksOf(resource, mark).some((entry) => !plain.test(entry[0]) && !common.has(idOf(mark, entry)));
  const isOwned = property(resource.body.metadata, 'ownerReferences') !== undefined;
  return isOwned || special('labels', PLAIN_LABEL) || special('annotations', PLAIN_ANNOTATION);
}

function* textsIn(value: Json | undefined): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* textsIn(item);
  else if (isObject(value)) for (const item of Object.values(value)) yield* textsIn(item);
}

/** Texts that may name an object in a way the catalogue does not know: free text, and kinds that are not Kubernetes' own. */
function* freeTexts(resource: Resource): Generator<string> {
  const { type, body } = resource;
  yield* textsIn(property(body.metadata, 'annotations'));
  if (type === 'ConfigMap' || type === 'Secret') yield* textsIn([body.data ?? null, body.stringData ?? null]);
  else if (kindDefinition(resource)?.builtIn !== true) yield* textsIn(body.spec);
}

function* podTexts(graph: Graph): Generator<string> {
  for (const { containers } of graph.pods)
    for (const { body } of containers) {
      yield* textsIn([body.command ?? null, body.args ?? null]);
      for (const entry of itemsOf(body.env)) yield* textsIn(property(entry, 'value'));
    }
}

/** Names of the set's objects that stand somewhere in free text, so that something may read them. */
const mentioned = perGraph((graph): ReadonlySet<string> => {
  const names = new Set(graph.resources.map(({ name }) => name));
  const found = new Set<string>();
  const scan = (text: string): void => {
    for (const [word] of text.matchAll(/[a-z0-9][-a-z0-9.]*/g)) if (names.has(word)) found.add(word);
  };
  for (const resource of graph.resources) for (const text of freeTexts(resource)) scan(text);
  for (const text of podTexts(graph)) scan(text);
  return found;
});

/** Whether something may read the object that no reference shows. */
export function mayBeReadElsewhere(graph: Graph, resource: Resource, name = resource.name): boolean {
  return mayBeSelected(graph, resource) || mentioned(graph).has(name);
}
