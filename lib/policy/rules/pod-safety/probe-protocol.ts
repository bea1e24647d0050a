import { property, textOf, type FoundContainer, type Resource } from '../../../manifests';
import { contractsOf, type ContractFor } from '../../images';
import type { Fault, Rule } from '../../rule';
import { containerName } from './control';
import { httpProbesOf } from './http-probes';
import { runsItsProgram, toldTo } from './program';

function ofContainer(resource: Resource, container: FoundContainer, contractFor: ContractFor): Fault[] {
  const contract = contractFor(textOf(property(container.body, 'image')));
  if (contract?.speaks === undefined || !runsItsProgram(container, contract)) return [];
  return httpProbesOf(container).flatMap(({ kind, path, port }): Fault[] => {
    const spoken = port === undefined ? undefined : contract.speaks?.get(port);
    if (port === undefined || spoken === undefined) return [];
    // Who says the number says what is to be spoken there.
    if (toldTo(container).some((text) => text.includes(String(port)))) return [];
    const what = `${kind} sends HTTP to port ${port}, where image ${contract.image.repository} speaks ${spoken}`;
    return [
      {
        resource,
        path,
        message: `${containerName(container.name)}: ${what}`,
        fix: spoken === 'gRPC' ? 'use a grpc probe, or the port that speaks HTTP' : 'use a tcpSocket or an exec probe',
      },
    ];
  });
}

/** What answers no HTTP never answers an HTTP probe. */
export const probeProtocol: Rule = {
  id: 'probe-protocol',
  family: 'pod-safety',
  severity: 'error',
  summary: 'No HTTP probe asks a port that speaks something else.',
  why: 'The probe never succeeds: the pod never becomes ready, or restarts for ever.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: books
spec:
  containers:
    - name: postgres
      image: docker.io/library/postgres:16.8
      readinessProbe:
        httpGet:
          path: /
          port: 5432
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: books
spec:
  containers:
    - name: postgres
      image: docker.io/library/postgres:16.8
      readinessProbe:
        exec:
          command: [pg_isready]
`,
  remedy: 'Use a `tcpSocket`, `grpc` or `exec` probe.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  check: (graph, settings) => {
    const contractFor = contractsOf(settings);
    return graph.pods.flatMap(({ owner, containers }) =>
      containers.flatMap((container) => ofContainer(owner, container, contractFor)),
    );
  },
};
