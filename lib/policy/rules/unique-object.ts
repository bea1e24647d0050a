import type { Resource } from '../../manifests';
import { describe } from '../../manifests';
import type { Finding, Rule } from '../rule';

/** Two objects of one name: the last one applied wins, which is nobody's intention. */
export const uniqueObject: Rule = {
  id: 'unique-object',
  summary: 'No two objects have the same kind, namespace and name.',
  check: (graph) => {
    const seen = new Set<string>();
    return graph.resources.flatMap((resource: Resource): Finding[] => {
      const id = `${describe(resource)}/${resource.namespace ?? ''}`;
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [{ rule: 'unique-object', resource, path: '', message: 'stands twice in the set: rename or remove one' }];
    });
  },
};
