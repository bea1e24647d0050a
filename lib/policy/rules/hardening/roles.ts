import { itemsOf, property, textOf, type Graph, type Json, type Resource } from '../../../manifests';

/** One rule of a Role or ClusterRole. */
export interface Grant {
  readonly resource: Resource;
  /** Where the rule stands, as a JSON Pointer. */
  readonly path: string;
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Whether it is for some objects by their names only. */
  readonly named: boolean;
}

function texts(value: Json | undefined): string[] {
  return itemsOf(value).map(textOf);
}

/** All that the roles of a set grant. A ClusterRole that gathers others, and one that only other roles gather, grants it too. */
export function grantsOf(graph: Graph): Grant[] {
  return ['ClusterRole', 'Role'].flatMap((kind) =>
    graph.ofKind(kind).flatMap((resource) =>
      itemsOf(resource.body.rules).map((rule, index) => ({
        resource,
        path: `/rules/${index}`,
        groups: texts(property(rule, 'apiGroups')),
        resources: texts(property(rule, 'resources')),
        verbs: texts(property(rule, 'verbs')),
        named: itemsOf(property(rule, 'resourceNames')).length > 0,
      })),
    ),
  );
}

/** Whether a list of a rule means a word, by itself or as all of them. */
export function means(list: readonly string[], word: string): boolean {
  return list.includes(word) || list.includes('*');
}
