import type { Fault, Rule } from '../../rule';
import { ENTRY, externalSecret } from './example';
import { functionsOf } from './template-uses';
import { isPeriodic, madeBy, plansOf } from './plan';
import { randomFunctions } from './template-functions';

/** Salted hashes and new certificates are as random as random texts. */
export const randomInTemplate: Rule = {
  id: 'random-in-template',
  family: 'secrets',
  severity: 'warning',
  summary: 'No template that is rendered periodically gives another value each time.',
  why: 'Each refresh writes a new value: pods that read it as a file see it change, pods that read it as environment do not, and a reloader restarts them all once per interval.',
  bad: externalSecret(`  refreshInterval: 1h0m0s
  target:
    template:
      data:
        auth: '{{ htpasswd "till" .password }}'
${ENTRY}`),
  good: externalSecret(`  refreshPolicy: CreatedOnce
  target:
    template:
      data:
        auth: '{{ htpasswd "till" .password }}'
${ENTRY}`),
  remedy: 'Keep the finished value in the store, or set refreshPolicy to CreatedOnce or OnChange.',
  source: 'https://github.com/stakater/Reloader/issues/367',
  *check(graph): Iterable<Fault> {
    for (const plan of plansOf(graph)) {
      if (!isPeriodic(plan)) continue;
      for (const { path, parsed } of plan.templates) {
        const random = [...functionsOf(parsed)].filter((name) => randomFunctions.has(name));
        if (random.length === 0) continue;
        const called = random.map((name) => `"${name}"`).join(', ');
        yield {
          resource: plan.by,
          path,
          message: `a template of ${madeBy(plan)} calls ${called} and is rendered at every refresh, each time with another value`,
          fix: 'fetch the finished value, or set refreshPolicy to CreatedOnce',
        };
      }
    }
  },
};
