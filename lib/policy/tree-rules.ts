import type { Rule } from './rule';

/** Held against folders rather than a graph. */
export const kustomizationBuilds: Rule = {
  id: 'kustomization-builds',
  family: 'validity',
  severity: 'error',
  summary: 'Every kustomization that is deployed from a tree can be built.',
  why: 'Nothing of it can be applied, and a controller that watches it keeps the last state that it could build.',
  bad: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - deploymnet.yaml
`,
  good: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - deployment.yaml
`,
  remedy: 'Run `kustomize build` on the folder and correct what it complains about.',
  source: 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/',
  check: () => [],
};
