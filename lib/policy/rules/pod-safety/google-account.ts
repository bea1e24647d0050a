import {
  escapePointer,
  itemsOf,
  property,
  textMap,
  textOf,
  type FoundContainer,
  type Graph,
  type Resource,
} from '../../../manifests';
import type { Place } from '../../rule';

/** The annotation by which GKE lets pods act as an account of Google Cloud. */
export const ACCOUNT = 'iam.gke.io/gcp-service-account';

/** Where an account of the cluster names one of Google Cloud. */
export const ACCOUNT_PATH = `/metadata/annotations/${escapePointer(ACCOUNT)}`;

/** `name@project.iam.gserviceaccount.com`, the project with the domain before it where it has one. */
const EMAIL = /^[a-z0-9][-a-z0-9]*@([a-z][-a-z0-9.]*)\.iam\.gserviceaccount\.com$/;

/** Accounts that Google makes by itself, which say their project in another way. */
const DEFAULT_EMAIL = /@(developer|cloudservices|appspot)\.gserviceaccount\.com$/;

/** What templating tools put where a value has to be filled in. */
const PLACEHOLDER = /[${}<>]|[A-Z]{3}/;

/** The account of Google Cloud that an account of the cluster names; undefined where it names none. */
export function googleAccountOf({ body }: Resource): string | undefined {
  const annotations = textMap(property(body.metadata, 'annotations'));
  return Object.hasOwn(annotations, ACCOUNT) ? annotations[ACCOUNT] : undefined;
}

/** Whether a text is the address of an account, or may become one. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text) || DEFAULT_EMAIL.test(text) || PLACEHOLDER.test(text);
}

/** A place that says a project of Google Cloud. */
export interface StatedProject extends Place {
  readonly project: string;
}

/** A database as its proxy is told of it: `project:region:name`. */
const INSTANCE = /^([a-z][-a-z0-9]{4,28}[a-z0-9]):[a-z]+-[a-z]+\d+:[a-z][-a-z0-9]*(\?.*)?$/;

/** Settings that say a project, by the names that Google's own programs read. */
const SETTING = /^(google_cloud|gcp|gcloud|vertex|vertexai)_project(_id)?$/i;

const PROJECT = /^[a-z][-a-z0-9]{4,28}[a-z0-9]$/;

function ofContainer(resource: Resource, { path, body }: FoundContainer): StatedProject[] {
  const args = itemsOf(body.args).flatMap((arg, index): StatedProject[] => {
    const project = INSTANCE.exec(textOf(arg))?.[1];
    return project === undefined ? [] : [{ resource, path: `${path}/args/${index}`, project }];
  });
  const variables = itemsOf(body.env).flatMap((entry, index): StatedProject[] => {
    const project = textOf(property(entry, 'value'));
    return SETTING.test(textOf(property(entry, 'name'))) && PROJECT.test(project)
      ? [{ resource, path: `${path}/env/${index}/value`, project }]
      : [];
  });
  return [...args, ...variables];
}

function ofConfigMap(resource: Resource): StatedProject[] {
  return Object.entries(textMap(resource.body.data)).flatMap(([key, project]): StatedProject[] =>
    SETTING.test(key) && PROJECT.test(project) ? [{ resource, path: `/data/${escapePointer(key)}`, project }] : [],
  );
}

function ofStore(resource: Resource): StatedProject[] {
  const provider = property(property(resource.body.spec, 'provider'), 'gcpsm');
  const project = textOf(property(provider, 'projectID'));
  return PROJECT.test(project) ? [{ resource, path: '/spec/provider/gcpsm/projectID', project }] : [];
}

function ofAccount(resource: Resource): StatedProject[] {
  const project = EMAIL.exec(googleAccountOf(resource) ?? '')?.[1];
  return project === undefined ? [] : [{ resource, path: ACCOUNT_PATH, project }];
}

/** Every place of a set that says a project of Google Cloud; registries apart, which many projects share. */
export function projectsOf(graph: Graph): StatedProject[] {
  return [
    ...graph.ofKind('ServiceAccount').flatMap(ofAccount),
    ...['SecretStore', 'ClusterSecretStore'].flatMap((kind) => graph.ofKind(kind).flatMap(ofStore)),
    ...graph.ofKind('ConfigMap').flatMap(ofConfigMap),
    ...graph.pods.flatMap(({ owner, containers }) => containers.flatMap((container) => ofContainer(owner, container))),
  ];
}
