import { isDeepStrictEqual } from 'node:util';
import { property, type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { exampleDeployment } from './example';
import { servingContainers } from './serving';

function check(graph: Graph): Fault[] {
  return servingContainers(graph).flatMap(({ pod, container: { name, path, body } }) => {
    const [ready, live] = [property(body, 'readinessProbe'), property(body, 'livenessProbe')];
    if (ready === undefined || !isDeepStrictEqual(ready, live)) return [];
    const message = `container "${name}" has the same probe for liveness as for readiness`;
    return [
      { resource: pod.owner, path: `${path}/livenessProbe`, message, fix: 'let the liveness probe be more patient' },
    ];
  });
}

/** No container asks the same for its liveness as for its readiness. */
export const probesIdentical: Rule = {
  id: 'probes-identical',
  family: 'hardening',
  severity: 'advice',
  summary: 'No container asks the same for its liveness as for its readiness.',
  why: 'A container that is busy for a while is not taken out of service but restarted, in all pods at once under load.',
  bad: exampleDeployment({
    container: `          readinessProbe:
            httpGet: { path: /ready, port: 8080 }
          livenessProbe:
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
  remedy: 'Let liveness ask less, or be more patient: another path, or a higher failureThreshold or period.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  check,
};
