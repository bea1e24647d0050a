import { itemsOf, mergesTemplate, property, textOf } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { ENTRY, externalSecret } from './example';
import { usesOf } from './template-uses';
import { madeBy, plansOf, readsAllTemplates } from './plan';

/** What is fetched goes into the Secret only through the template, unless both are merged. */
export const droppedEntry: Rule = {
  id: 'dropped-entry',
  family: 'secrets',
  severity: 'warning',
  summary: 'Every entry that an ExternalSecret fetches reaches the Secret.',
  why: 'A template replaces what is fetched (mergePolicy Replace is the default), so an entry that no template reads vanishes without a word, and pods that need its key do not start.',
  bad: externalSecret(`  target:
    template:
      data:
        user: till
${ENTRY}`),
  good: externalSecret(`  target:
    template:
      mergePolicy: Merge
      data:
        user: till
${ENTRY}`),
  remedy: 'Read the entry in a template, set mergePolicy to Merge, or remove it.',
  source: 'https://github.com/external-secrets/external-secrets/issues/2080',
  *check(graph): Iterable<Fault> {
    for (const plan of plansOf(graph)) {
      if (!readsAllTemplates(plan) || mergesTemplate(plan)) continue;
      const uses = plan.templates.map(({ parsed }) => usesOf(parsed));
      if (uses.some(({ whole }) => whole)) continue;
      const used = new Set(uses.flatMap(({ entries }) => entries.map(({ name }) => name)));
      for (const [index, entry] of itemsOf(plan.spec.data).entries()) {
        const key = textOf(property(entry, 'secretKey'));
        if (key === '' || used.has(key)) continue;
        yield {
          resource: plan.by,
          path: `${plan.path}/data/${index}`,
          at: `${plan.path}/data/${index}/secretKey`,
          message: `the entry "${key}" is fetched and does not reach ${madeBy(plan)}: no template reads it`,
          fix: 'read it in a template, set mergePolicy to Merge, or remove the entry',
        };
      }
    }
  },
};
