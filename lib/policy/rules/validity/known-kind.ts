import { distance } from 'fastest-levenshtein';
import { escapePointer, groupOf, type Resource } from '../../../manifests';
import { nearKey } from '../../../manifests/load/near-key';
import { allKinds, bestVersion, kindsOf, newestApis, versionsOf } from '../../schemas/apis';
import type { Fault, Rule } from '../../rule';
import { removalOf } from './api-removed';
import { isTemplated } from './names';
import { isNewer } from './version';

type Found = Omit<Fault, 'resource'>;

const FORM = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[a-z](?:[-a-z0-9]*[a-z0-9])?$/;

/** Kinds that OpenShift served without a group before it had groups, and still takes. */
const LEGACY_OPENSHIFT = new Set(
  'Build BuildConfig ClusterNetwork ClusterResourceQuota DeploymentConfig Group HostSubnet Identity Image ImageStream ImageStreamTag NetNamespace OAuthClient Project ProjectRequest Route SecurityContextConstraints Template User'.split(
    ' ',
  ),
);

/** Typing errors that a name may be off by. */
const MOST_TYPOS = 2;

function sorted(word: string): string {
  return Array.from(word).sort().join('');
}

/** The name among those that is meant: in other case, with letters exchanged, or off by one or two. */
function meant(name: string, among: Iterable<string>): string | undefined {
  const plain = name.trim().toLowerCase();
  const isNear = (other: string): boolean => Math.abs(other.length - plain.length) <= MOST_TYPOS;
  const fits = (other: string): boolean =>
    plain === other || sorted(plain) === sorted(other) || (distance(plain, other) <= MOST_TYPOS && plain.length > 4);
  const all = [...among].filter(isNear);
  return all.find((other) => other.toLowerCase() === plain) ?? all.find((other) => fits(other.toLowerCase()));
}

/** Whether a group that nobody has is meant to be one of Kubernetes' own: `app`, `networking.k8s`, `apps.k8s.io`, `rbac`. */
function isMeantGroup(group: string, own: string): boolean {
  if (!group.includes('.') || group === 'k8s.io') return true;
  if (group.endsWith('.x-k8s.io') || group.endsWith('.sigs.k8s.io') || own === '') return false;
  if (own.startsWith(`${group}.`) || own.endsWith(`.${group}`) || group === `${own}.k8s.io`) return true;
  return distance(group, own) <= MOST_TYPOS;
}

function noSuch({ apiVersion, kind }: Resource, path: string, fix: string, severity: 'error' | 'warning'): Found {
  return { path, severity, message: `Kubernetes has no ${kind} of "${apiVersion}"`, fix };
}

function withoutVersion({ body, kind }: Resource): Found {
  const severity = 'error';
  const near = nearKey(body, 'apiVersion', (value) => typeof value === 'string');
  const best = bestVersion(kind);
  if ((body.apiVersion ?? '') !== '') {
    return { path: '/apiVersion', severity, message: `the "apiVersion" of the ${kind} is not text`, fix: 'correct it' };
  }
  const message = `the ${kind} has no "apiVersion"`;
  if (near !== undefined)
    return {
      path: `/${escapePointer(near)}`,
      severity,
      message: `${message}, only "${near}"`,
      fix: 'write "apiVersion"',
    };
  return { path: '', severity, message, fix: best === undefined ? 'add it' : `add "apiVersion: ${best}"` };
}

/** A kind that stands in one of Kubernetes' own groups, which does not have it in this version. */
function inOwnGroup(resource: Resource, kinds: ReadonlySet<string>, kubernetes: string): Found | undefined {
  const { apiVersion, kind } = resource;
  const group = groupOf(apiVersion);
  if (kinds.has(kind)) {
    const severity = isNewer(kubernetes, newestApis) ? 'warning' : 'error';
    return noSuch(resource, '/apiVersion', `write "${bestVersion(kind, group) ?? ''}"`, severity);
  }
  if (apiVersion === 'v1' && LEGACY_OPENSHIFT.has(kind)) return undefined;
  const elsewhere = bestVersion(kind);
  if (elsewhere !== undefined) return noSuch(resource, '/apiVersion', `write "${elsewhere}"`, 'error');
  if (group === '' && apiVersion !== 'v1')
    return noSuch(resource, '/apiVersion', 'write "v1", or add a group', 'error');
  const near = meant(kind, kinds);
  if (near !== undefined) return noSuch(resource, '/kind', `write "${near}"`, 'error');
  const far = meant(kind, allKinds());
  if (far === undefined) return noSuch(resource, '/kind', 'correct the kind, or the apiVersion', 'warning');
  return noSuch(resource, '/kind', `write "${far}", and "${bestVersion(far) ?? ''}" as its apiVersion`, 'error');
}

/** A kind of a group that Kubernetes does not have: a custom resource, unless one of its own kinds is meant. */
function inOtherGroup(resource: Resource): Found | undefined {
  const { apiVersion, kind } = resource;
  const group = groupOf(apiVersion);
  const own = versionsOf(kind).length > 0 ? kind : meant(kind, allKinds());
  const version = versionsOf(own ?? '').find((other) => isMeantGroup(group, groupOf(other)));
  if (own === undefined || version === undefined) return undefined;
  const best = bestVersion(own, groupOf(version)) ?? version;
  const fix = own === kind ? `write "${best}"` : `write "${best}", and "${own}" as its kind`;
  return noSuch(resource, '/apiVersion', fix, 'error');
}

function faultOf(resource: Resource, kubernetes: string): Found | undefined {
  const { apiVersion, kind } = resource;
  if (isTemplated(apiVersion) || isTemplated(kind)) return undefined;
  if (apiVersion === '') return withoutVersion(resource);
  if (versionsOf(kind).includes(apiVersion) || removalOf(apiVersion, kind) !== undefined) return undefined;
  if (!FORM.test(apiVersion)) {
    const best = bestVersion(kind);
    const fix = best === undefined ? 'write a group, a slash and a version' : `write "${best}"`;
    return noSuch(resource, '/apiVersion', fix, 'error');
  }
  const kinds = kindsOf(groupOf(apiVersion));
  return kinds === undefined ? inOtherGroup(resource) : inOwnGroup(resource, kinds, kubernetes);
}

/** The API server finds the type of an object by its group, version and kind, and by nothing else. */
export const knownKind: Rule = {
  id: 'known-kind',
  family: 'validity',
  severity: 'error',
  summary: "Every object has an `apiVersion`, and each of Kubernetes' own groups the kind that is asked of it.",
  why:
    'kubectl refuses an object with "no matches for kind" if no API has its kind in that group and version. A typing error ' +
    'is enough: then it is no Deployment any more, and no other rule looks at it as one.',
  bad: `apiVersion: apps/v2
kind: Deployment
metadata:
  name: till
spec:
  selector:
    matchLabels:
      app: till
  template:
    metadata:
      labels:
        app: till
    spec:
      containers:
        - name: main
          image: till:1.0.0`,
  good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  selector:
    matchLabels:
      app: till
  template:
    metadata:
      labels:
        app: till
    spec:
      containers:
        - name: main
          image: till:1.0.0`,
  remedy: 'Write group, version and kind as `kubectl api-resources` lists them. Kinds are written in CamelCase.',
  source: 'https://kubernetes.io/docs/reference/using-api/#api-groups',
  check: (graph, { kubernetes }) => {
    // Hundreds of objects are of one kind, and a custom one is compared with all that there are.
    const byType = new Map<string, Found | undefined>();
    const foundFor = (resource: Resource): Found | undefined => {
      const { apiVersion, kind } = resource;
      if (apiVersion === '') return faultOf(resource, kubernetes);
      const type = `${apiVersion} ${kind}`;
      if (!byType.has(type)) byType.set(type, faultOf(resource, kubernetes));
      return byType.get(type);
    };
    return graph.resources.flatMap((resource): Fault[] => {
      const found = foundFor(resource);
      return found === undefined ? [] : [{ resource, ...found }];
    });
  },
};
