import {
  escapePointer,
  groupOf,
  isObject,
  itemsOf,
  property,
  textOf,
  valueAt,
  type Graph,
  type Resource,
} from '../../../manifests';
import { kindDefinition } from '../../schemas/table';
import type { Fault, Rule } from '../../rule';
import { builtInPods } from './fragment';
import {
  anyName,
  dataKey,
  dnsLabel,
  dnsLabel1035,
  dnsSubdomain,
  isTemplated,
  pathSegment,
  portName,
  shortened,
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
  readonly fix?: string;
}

function checkOf(resource: Resource, kubernetes: string): NameCheck {
  const { type, kind } = resource;
  if (type === 'Service' && !isNewer(RELAXED_SERVICE_NAMES, kubernetes)) return dnsLabel;
  const special = kind === type ? BY_KIND.get(type) : undefined;
  if (special !== undefined) return special;
  if (kindDefinition(resource) !== undefined) return dnsSubdomain();
  // Its users and groups are called as whoever knows them calls them.
  return groupOf(resource.apiVersion).endsWith('openshift.io') ? pathSegment : anyName;
}

/** What is put before letters of the API server's own, which stand for its last dash here. */
function beginning(check: NameCheck): NameCheck {
  return (name) => check(name.replace(/-$/, 'a'));
}

function namespaceAt(path: string, name: string, what: string): Named {
  return { name, path, what, check: dnsLabel, fix: 'write the name of a namespace' };
}

/** Namespaces in which an object looks for others. */
function namedNamespaces({ references }: Graph): { readonly resource: Resource; readonly named: Named[] }[] {
  return references.flatMap(({ from, path, target }) => {
    const at = `${path}/namespace`;
    const name = target.namespace ?? '';
    if (name === '' || name === from.namespace || valueAt(from.body, at) !== name) return [];
    return [{ resource: from, named: [namespaceAt(at, name, `the namespace of a ${target.kind}`)] }];
  });
}

function ownNames(resource: Resource, kubernetes: string): Named[] {
  const { kind, body } = resource;
  const text = (field: string): string => textOf(property(body.metadata, field));
  const check = checkOf(resource, kubernetes);
  const names: Named[] = [
    { name: text('name'), path: '/metadata/name', what: `the name of a ${kind}`, check },
    {
      name: text('generateName'),
      path: '/metadata/generateName',
      what: `the beginning of the name of a ${kind}`,
      check: beginning(check),
    },
    namespaceAt('/metadata/namespace', text('namespace'), `the namespace of a ${kind}`),
  ];
  return names.filter(({ name }) => name !== '');
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
  return named.flatMap(({ name, path, what, check, fix = 'rename it, here and where it is used' }): Fault[] => {
    const wrong = isTemplated(name) ? undefined : check(name);
    if (wrong === undefined) return [];
    return [{ resource, path, message: `${what} "${shortened(name)}" ${wrong}`, fix }];
  });
}

/** Names become parts of DNS names, of labels and of files, each with rules of its own. */
export const validName: Rule = {
  id: 'valid-name',
  family: 'validity',
  severity: 'error',
  summary: 'Every name is one that the API server takes.',
  why: 'The API server refuses an object whose own name or namespace, or the name of a container, port, volume, key or variable in it, breaks the rules for that kind of name.',
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
        : faultsOf(resource, [...ownNames(resource, kubernetes), ...dataKeys(resource), ...servicePorts(resource)]),
    ),
    ...[...podNames(graph, variableName(kubernetes)), ...namedNamespaces(graph)].flatMap(({ resource, named }) =>
      faultsOf(resource, named),
    ),
  ],
};
