import { systemProperty, valueOf } from './certainty';
import { type Server } from './server';

/** Where JGroups listens unless told otherwise. */
const TRANSPORT = 7800;

/** How far above it the failure detection listens (guide "Configuring distributed caches"). */
const DETECTION_OFFSET = 50_000;

/** The value of a Java property, undefined where it is not set or contains a variable that nobody knows. */
export function propertyValue(server: Server, name: string): string | undefined {
  const text = systemProperty(server, name)?.text;
  const value = text?.slice(text.indexOf('=') + 1);
  return value?.includes('$') === true ? undefined : value;
}

/** The ports on which the pods of a cluster talk: the transport's and the failure detection's; none for stacks by UDP. */
export function transportPorts(server: Server): readonly number[] {
  const stack = valueOf(server, 'cache-stack') ?? '';
  if (stack === 'udp' || stack === 'jdbc-ping-udp' || server.options.has('cache-config-file')) return [];
  const text = valueOf(server, 'cache-embedded-network-bind-port') ?? propertyValue(server, 'jgroups.bind.port') ?? '';
  const port = /^\d+$/.test(text) ? Number(text) : TRANSPORT;
  return [port, port + DETECTION_OFFSET];
}

/** What one of the transport's ports is for. */
export function describePort(index: number): string {
  return index === 0 ? 'on which they form a cluster' : 'on which they notice that one has died';
}
