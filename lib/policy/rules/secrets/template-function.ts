import { nearest } from '../../../config';
import type { Fault, Rule } from '../../rule';
import { ENTRY, externalSecret } from './example';
import { functionsOf } from './template-uses';
import { madeBy, plansOf, type ParsedTemplate, type TemplatedPlan } from './plan';
import { foreignFunctions, knownFunctions } from './template-functions';

function* faultsIn(plan: TemplatedPlan, { path, parsed }: ParsedTemplate): Iterable<Fault> {
  for (const name of functionsOf(parsed)) {
    if (knownFunctions.has(name)) continue;
    const foreign = foreignFunctions.has(name);
    const near = foreign ? undefined : nearest(name, knownFunctions);
    yield {
      resource: plan.by,
      path,
      message: `a template of ${madeBy(plan)} calls "${name}", which ${foreign ? 'the External Secrets Operator does not have' : 'is no known function of the External Secrets Operator'}`,
      fix:
        near === undefined ? 'use a function of Go, sprig or the operator' : `write "${near}" if that is what is meant`,
      // A release newer than the list of functions may have it.
      severity: foreign ? 'error' : 'warning',
    };
  }
}

/** Templates look like Helm's, and have other functions. */
export const templateFunction: Rule = {
  id: 'template-function',
  family: 'secrets',
  severity: 'error',
  summary: 'Templates of an ExternalSecret call functions that its operator has.',
  why: 'An unknown function is a parse error, and no key of the Secret is written. "required", "include", "tpl" and "lookup" are functions of Helm; "env" and "expandenv" are taken out of sprig.',
  bad: externalSecret(`  target:
    template:
      data:
        password: '{{ required "no password" .password }}'
${ENTRY}`),
  good: externalSecret(`  target:
    template:
      data:
        password: '{{ if empty .password }}{{ fail "no password" }}{{ end }}{{ .password }}'
${ENTRY}`),
  remedy: 'Use functions of Go, of sprig and of the operator; in place of "required" write an "if" around "fail".',
  source: 'https://external-secrets.io/latest/guides/templating/',
  *check(graph): Iterable<Fault> {
    for (const plan of plansOf(graph)) for (const template of plan.templates) yield* faultsIn(plan, template);
  },
};
