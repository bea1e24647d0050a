import { isIP, isIPv4 } from 'node:net';
import { isObject, itemsOf, property, textOf, type Json, type Resource } from '../../../manifests';
import { hasHostBits, isPartOf, parseRange } from '../../address-range';
import type { Fault, Rule } from '../../rule';
import { isTemplated, portName } from './names';
import { isNewer } from './version';

type Found = Pick<Fault, 'path' | 'message' | 'fix' | 'severity'>;

function isPortNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65535;
}

function nameFault(name: string, path: string): Found[] {
  if (name === '' || isTemplated(name)) return [];
  if (/^\d+$/.test(name)) {
    const message = `port "${name}" is a text, so that a port of that name is looked for, and a name needs a letter`;
    return [{ path, message, fix: 'write the number without quotes' }];
  }
  const wrong = portName(name);
  return wrong === undefined
    ? []
    : [{ path, message: `port "${name}" ${wrong}`, fix: 'write the name of a port, or its number' }];
}

function numberFaults(value: Json | undefined, field: string, path: string): Found[] {
  if (typeof value !== 'number' || !Number.isInteger(value) || isPortNumber(value)) return [];
  return [
    { path: `${path}/${field}`, message: `${field} ${value} is not within 1 to 65535`, fix: 'write a port number' },
  ];
}

function endFaults(port: Json | undefined, end: Json | undefined, path: string): Found[] {
  if (typeof end !== 'number' || (typeof port === 'string' && isTemplated(port))) return [];
  if (typeof port === 'number' && port <= end) return [];
  const message = typeof port === 'number' ? `endPort ${end} is below port ${port}` : 'endPort needs a number in port';
  return [{ path: `${path}/endPort`, message, fix: 'write the range from port up to endPort' }];
}

function portFaults(entry: Json, path: string): Found[] {
  const [port, end] = [property(entry, 'port'), property(entry, 'endPort')];
  return [
    ...nameFault(textOf(port), `${path}/port`),
    ...numberFaults(port, 'port', path),
    ...numberFaults(end, 'endPort', path),
    ...endFaults(port, end, path),
  ];
}

/** The first version that refuses an address whose last bits the length cuts off; before, it warns. */
const STRICT_SINCE = '1.36';

function noRange(cidr: string, path: string): Found {
  if (isIP(cidr) === 0) {
    const fix = 'write an address and a length, such as 10.0.0.0/8';
    return { path, message: `"${cidr}" is no range of addresses`, fix };
  }
  const fix = `write "${cidr}/${isIPv4(cidr) ? '32' : '128'}" for this address alone`;
  return { path, message: `"${cidr}" is an address, and a range is needed`, fix };
}

function rangeFaults(cidr: string, path: string, kubernetes: string): Found[] {
  if (isTemplated(cidr)) return [];
  const range = parseRange(cidr);
  if (range === undefined) return [noRange(cidr, path)];
  if (!hasHostBits(range)) return [];
  const { width, length } = range;
  return [
    {
      path,
      severity: isNewer(STRICT_SINCE, kubernetes) ? 'warning' : 'error',
      message: `"${cidr}" says more of the address than its length of ${length} keeps`,
      fix: `write /${width} for this address alone, or zeros after the first ${length} bits`,
    },
  ];
}

function blockFaults(block: Json, path: string, kubernetes: string): Found[] {
  const cidr = textOf(property(block, 'cidr'));
  if (cidr === '') return [];
  const whole = parseRange(cidr);
  const excepted = itemsOf(property(block, 'except')).flatMap((item, index): Found[] => {
    if (typeof item !== 'string') return [];
    const at = `${path}/except/${index}`;
    const part = parseRange(item);
    if (part === undefined || whole === undefined || isPartOf(part, whole)) return rangeFaults(item, at, kubernetes);
    return [{ path: at, message: `"${item}" is no smaller part of "${cidr}"`, fix: 'except a part of cidr' }];
  });
  return [...rangeFaults(cidr, `${path}/cidr`, kubernetes), ...excepted];
}

const PEERS = ['ipBlock', 'namespaceSelector', 'podSelector'];

function peerFaults(peer: Json, path: string, kubernetes: string): Found[] {
  if (peer !== null && !isObject(peer)) return [];
  const given = PEERS.filter((field) => (property(peer, field) ?? null) !== null);
  if (given.length === 0) {
    if (isObject(peer) && Object.keys(peer).some((key) => !PEERS.includes(key))) return [];
    return [{ path, message: 'this peer is empty', fix: `add one of ${PEERS.join(', ')}, or remove the peer` }];
  }
  if (!given.includes('ipBlock')) return [];
  const both =
    given.length > 1
      ? [{ path, message: 'this peer has both ipBlock and a selector', fix: 'make two peers of it' }]
      : [];
  return [...both, ...blockFaults(property(peer, 'ipBlock') ?? null, `${path}/ipBlock`, kubernetes)];
}

function policyFaults(resource: Resource, kubernetes: string): Fault[] {
  const { spec } = resource.body;
  const found = (
    [
      ['ingress', 'from'],
      ['egress', 'to'],
    ] as const
  ).flatMap(([rules, side]) =>
    itemsOf(property(spec, rules)).flatMap((rule, index) => {
      const at = `/spec/${rules}/${index}`;
      return [
        ...itemsOf(property(rule, 'ports')).flatMap((port, place) => portFaults(port, `${at}/ports/${place}`)),
        ...itemsOf(property(rule, side)).flatMap((peer, place) =>
          peerFaults(peer, `${at}/${side}/${place}`, kubernetes),
        ),
      ];
    }),
  );
  return found.map((fault) => ({ resource, ...fault }));
}

/** `pkg/apis/networking/validation` of kubernetes/kubernetes, as far as the types of fields do not say it. */
export const networkPolicyValid: Rule = {
  id: 'network-policy-valid',
  family: 'validity',
  severity: 'error',
  summary: 'Every port and every peer of a NetworkPolicy is one that the API server takes.',
  why:
    'The API server refuses the policy: a number in quotes is the name of a port and has no letter, an address needs its ' +
    'length, a peer has to say something. Until it is mended, the policy before it is in force, or none.',
  bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: till
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [{ ipBlock: { cidr: 10.20.0.0 } }]
      ports: [{ port: "5432" }]
`,
  good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: till
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [{ ipBlock: { cidr: 10.20.0.0/16 } }]
      ports: [{ port: 5432 }]
`,
  remedy:
    'Write ports as numbers without quotes, addresses with their length, and each peer as one of the three kinds.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  check: (graph, { kubernetes }) => graph.ofKind('NetworkPolicy').flatMap((policy) => policyFaults(policy, kubernetes)),
};
