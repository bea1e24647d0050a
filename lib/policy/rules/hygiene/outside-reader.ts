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

type Visit = (text: string) => void;

function visitTexts(value: Json | undefined, visit: Visit): void {
  if (typeof value === 'string') visit(value);
  else if (Array.isArray(value)) for (const item of value as readonly Json[]) visitTexts(item, visit);
  else if (isObject(value)) for (const key of Object.keys(value)) visitTexts(value[key], visit);
}

/** Texts that may name an object in a way the catalogue does not know: free text, and kinds that are not Kubernetes' own. */
function visitFreeTexts(resource: Resource, visit: Visit): void {
  const { type, body } = resource;
  visitTexts(property(body.metadata, 'annotations'), visit);
  if (type === 'ConfigMap' || type === 'Secret') {
    visitTexts(body.data, visit);
    visitTexts(body.stringData, visit);
  } else if (kindDefinition(resource)?.builtIn !== true) visitTexts(body.spec, visit);
}

function visitPodTexts({ pods }: Graph, visit: Visit): void {
  for (const { containers } of pods)
    for (const { body } of containers) {
      visitTexts(body.command, visit);
      visitTexts(body.args, visit);
      for (const entry of itemsOf(body.env)) visitTexts(property(entry, 'value'), visit);
    }
}

/** Names of the set's objects that stand somewhere in free text, so that something may read them. */
const mentioned = perGraph((graph): ReadonlySet<string> => {
  const names = new Set(graph.resources.map(({ name }) => name));
  const found = new Set<string>();
  const scan = (text: string): void => {
    for (const word of text.match(/[a-z0-9][-a-z0-9.]*/g) ?? []) if (names.has(word)) found.add(word);
  };
  for (const resource of graph.resources) visitFreeTexts(resource, scan);
  visitPodTexts(graph, scan);
  return found;
});

/** Whether something may read the object that no reference shows. */
export function mayBeReadElsewhere(graph: Graph, resource: Resource, name = resource.name): boolean {
  return mayBeSelected(graph, resource) || mentioned(graph).has(name);
}
