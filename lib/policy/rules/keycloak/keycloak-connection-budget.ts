import {
  isObject,
  itemsOf,
  property,
  scalarText,
  type FoundContainer,
  type Graph,
  type Resource,
} from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { sizeOf } from './cluster';
import { exampleCluster } from './example';
import { effective, valueOf, absence } from './certainty';
import { eachServer, faultOf, optionPath, type Server } from './server';
import { guide } from './sources';

/** Connections that a pod may open unless it is told otherwise (guide "Configuring the database"). */
const DEFAULT_POOL = 100;

/** Connections of a PostgreSQL server unless it is told otherwise, of which it keeps three for administrators. */
const POSTGRES_CONNECTIONS = 100;
const POSTGRES_RESERVED = 3;

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** The `max_connections` among a PostgreSQL container's arguments; undefined for containers of something else. */
function connectionsOf({ body }: FoundContainer): number | undefined {
  if (!/(^|\/)postgres(:|@|$)/.test(scalarText(property(body, 'image')))) return undefined;
  const words = [...itemsOf(property(body, 'command')), ...itemsOf(property(body, 'args'))].map(scalarText);
  if (words.some((word) => word.includes('config_file'))) return undefined;
  const stated = /max_connections=(\d+)/.exec(words.join(' '))?.[1];
  return stated === undefined ? POSTGRES_CONNECTIONS : Number(stated);
}

function serviceOf(server: Server, host: string): Resource | undefined {
  const [name = '', namespace = server.pod.owner.namespace] = host.split('.');
  const [product] = server.graph.find('Service', namespace, name);
  return product?.by.type === 'Service' ? product.by : undefined;
}

const budgets = new WeakMap<Graph, Map<Resource, number | undefined>>();

/** The connections of the PostgreSQL behind a Service, counted once for all its clients. */
function connectionsBehind(graph: Graph, service: Resource): number | undefined {
  const known = budgets.get(graph) ?? new Map<Resource, number | undefined>();
  budgets.set(graph, known);
  const selector = property(property(service.body, 'spec'), 'selector');
  if (!known.has(service) && isObject(selector) && Object.keys(selector).length > 0) {
    const pods = graph.podsMatching({ matchLabels: selector }, service.namespace);
    const all = pods.flatMap(({ containers }) => containers.map(connectionsOf));
    known.set(
      service,
      all.find((connections) => connections !== undefined),
    );
  }
  return known.get(service);
}

function databaseConnections(server: Server): number | undefined {
  const url = /^jdbc:postgresql:\/\/([^:/?]+)/.exec(valueOf(server, 'db-url') ?? '')?.[1];
  const host = url ?? valueOf(server, 'db-url-host');
  const service = host === undefined ? undefined : serviceOf(server, host);
  return service === undefined ? undefined : connectionsBehind(server.graph, service);
}

function poolOf(server: Server): number | undefined {
  if (server.options.has('db-pool-max-size')) return numberOf(valueOf(server, 'db-pool-max-size'));
  return absence(server, 'db-pool-max-size') === undefined ? undefined : DEFAULT_POOL;
}

function overbooked(server: Server): Fault[] {
  const db = effective(server, 'db');
  if (db.is === 'set' && db.value !== 'postgres') return [];
  const [pool, connections, { most }] = [poolOf(server), databaseConnections(server), sizeOf(server)];
  if (pool === undefined || connections === undefined || most * pool <= connections - POSTGRES_RESERVED) return [];
  // One pod seldom needs all of its pool, and the defaults of both are the same number.
  if (most === 1 && !server.options.has('db-pool-max-size')) return [];
  const message = `${most} pods of "${server.pod.owner.name}" with ${pool} connections each may open ${most * pool} connections, and their database has ${connections}`;
  const fix = `set "db-pool-max-size" to ${Math.max(1, Math.floor((connections - POSTGRES_RESERVED) / most))} at most, or raise "max_connections"`;
  return [faultOf(server, { path: optionPath(server, 'db-pool-max-size'), severity: 'warning', message, fix })];
}

function reversed(server: Server): Fault[] {
  const most = numberOf(valueOf(server, 'db-pool-max-size'));
  const least = numberOf(valueOf(server, 'db-pool-min-size'));
  if (most === undefined || least === undefined || least <= most) return [];
  const message = `the pool of "${server.pod.owner.name}" has "db-pool-min-size" ${least} above "db-pool-max-size" ${most}`;
  return [faultOf(server, { path: optionPath(server, 'db-pool-min-size'), message, fix: 'lower "db-pool-min-size"' })];
}

/** Each pod has a pool of its own; the database has one number for all. */
export const keycloakConnectionBudget: Rule = {
  id: 'keycloak-connection-budget',
  family: 'keycloak',
  severity: 'warning',
  summary: "The connection pools of all pods fit the database's connections.",
  why: 'Each pod may open 100 connections, and PostgreSQL accepts 100 in all. Under load the last pods get none, and requests and readiness checks fail.',
  bad: `${exampleCluster({ container: 'args: [start, --optimized]\nenv:\n  - name: KC_DB_URL_HOST\n    value: database\n' })}---
apiVersion: v1
kind: Service
metadata:
  name: database
spec:
  selector:
    app: database
  ports:
    - port: 5432
---
apiVersion: v1
kind: Pod
metadata:
  name: database
  labels:
    app: database
spec:
  containers:
    - name: postgres
      image: postgres:17.5
`,
  good: `${exampleCluster({ container: 'args: [start, --optimized]\nenv:\n  - name: KC_DB_URL_HOST\n    value: database\n  - name: KC_DB_POOL_MAX_SIZE\n    value: "40"\n' })}---
apiVersion: v1
kind: Service
metadata:
  name: database
spec:
  selector:
    app: database
  ports:
    - port: 5432
---
apiVersion: v1
kind: Pod
metadata:
  name: database
  labels:
    app: database
spec:
  containers:
    - name: postgres
      image: postgres:17.5
`,
  remedy: "Set `db-pool-max-size` so that pods times pool stays below the database's `max_connections`.",
  source: guide('server/db'),
  check: eachServer((server) => [...overbooked(server), ...reversed(server)]),
};
