import type { Rule } from './rule';

/** Every suppressed result there has a justification, as every waiver here. */
const SOURCE = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html';

/** Nothing that a graph could show: what these say comes from waivers and findings held together. */
function checkNothing(): readonly [] {
  return [];
}

/** A waiver that no finding needs any more. */
export const unusedWaiver: Rule = {
  id: 'unused-waiver',
  family: 'hygiene',
  severity: 'warning',
  summary: 'Every waiver waives something.',
  why: 'A waiver that nothing needs hides the next finding that happens to look like the one it was written for.',
  bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
  annotations:
    keyfit.io/waive.image-tag: the image is built on the node
data:
  CURRENCY: EUR
`,
  good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  CURRENCY: EUR
`,
  remedy: 'Remove the waiver, or correct its rule, its object or what it is about.',
  source: SOURCE,
  check: checkNothing,
};

/** A waiver whose last day has gone by. */
export const expiredWaiver: Rule = {
  id: 'expired-waiver',
  family: 'hygiene',
  severity: 'warning',
  summary: 'No finding rests on a waiver whose last day has gone by.',
  why: 'Whoever wrote the waiver promised to be done by that day; from the day after, the finding counts again.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
  annotations:
    keyfit.io/waive.image-tag: the first release is due in January (until 2020-01-31)
spec:
  containers:
    - name: main
      image: registry.example/till:latest
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: registry.example/till:1.4.2
`,
  remedy: 'Put right what the waiver was for and remove it, or decide anew and give it another day.',
  source: SOURCE,
  check: checkNothing,
};

/** A waiver that cannot be one. */
export const invalidWaiver: Rule = {
  id: 'invalid-waiver',
  family: 'hygiene',
  severity: 'error',
  summary: 'Every waiver on an object names a rule, gives a reason, and ends on a day of the calendar if it ends.',
  why: 'A waiver without a reason cannot be reviewed, and one for a rule that does not exist waives nothing.',
  bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
  annotations:
    keyfit.io/waive.unused-key: ''
data:
  CURRENCY: EUR
`,
  good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
  annotations:
    keyfit.io/waive.unused-key: read over the API by the till's agent (until 2031-12-31)
data:
  CURRENCY: EUR
`,
  remedy: 'Write `keyfit.io/waive.<rule>: <reason>`, with ` (until YYYY-MM-DD)` at the end where it is for a time.',
  source: SOURCE,
  check: checkNothing,
};

/** The rules about waivers themselves: they are held against findings, after all others. */
export const waiverRules: readonly Rule[] = [expiredWaiver, invalidWaiver, unusedWaiver];
