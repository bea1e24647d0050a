import { itemsOf, property, textOf, type FoundContainer, type Graph, type PodTemplate } from '../../../manifests';
import { contractsOf, type ContractFor } from '../../images';
import { byNamespace } from '../../namespace';
import { perGraph } from '../../per-graph';
import type { Fault, Rule } from '../../rule';
import { containerName } from './control';
import { runsItsProgram } from './program';

type Links = ReadonlyMap<string, string>;

/** The variable `NAME_PORT` that every pod of a namespace gets for each Service with an address, and the Service's name. */
const linksByNamespace = perGraph((graph) => {
  const groups = byNamespace(graph.ofKind('Service'), ({ namespace }) => namespace);
  return new Map(
    [...groups].map(([namespace, services]): [string | undefined, Links] => [
      namespace,
      new Map(
        services
          .filter(
            ({ body }) => property(body.spec, 'clusterIP') !== 'None' && property(body.spec, 'type') !== 'ExternalName',
          )
          .map(({ name }) => [`${name.toUpperCase().replaceAll('-', '_')}_PORT`, name]),
      ),
    ]),
  );
});

interface Use {
  readonly variable: string;
  readonly path: string;
}

const SHELL = /(^|\/)(ba|da|a|z)?sh$/;
const READ = /\$\{?([A-Z][A-Z0-9_]*_PORT)(?![A-Z0-9_])(?!:?-)/g;

/** What a shell of the container reads. */
function usesOf({ body, path }: FoundContainer): Use[] {
  const words = ['command', 'args'].flatMap((field) =>
    itemsOf(body[field]).map((word, index) => ({ text: textOf(word), path: `${path}/${field}/${index}` })),
  );
  if (!words.some(({ text }) => SHELL.test(text))) return [];
  return words.flatMap(({ text, path: at }) =>
    [...text.matchAll(READ)]
      .map(([, variable = '']) => variable)
      // A script that sets the variable means its own.
      .filter((variable) => !new RegExp(`\\b${variable}=`).test(text))
      .map((variable) => ({ variable, path: at })),
  );
}

function settingsOf(container: FoundContainer, contractFor: ContractFor): Use[] {
  const contract = contractFor(textOf(container.body.image));
  if (contract?.settings === undefined || !runsItsProgram(container, contract)) return [];
  return contract.settings.map((variable) => ({ variable, path: `${container.path}/image` }));
}

/** A pod's own variables come before those of Services. */
function isSet({ body }: FoundContainer, variable: string): boolean {
  if (itemsOf(body.envFrom).length > 0) return true;
  return itemsOf(body.env).some((item) => property(item, 'name') === variable);
}

function ofPod(pod: PodTemplate, links: Links, contractFor: ContractFor): Fault[] {
  if (property(pod.spec, 'enableServiceLinks') === false) return [];
  return pod.containers.flatMap((container) =>
    [...usesOf(container), ...settingsOf(container, contractFor)]
      .filter(({ variable }) => links.has(variable) && !isSet(container, variable))
      .map(({ variable, path }): Fault => {
        const service = links.get(variable) ?? '';
        const who = containerName(container.name);
        const message = `${who} reads ${variable}, which Kubernetes sets for Service "${service}" to an address such as tcp://10.0.0.1:6379`;
        const fix = `set ${variable} in the container, or enableServiceLinks to false in the pod`;
        return { resource: pod.owner, path, message, fix };
      }),
  );
}

function check(graph: Graph, contractFor: ContractFor): Fault[] {
  const links = linksByNamespace(graph);
  return graph.pods.flatMap((pod) =>
    ofPod(pod, links.get(pod.owner.namespace) ?? new Map<string, string>(), contractFor),
  );
}

function example(spec: string): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ledger
spec:
  selector: { app: ledger }
  ports: [{ port: 6379 }]
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
${spec}  containers:
    - name: till
      image: till:1.4.2
      command: [sh, -c, "exec till --ledger-port $LEDGER_PORT"]
`;
}

/** Kubernetes tells every pod of the Services of its namespace, under names that programs use for settings of theirs. */
export const serviceLink: Rule = {
  id: 'service-link',
  family: 'pod-safety',
  severity: 'warning',
  summary: 'No container reads a setting under a name that Kubernetes sets for a Service.',
  why: 'The variable is no port but "tcp://10.0.0.1:6379": the program ends, or connects to nowhere, from the day on that the Service is there.',
  bad: example(''),
  good: example('  enableServiceLinks: false\n').replace('$LEDGER_PORT', '6379'),
  remedy: 'Set `enableServiceLinks: false`; DNS is what tells of Services.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables',
  check: (graph, settings) => check(graph, contractsOf(settings)),
};
