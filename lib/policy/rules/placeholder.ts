import { isObject, type Json, type Resource } from '../../manifests';
import type { Finding, Rule } from '../rule';

/** Text that stands for a value nobody filled in: example hosts, shell variables, words to be replaced. */
const PLACEHOLDER =
  /\bexample\.(com|org|net)\b|\$\{[A-Za-z_]\w*(?::?[-=?+][^}]*)?\}|\b(REPLACE|CHANGE)[-_ ]?ME\b|\byour[-_](domain|project|key)\b|\bTODO\b/i;

function* strings(value: Json | undefined, path: string): Generator<{ path: string; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* strings(item as Json, `${path}/${index}`);
  else if (isObject(value))
    for (const [key, item] of Object.entries(value))
      yield* strings(item, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}

/** The text outside the actions of a Secret's template, whose guard names placeholders in order to refuse them. */
function literalText(resource: Resource, text: string): string {
  return resource.kind === 'ExternalSecret' ? text.replaceAll(/\{\{.*?\}\}/g, '') : text;
}

/** Placeholders reached production's output sixteen times (D-57, L-13). */
export const placeholder: Rule = {
  id: 'placeholder',
  summary: 'No value in the output is a placeholder.',
  check: (graph) =>
    graph.resources.flatMap((resource): Finding[] =>
      [...strings(resource.body, '')].flatMap(({ path, text }) => {
        const found = PLACEHOLDER.exec(literalText(resource, text))?.[0];
        if (found === undefined) return [];
        return [{ rule: 'placeholder', resource, path, message: `"${found}" is a placeholder: give the real value` }];
      }),
    ),
};
