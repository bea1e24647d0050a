import { itemsOf, property, scalarText, textOf, type Json, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { repeated } from './repeated';

type Found = Pick<Fault, 'path' | 'message' | 'fix'>;

interface Listener {
  readonly path: string;
  readonly body: Json;
}

function textAt({ body }: Listener, field: string): string {
  return scalarText(property(body, field));
}

/** What tells requests apart: nothing else of a listener does. */
function addressOf(listener: Listener): string | undefined {
  const [port, protocol] = [textAt(listener, 'port'), textAt(listener, 'protocol')];
  if (port === '' || protocol === '') return undefined;
  return `${port}/${protocol}${textAt(listener, 'hostname') === '' ? '' : ` for "${textAt(listener, 'hostname')}"`}`;
}

const WITHOUT_HOST = new Set(['TCP', 'UDP']);
const WITHOUT_TLS = new Set(['HTTP', 'TCP', 'UDP']);

function fieldFaults(listener: Listener): Found[] {
  const protocol = textAt(listener, 'protocol');
  const refused = [
    ...(WITHOUT_HOST.has(protocol) && textAt(listener, 'hostname') !== '' ? ['hostname'] : []),
    ...(WITHOUT_TLS.has(protocol) && (property(listener.body, 'tls') ?? null) !== null ? ['tls'] : []),
  ];
  return refused.map((field) => ({
    path: `${listener.path}/${field}`,
    message: `a listener of the protocol ${protocol} has no ${field}`,
    fix: `remove ${field}, or change the protocol`,
  }));
}

function gatewayFaults(resource: Resource): Fault[] {
  const listeners = itemsOf(property(resource.body.spec, 'listeners')).map((body, index) => ({
    path: `/spec/listeners/${index}`,
    body,
  }));
  const named = repeated(listeners, (listener) => textOf(property(listener.body, 'name')) || undefined);
  const found: Found[] = [
    ...named.map((listener) => ({
      path: `${listener.path}/name`,
      message: `two listeners are called "${textAt(listener, 'name')}"`,
      fix: 'rename one of the two',
    })),
    ...repeated(listeners, addressOf).map((listener) => ({
      path: listener.path,
      message: `two listeners have port ${addressOf(listener) ?? ''}`,
      fix: 'remove one of the two, or give it another hostname or port',
    })),
    ...listeners.flatMap(fieldFaults),
  ];
  return found.map((fault) => ({ resource, ...fault }));
}

function example(hostname: string): string {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
spec:
  gatewayClassName: edge
  listeners:
    - { name: shop, port: 80, protocol: HTTP, hostname: shop.test }
    - { name: till, port: 80, protocol: HTTP, hostname: ${hostname} }
`;
}

/** The rules in CEL that the definition of the kind has. */
export const gatewayListener: Rule = {
  id: 'gateway-listener',
  family: 'validity',
  severity: 'error',
  summary: 'No two listeners of a Gateway share their name, or port, protocol and hostname.',
  why: 'The API server refuses the Gateway: "Combination of port, protocol and hostname must be unique for each listener".',
  bad: example('shop.test'),
  good: example('till.test'),
  remedy: 'Remove a listener, or give it a hostname of its own.',
  source: 'https://gateway-api.sigs.k8s.io/reference/spec/#listener',
  check: (graph) =>
    graph
      .ofKind('Gateway')
      .filter(({ apiVersion }) => apiVersion.startsWith('gateway.networking.k8s.io/'))
      .flatMap(gatewayFaults),
};
