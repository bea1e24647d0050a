import { patternMatcher, type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';

function check({ resources }: Graph, { forbiddenKinds }: Settings): Fault[] {
  const forbidden = forbiddenKinds.map(({ kind, reason }) => ({ fits: patternMatcher(kind), reason }));
  if (forbidden.length === 0) return [];
  return resources.flatMap((resource) => {
    const found = forbidden.find(({ fits }) => fits(resource.kind) || fits(resource.type));
    const message = `${resource.kind} is no kind that is allowed here`;
    return found === undefined ? [] : [{ resource, path: '/kind', message, fix: `remove it: ${found.reason}` }];
  });
}

/** No object is of a forbidden kind. */
export const forbiddenKind: Rule = {
  id: 'forbidden-kind',
  family: 'hardening',
  severity: 'error',
  summary: 'No object is of a kind that `forbiddenKinds` lists.',
  why: 'What others have decided to do in another way is done twice, or where nobody looks for it.',
  bad: `apiVersion: v1
kind: Secret
metadata:
  name: till
stringData:
  currency: EUR
`,
  good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  currency: EUR
`,
  exampleSettings: { forbiddenKinds: [{ kind: 'Secret', reason: 'ExternalSecrets make them from the vault' }] },
  remedy: 'Do it in the way that the reason names.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
  check,
};
