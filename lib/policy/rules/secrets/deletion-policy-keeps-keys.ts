import { mergesTemplate, textOf, writesData, type Graph, type Reference } from '../../../manifests';
import { mention } from '../../mention';
import type { Fault, Rule } from '../../rule';
import { ENTRY, externalSecret } from './example';
import { madeBy, plansOf, targetAt, type TemplatedPlan } from './plan';

/** A template that reads a skipped entry fails and leaves the Secret as it is; only what goes past templates gets lost. */
function losesKeys(plan: TemplatedPlan): boolean {
  const policy = textOf(targetAt(plan, 'deletionPolicy'));
  return policy === 'Delete' || (policy === 'Merge' && (!writesData(plan) || mergesTemplate(plan)));
}

function needing(graph: Graph, plan: TemplatedPlan): readonly Reference[] {
  return plan.namespaces
    .flatMap((namespace) =>
      graph.referencesTo({ kind: 'Secret', namespace: namespace === '*' ? undefined : namespace, name: plan.name }),
    )
    .filter(({ target, optional }) => target.key !== undefined && !optional);
}

/** Retain is the default, and the only policy under which the Secret keeps its keys while the store loses entries. */
export const deletionPolicyKeepsKeys: Rule = {
  id: 'deletion-policy-keeps-keys',
  family: 'secrets',
  severity: 'warning',
  summary: 'A Secret whose keys pods need does not lose them with the entries of the store.',
  why: 'With the deletion policies Delete and Merge an entry that the store does not have is skipped with no more than an event: the ExternalSecret is Ready, its Secret has fewer keys or is gone, and the next pod does not start.',
  bad: `${externalSecret(`  target:
    deletionPolicy: Merge
${ENTRY}`)}---
apiVersion: v1
kind: Pod
metadata:
  name: till
  namespace: shop
spec:
  containers:
    - name: till
      image: till:1.4.2
      env:
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef: { name: till, key: password }
`,
  good: `${externalSecret(`  target:
    deletionPolicy: Retain
${ENTRY}`)}---
apiVersion: v1
kind: Pod
metadata:
  name: till
  namespace: shop
spec:
  containers:
    - name: till
      image: till:1.4.2
      env:
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef: { name: till, key: password }
`,
  remedy: 'Set target.deletionPolicy to Retain, the default.',
  source: 'https://github.com/external-secrets/external-secrets/issues/3879',
  *check(graph): Iterable<Fault> {
    for (const plan of plansOf(graph)) {
      const [first, ...others] = losesKeys(plan) ? needing(graph, plan) : [];
      if (first === undefined) continue;
      const who = new Set([first, ...others].map(({ from }) => mention(from)));
      const rest = who.size === 1 ? '' : ` and ${who.size - 1} more`;
      yield {
        resource: plan.by,
        path: `${plan.path}/target/deletionPolicy`,
        message: `${madeBy(plan)} loses keys with the entries of its store (deletionPolicy ${textOf(targetAt(plan, 'deletionPolicy'))}), and ${mention(first.from)}${rest} cannot start without them`,
        fix: 'set deletionPolicy to Retain',
        target: first.target,
      };
    }
  },
};
