import { property } from '../../../manifests';
import type { Fault, Rule, Severity } from '../../rule';
import { isCluster } from './cluster';
import { exampleCluster, STOCK_IMAGE } from './example';
import { since, systemProperty, valueOf, weaker } from './certainty';
import { containerName, eachServer, faultOf, optionPath, wordPath, type Server } from './server';
import { propertyValue } from './transport';
import { changes } from './sources';

const DEPRECATED: ReadonlySet<string> = new Set(['azure', 'ec2', 'google', 'kubernetes', 'tcp', 'udp']);

function localCache(server: Server): Fault[] {
  const explicit = valueOf(server, 'cache');
  const local = explicit === 'local' || (server.mode === 'start-dev' && !server.options.has('cache'));
  if (!local || !isCluster(server)) return [];
  const path = explicit === 'local' ? optionPath(server, 'cache') : wordPath(server, 'start-dev');
  const severity: Severity = explicit === 'local' ? 'error' : 'warning';
  const message = `${containerName(server)} keeps its caches to itself, and several pods run it, so that a change on one stays unknown to the others`;
  return [faultOf(server, { path, severity, message, fix: 'set "cache" to ispn, or run one pod' })];
}

function headless(server: Server, query: string): Fault[] {
  const [name = '', namespace] = query.replace(/^_[^.]+\._tcp\./, '').split('.');
  const [service] = server.graph.find('Service', namespace ?? server.pod.owner.namespace, name);
  if (service?.by.type !== 'Service' || property(property(service.by.body, 'spec'), 'clusterIP') === 'None') return [];
  const message = `${containerName(server)} looks for its peers by the DNS name "${query}", and the Service "${name}" is not headless, so that it gets one address in place of the pods'`;
  const path = systemProperty(server, 'jgroups.dns.query')?.path ?? server.container.path;
  return [faultOf(server, { path, severity: 'warning', message, fix: 'set "clusterIP" of the Service to None' })];
}

function kubernetesStack(server: Server): Fault[] {
  if (valueOf(server, 'cache') === 'local') return [];
  const query = propertyValue(server, 'jgroups.dns.query');
  if (query !== undefined) return headless(server, query);
  const hidden = server.javaOpen || server.open || systemProperty(server, 'jgroups.dns.query') !== undefined;
  if (hidden || server.options.has('cache-config-file') || server.options.has('cache-embedded-dns-query')) return [];
  const severity = weaker(since(server, 17), server.stock ? 'error' : 'warning') ?? 'warning';
  const message = `${containerName(server)} uses the cache stack "kubernetes" without "jgroups.dns.query", and ends at its start`;
  const fix = 'leave "cache-stack" out, or set "-Djgroups.dns.query" to a headless Service';
  return [faultOf(server, { path: optionPath(server, 'cache-stack'), severity, message, fix })];
}

function deprecated(server: Server, stack: string): Fault[] {
  if (!DEPRECATED.has(stack) || !isCluster(server) || since(server, 26, 3) === undefined) return [];
  const message = `${containerName(server)} uses the cache stack "${stack}", which is deprecated in favour of "jdbc-ping"`;
  const fix = 'leave "cache-stack" out; the pods then find each other by their database';
  return [faultOf(server, { path: optionPath(server, 'cache-stack'), severity: 'warning', message, fix })];
}

function look(server: Server): Fault[] {
  const stack = valueOf(server, 'cache-stack') ?? '';
  const peers = stack === 'kubernetes' ? kubernetesStack(server) : [];
  return [...localCache(server), ...(peers.length > 0 ? peers : deprecated(server, stack))];
}

/** How the pods of a cluster find each other. */
export const keycloakCacheStack: Rule = {
  id: 'keycloak-cache-stack',
  family: 'keycloak',
  severity: 'error',
  summary: 'Several pods of Keycloak share their caches, over a stack by which they find each other.',
  why: 'With `cache=local` each pod is alone: what an administrator changes on one is not seen by the others, and logins in progress are lost. The stack `kubernetes` ends at its start without `jgroups.dns.query`, and finds nobody by a Service that is not headless. `jdbc-ping`, the default since 26.1, needs neither.',
  bad: exampleCluster({ image: STOCK_IMAGE, container: 'args: [start, --cache=local]\n' }),
  good: exampleCluster({ image: STOCK_IMAGE, container: 'args: [start]\n' }),
  remedy: 'Leave `cache` and `cache-stack` to their defaults.',
  source: changes('26_3_0'),
  check: eachServer(look),
};
