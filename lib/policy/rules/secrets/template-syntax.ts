import type { Fault, Rule } from '../../rule';
import { ENTRY, externalSecret } from './example';
import { madeBy, plansOf } from './plan';

/** What Go's own parser refuses; only as much of it as is certain. */
export const templateSyntax: Rule = {
  id: 'template-syntax',
  family: 'secrets',
  severity: 'error',
  summary: 'Every template of an ExternalSecret can be parsed.',
  why: 'The operator renders all templates or none: one that does not parse leaves the whole Secret as it was, and makes none where there was none. The ExternalSecret shows only "could not update secret".',
  bad: externalSecret(`  target:
    template:
      data:
        url: postgres://till:{{ .db-password }}@db/till
${ENTRY}`),
  good: externalSecret(`  target:
    template:
      data:
        url: postgres://till:{{ index . "password" }}@db/till
${ENTRY}`),
  remedy:
    'Close every "{{" and every "if", "with" and "range". An entry with a dash in its name is read by index . "a-b", not by .a-b.',
  source: 'https://external-secrets.io/latest/guides/templating/',
  *check(graph): Iterable<Fault> {
    for (const plan of plansOf(graph)) {
      for (const { path, parsed } of plan.templates) {
        if (parsed.fault === undefined) continue;
        yield {
          resource: plan.by,
          path,
          message: `a template of ${madeBy(plan)} cannot be parsed: ${parsed.fault}`,
          fix: 'write it as text/template of Go reads it',
        };
      }
    }
  },
};
