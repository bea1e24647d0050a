import type { Rule } from '../../rule';
import { exampleDeployment } from './example';
import { withoutProbe } from './serving';

/** Every container that listens is restarted when it hangs. */
export const livenessProbe: Rule = {
  id: 'liveness-probe',
  family: 'hardening',
  severity: 'advice',
  summary: 'Every container that listens is restarted when it hangs.',
  why: 'A program that hangs stays where it is: out of service, and counted as running.',
  bad: exampleDeployment({
    container: `          readinessProbe:
            httpGet: { path: /ready, port: 8080 }
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
  remedy: 'Add a `livenessProbe` that fails only where a restart helps, and never because of another service.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  check: (graph) => withoutProbe(graph, 'livenessProbe', 'add a livenessProbe, if a restart helps the program'),
};
