import {
  escapePointer,
  groupOf,
  isObject,
  itemsOf,
  property,
  textOf,
  type Graph,
  type Resource,
} from '../../../manifests';
import { kindDefinition } from '../../schemas/table';
import type { Fault, Rule } from '../../rule';
import { builtInPods } from './fragment';
import {
  dataKey,
  dnsLabel,
  dnsLabel1035,
  dnsSubdomain,
  isTemplated,
  pathSegment,
  portName,
  type NameCheck,
} from './names';
import { isNewer } from './version';

/** Kinds whose names follow another rule than that of a DNS subdomain. */
const BY_KIND: ReadonlyMap<string, NameCheck> = new Map([
  ['ClusterRole', pathSegment],
  ['ClusterRoleBinding', pathSegment],
  // The names of its Jobs get eleven more characters.
  ['CronJob', dnsSubdomain(52)],
  // It becomes the value of a label of its pods.
  ['Job', dnsSubdomain(63)],
  ['Namespace', dnsLabel],
  // The server validates nothing of its name beyond what a URL can hold.
  ['PodDisruptionBudget', pathSegment],
  ['Role', pathSegment],
  ['RoleBinding', pathSegment],
  ['Service', dnsLabel1035],
]);

/** The first version that may take a Service name that begins with a digit. */
const RELAXED_SERVICE_NAMES = '1.34';

interface Named {
  readonly name: string;
  readonly path: string;
  readonly what: string;
  readonly check: NameCheck;
}

function checkOf(resource: Resource, kubernetes: string): NameCheck | undefined {
  const { type, kind } = resource;
  if (type === 'Service' && !isNewer(RELAXED_SERVICE_NAMES, kubernetes)) return dnsLabel;
  const special = kind === type ? BY_KIND.get(type) : undefined;
  return special ?? (kindDefinition(resource) === undefined ? undefined : dnsSubdomain());
}

function ownName(resource: Resource, kubernetes: string): Named[] {
  const name = textOf(property(resource.body.metadata, 'name'));
  const check = checkOf(resource, kubernetes);
  return name === '' || check === undefined
    ? []
    : [{ name, path: '/metadata/name', what: `the name of a ${resource.kind}`, check }];
}

function dataKeys({ type, body }: Resource): Named[] {
  if (type !== 'ConfigMap' && type !== 'Secret') return [];
  return ['data', 'binaryData', 'stringData'].flatMap((map) =>
    Object.keys(isObject(body[map]) ? body[map] : {}).map((name) => ({
      name,
      path: `/${map}/${escapePointer(name)}`,
      what: 'the key',
      check: dataKey,
    })),
  );
}

function servicePorts({ type, body }: Resource): Named[] {
  if (type !== 'Service') return [];
  return namesIn(itemsOf(property(body.spec, 'ports')), '/spec/ports', 'the port name', dnsLabel);
}

function namesIn(items: readonly unknown[], path: string, what: string, check: NameCheck): Named[] {
  return items.flatMap((item, index) => {
    const name = isObject(item) ? textOf(property(item, 'name')) : '';
    return name === '' ? [] : [{ name, path: `${path}/${index}/name`, what, check }];
  });
}

/** Since 1.32 any printable character but `=` may stand in the name of a variable. */
function variableName(kubernetes: string): NameCheck {
  const relaxed = isNewer(kubernetes, '1.31');
  return (name) => {
    if (relaxed)
      return /^[ -<>-~]+$/.test(name) ? undefined : 'may have only printable ASCII characters other than "="';
    return /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name)
      ? undefined
      : 'may have only letters, digits, dashes, underscores and dots, and not begin with a digit';
  };
}

function podNames(graph: Graph, variable: NameCheck): { readonly resource: Resource; readonly named: Named[] }[] {
  return builtInPods(graph).map(({ owner, path, spec, containers }) => ({
    resource: owner,
    named: [
      ...namesIn(itemsOf(spec.volumes), `${path}/volumes`, 'the volume name', dnsLabel),
      ...containers.flatMap((container) => [
        ...(container.name === ''
          ? []
          : [{ name: container.name, path: `${container.path}/name`, what: 'the container name', check: dnsLabel }]),
        ...namesIn(itemsOf(container.body.ports), `${container.path}/ports`, 'the port name', portName),
        ...namesIn(itemsOf(container.body.env), `${container.path}/env`, 'the variable name', variable),
      ]),
    ],
  }));
}

function faultsOf(resource: Resource, named: readonly Named[]): Fault[] {
  return named.flatMap(({ name, path, what, check }): Fault[] => {
    const wrong = isTemplated(name) ? undefined : check(name);
    if (wrong === undefined) return [];
    const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name;
    return [{ resource, path, message: `${what} "${shown}" ${wrong}`, fix: 'rename it, here and where it is used' }];
  });
}

/** Names become parts of DNS names, of labels and of files, each with rules of its own. */
export const validName: Rule = {
  id: 'valid-name',
  family: 'validity',
  severity: 'error',
  summary: 'Every name is one that the API server takes.',
  why: 'The API server refuses an object whose own name, or the name of a container, port, volume, key or variable in it, breaks the rules for that kind of name.',
  bad: `apiVersion: v1
kind: Service
metadata:
  name: my_shop
spec:
  ports:
    - port: 80`,
  good: `apiVersion: v1
kind: Service
metadata:
  name: my-shop
spec:
  ports:
    - port: 80`,
  remedy: 'Use lower-case letters, digits and dashes; for a port of a container at most 15 of them.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check: (graph, { kubernetes }) => [
    ...graph.resources.flatMap((resource) =>
      groupOf(resource.apiVersion) === 'kustomize.config.k8s.io'
        ? []
        : faultsOf(resource, [...ownName(resource, kubernetes), ...dataKeys(resource), ...servicePorts(resource)]),
    ),
    ...podNames(graph, variableName(kubernetes)).flatMap(({ resource, named }) => faultsOf(resource, named)),
  ],
};
