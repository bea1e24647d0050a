import { nearest } from '../../../config';
import { fetchedKeys } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { ENTRY, externalSecret } from './example';
import { usesOf, type Use } from './template-uses';
import { lookupOf, madeBy, plansOf, templatesElsewhere, type ParsedTemplate, type TemplatedPlan } from './plan';

/** Words by which an action says what holds where an entry is absent, or which keep it from being read. */
const CAREFUL = ['and', 'coalesce', 'default', 'empty', 'hasKey', 'if', 'or', 'ternary'];

function isCareful({ action }: Use): boolean {
  return CAREFUL.some((word) => action.texts.has(word));
}

/** `.name` fails wherever it is reached; `index` gives an empty text, which an action may well expect. */
function isCertain(use: Use): boolean {
  const reached = !use.action.conditional;
  return reached && (use.strict ? !use.action.texts.has('and') && !use.action.texts.has('or') : !isCareful(use));
}

function* faultsIn(
  plan: TemplatedPlan,
  { path, parsed }: ParsedTemplate,
  fetched: ReadonlySet<string>,
): Iterable<Fault> {
  const { entries } = usesOf(parsed);
  const asked = new Set(entries.filter((use) => use.action.texts.has('hasKey')).map(({ name }) => name));
  const reported = new Set<string>();
  for (const use of entries) {
    if (fetched.has(use.name) || asked.has(use.name) || reported.has(use.name)) continue;
    const certain = isCertain(use);
    if (!certain && !use.strict) continue;
    reported.add(use.name);
    const near = nearest(use.name, fetched);
    yield {
      resource: plan.by,
      path,
      message: `a template of ${madeBy(plan)} reads the entry "${use.name}", which neither data nor dataFrom fetches`,
      fix:
        near === undefined
          ? `fetch it under data with the secretKey "${use.name}"`
          : `read "${near}", or fetch "${use.name}" under data`,
      cause: near === undefined ? 'missing-entry' : 'misspelt-entry',
      severity: certain ? 'error' : 'warning',
    };
  }
}

/** Only where all that is fetched can be told. */
export const templateEntryExists: Rule = {
  id: 'template-entry-exists',
  family: 'secrets',
  severity: 'error',
  summary: 'Templates of an ExternalSecret read entries that it fetches.',
  why: 'The operator renders with missingkey=error: one entry that is not there, and no key of the Secret is written. "default" does not help, as the template fails before. By index the value is empty instead.',
  bad: externalSecret(`  target:
    template:
      data:
        url: postgres://till:{{ .pasword }}@db/till
${ENTRY}`),
  good: externalSecret(`  target:
    template:
      data:
        url: postgres://till:{{ .password }}@db/till
${ENTRY}`),
  remedy: 'Name entries in templates as their secretKey does, and fetch every entry that a template reads.',
  source: 'https://github.com/external-secrets/external-secrets/issues/3843',
  *check(graph): Iterable<Fault> {
    for (const plan of plansOf(graph)) {
      const templates = [...plan.templates, ...templatesElsewhere(graph, plan)];
      const fetched = templates.length === 0 ? undefined : fetchedKeys(plan, lookupOf(graph));
      // One that fetches nothing is a fault of its own, or a patch for one that does.
      if (fetched === undefined || fetched.size === 0) continue;
      for (const template of templates) {
        if (template.parsed.fault === undefined) yield* faultsIn(plan, template, fetched);
      }
    }
  },
};
