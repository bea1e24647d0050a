import { describe, itemsOf, property, scalarText, textOf, type Graph, type Json, type Resource } from '../../manifests';
import { shellWord } from '../../text';
import type { Asked } from './need';

/** How the entries of a vault are asked for, without their values; undefined where the set itself fills it. */
type EntryCheck = (entry: string) => string;

function checkOf(provider: Json): EntryCheck | undefined {
  const google = property(provider, 'gcpsm');
  if (google !== undefined) {
    const project = textOf(property(google, 'projectID'));
    const inProject = project === '' ? '' : ` --project=${shellWord(project)}`;
    return (entry) => `gcloud secrets versions describe latest --secret ${shellWord(entry)}${inProject}`;
  }
  const amazon = property(provider, 'aws');
  if (amazon !== undefined) {
    const region = textOf(property(amazon, 'region'));
    const inRegion = region === '' ? '' : ` --region ${shellWord(region)}`;
    // What is read is not shown: of a parameter its name alone.
    return property(amazon, 'service') === 'ParameterStore'
      ? (entry) => `aws ssm get-parameter --query Parameter.Name --name ${shellWord(entry)}${inRegion}`
      : (entry) => `aws secretsmanager describe-secret --secret-id ${shellWord(entry)}${inRegion}`;
  }
  const azure = property(provider, 'azurekv');
  if (azure !== undefined) {
    const vault = textOf(property(azure, 'vaultUrl')).replace(/\/$/, '');
    return (entry) => {
      // A key without a kind is that of a secret.
      const [, kind = 'secret', name = entry] = /^(secret|cert|key)\/(.*)$/.exec(entry) ?? [];
      const command = kind === 'cert' ? 'certificate' : kind;
      return `az keyvault ${command} show --query ${kind === 'key' ? 'key.kid' : 'id'} --id ${shellWord(`${vault}/${command}s/${name}`)}`;
    };
  }
  return undefined;
}

function entriesOf({ body }: Resource): string[] {
  const spec = property(body, 'spec');
  const remote = [
    ...itemsOf(property(spec, 'data')).map((item) => property(item, 'remoteRef')),
    ...itemsOf(property(spec, 'dataFrom')).map((item) => property(item, 'extract')),
  ];
  return remote.map((ref) => scalarText(property(ref, 'key'))).filter((key) => key !== '');
}

/** Entries of the vaults that the set's own stores read. */
export function entryNeeds(graph: Graph): Asked[] {
  return graph.ofKind('ExternalSecret').flatMap((resource) => {
    const ref = property(property(resource.body, 'spec'), 'secretStoreRef');
    const kind = textOf(property(ref, 'kind')) || 'SecretStore';
    const namespace = kind === 'SecretStore' ? resource.namespace : undefined;
    const store = graph.find(kind, namespace, textOf(property(ref, 'name')))[0]?.by;
    const provider = property(property(store?.body, 'spec'), 'provider');
    const check = provider === undefined ? undefined : checkOf(provider);
    if (check === undefined) return [];
    return entriesOf(resource).map((entry) => ({
      group: 'entry',
      name: entry,
      consumer: describe(resource),
      check: check(entry),
    }));
  });
}

/** Annotations by which a ServiceAccount acts as one of a cloud, and how that is asked for. */
const IDENTITIES: readonly (readonly [annotation: string, check: (account: string) => string])[] = [
  ['iam.gke.io/gcp-service-account', (account) => `gcloud iam service-accounts describe ${shellWord(account)}`],
  ['eks.amazonaws.com/role-arn', (role) => `aws iam get-role --role-name ${shellWord(role.split('/').at(-1) ?? role)}`],
  ['azure.workload.identity/client-id', (id) => `az ad sp show --id ${shellWord(id)}`],
];

/** Accounts of clouds that the set's own accounts act as. */
export function accountNeeds(graph: Graph): Asked[] {
  return graph.ofKind('ServiceAccount').flatMap((resource) => {
    const annotations = property(resource.body.metadata, 'annotations');
    return IDENTITIES.flatMap(([annotation, check]): Asked[] => {
      const account = textOf(property(annotations, annotation));
      if (account === '') return [];
      return [{ group: 'account', name: account, consumer: describe(resource), check: check(account) }];
    });
  });
}

/** Images that the pods are made of. */
export function imageNeeds({ pods }: Graph): Asked[] {
  return pods.flatMap(({ owner, containers }) =>
    containers.flatMap(({ body }): Asked[] => {
      const image = scalarText(body.image);
      if (image === '') return [];
      const check = `docker manifest inspect ${shellWord(image)} > /dev/null && echo there`;
      return [{ group: 'image', name: image, consumer: describe(owner), check }];
    }),
  );
}
