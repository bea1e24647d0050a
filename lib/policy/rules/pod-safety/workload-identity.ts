import { itemsOf, property, textOf, type Graph, type PodTemplate, type Resource } from '../../../manifests';
import { mention } from '../../mention';
import { contractsOf, type ContractFor } from '../../images';
import { together } from '../../namespace';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { ACCOUNT, ACCOUNT_PATH, googleAccountOf, isEmail } from './google-account';
import { runsItsProgram, toldTo } from './program';

/** Options and variables by which a program is given credentials of its own. */
const OWN_CREDENTIALS = /^(-c|-j|-t|-g|--(json-)?credentials(-file)?|--token|--gcloud-auth)\b|CREDENTIALS|_TOKEN=/;

function malformed(resource: Resource): Fault[] {
  const account = googleAccountOf(resource);
  if (account === undefined || account === '' || isEmail(account)) return [];
  const message = `"${account}" is no account of Google Cloud`;
  return [{ resource, path: ACCOUNT_PATH, message, fix: 'write it as name@project.iam.gserviceaccount.com' }];
}

/** The account of the set that a pod runs as. */
function accountOf({ owner, spec }: PodTemplate, graph: Graph): Resource | undefined {
  const name = textOf(spec.serviceAccountName) || textOf(spec.serviceAccount) || 'default';
  const made = graph.find('ServiceAccount', owner.namespace, name).map(({ by }) => by);
  const [account, ...others] = made;
  return account?.type === 'ServiceAccount' && others.length === 0 && together(account, owner) ? account : undefined;
}

function asking({ containers }: PodTemplate, contractFor: ContractFor): string | undefined {
  return containers.find((container) => {
    const contract = contractFor(textOf(property(container.body, 'image')));
    if (contract?.asksGoogle !== true || !runsItsProgram(container, contract)) return false;
    const isOpen = itemsOf(container.body.envFrom).length > 0;
    return !isOpen && !toldTo(container).some((text) => OWN_CREDENTIALS.test(text));
  })?.name;
}

function check(graph: Graph, settings: Settings): Fault[] {
  const faults = graph.ofKind('ServiceAccount').flatMap(malformed);
  // Others let the account of the cluster itself into the project, which no manifest shows.
  if (settings.world === 'open') return faults;
  const contractFor = contractsOf(settings);
  const told = new Map<Resource, Fault>();
  for (const pod of graph.pods) {
    const container = asking(pod, contractFor);
    const account = container === undefined ? undefined : accountOf(pod, graph);
    if (account === undefined || googleAccountOf(account) !== undefined || told.has(account)) continue;
    const message = `container "${container ?? ''}" of ${mention(pod.owner)} asks Google Cloud for the rights of this account, and it names none there`;
    told.set(account, { resource: account, path: '/metadata', message, fix: `add the annotation ${ACCOUNT}` });
  }
  return [...faults, ...told.values()];
}

function example(annotations: string): string {
  return `apiVersion: v1
kind: ServiceAccount
metadata:
  name: till
${annotations}---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  serviceAccountName: till
  containers:
    - name: cloud-sql-proxy
      image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1
      args: [--private-ip, "shop-production:us-central1:books"]
`;
}

/** Pods that work with Google Cloud act as an account of it. */
export const workloadIdentity: Rule = {
  id: 'workload-identity',
  family: 'pod-safety',
  severity: 'warning',
  summary:
    'An account of the cluster names an account of Google Cloud as one is written, and in a closed set where its pods need one.',
  why: 'The program gets the rights of the node, or none: the database, the secrets or the model refuse it.',
  bad: example(''),
  good: example('  annotations:\n    iam.gke.io/gcp-service-account: till@shop-production.iam.gserviceaccount.com\n'),
  exampleSettings: { world: 'closed' },
  remedy: `Annotate the ServiceAccount with \`${ACCOUNT}\`, and let it act as that account there.`,
  source: 'https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity',
  check,
};
