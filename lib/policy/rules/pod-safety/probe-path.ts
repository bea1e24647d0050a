import { property, textOf, type FoundContainer, type Resource } from '../../../manifests';
import { contractsOf, type ContractFor } from '../../images';
import type { Fault, Rule } from '../../rule';
import { containerName } from './control';
import { httpProbesOf } from './http-probes';
import { runsItsProgram } from './program';

function ofContainer(resource: Resource, container: FoundContainer, contractFor: ContractFor): Fault[] {
  const contract = contractFor(textOf(property(container.body, 'image')));
  const { probes } = contract ?? {};
  if (contract === undefined || probes === undefined || !runsItsProgram(container, contract)) return [];
  return httpProbesOf(container)
    .filter(({ asks }) => !probes.includes(asks))
    .map(({ kind, path, asks }) => ({
      resource,
      path,
      message: `${containerName(container.name)}: ${kind} asks for "${asks}", and image ${contract.image.repository} says how it is at ${probes.join(', ')}`,
      fix: 'let it ask for one of these',
    }));
}

function example(path: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: cloud-sql-proxy
      image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1
      args: [--health-check, --http-address=0.0.0.0, "shop-production:us-central1:books"]
      readinessProbe:
        httpGet:
          path: ${path}
          port: 9090
`;
}

/** A server answers what it does not know with an error, and what is no health check whatever its state. */
export const probePath: Rule = {
  id: 'probe-path',
  family: 'pod-safety',
  severity: 'warning',
  summary: 'Every HTTP probe of a known image asks for one of its health checks.',
  why: 'The probe gets an error for ever, so that the pod never becomes ready or restarts, or it is answered whatever the state of the program.',
  bad: example('/healthz'),
  good: example('/readiness'),
  remedy: 'Ask for a path that the image has for it; `images` in `keyfit.yaml` says those of images of your own.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  check: (graph, settings) => {
    const contractFor = contractsOf(settings);
    return graph.pods.flatMap(({ owner, containers }) =>
      containers.flatMap((container) => ofContainer(owner, container, contractFor)),
    );
  },
};
