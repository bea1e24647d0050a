import type { Rule } from '../../rule';
import { exampleDeployment } from './example';
import { withoutProbe } from './serving';

/** Every container that listens says when it is ready. */
export const readinessProbe: Rule = {
  id: 'readiness-probe',
  family: 'hardening',
  severity: 'advice',
  summary: 'Every container that listens says when it is ready.',
  why: 'Traffic reaches it from the first moment, and a roll-out goes on to the next pod before this one can answer.',
  bad: exampleDeployment({
    container: `          livenessProbe:
            httpGet: { path: /live, port: 8080 }
            periodSeconds: 20
`,
  }),
  good: exampleDeployment({
    container: `          readinessProbe:
            httpGet: { path: /ready, port: 8080 }
          livenessProbe:
            httpGet: { path: /live, port: 8080 }
            periodSeconds: 20
`,
  }),
  remedy: 'Add a `readinessProbe` that answers once the program can serve.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  check: (graph) => withoutProbe(graph, 'readinessProbe', 'add a readinessProbe'),
};
