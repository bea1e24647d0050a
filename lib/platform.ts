import { App } from 'cdk8s';
import type { Faults } from './config';
import {
  Authorization,
  Base,
  clusterFacts,
  CloudSql,
  googleAccount,
  images,
  Keycloak,
  McpServer,
  memorystore,
  Monitoring,
  OpenFga,
  OtelCollector,
  Postgres,
  publicHosts,
  Qdrant,
  Redis,
  Vault,
  type DatabaseServer,
  type RedisEndpoint,
} from './components';
import { Component, type SecretStore, type Target } from './constructs';
import type { Environment } from './environment';
import { identityFaults } from './identity-faults';

/** The platform's objects, a list for each component. */
export type RenderedComponents = ReadonlyMap<string, readonly unknown[]>;

interface Backing {
  readonly database: DatabaseServer;
  readonly redis: RedisEndpoint;
}

function backing(app: App, target: Target, environment: Environment, store: SecretStore): Backing {
  if (environment.cloud !== undefined) {
    return { database: new CloudSql(environment.cloud), redis: memorystore(environment.cloud) };
  }
  const { postgres, redis } = environment.inCluster;
  return {
    database: new Postgres(app, target, { ...postgres, store }),
    redis: new Redis(app, target, { ...redis, store }).session,
  };
}

/** The place that an environment's objects are rendered for. */
export function targetOf(environment: Environment, faults: Faults): Target {
  const { name, identity } = environment;
  return {
    environment: name,
    prefix: identity.prefix,
    namespace: `${identity.prefix}-mcp-server-langgraph`,
    labels: {
      environment: identity.stage,
      'app.kubernetes.io/part-of': 'mcp-server-langgraph',
      'app.kubernetes.io/managed-by': 'keyfit',
    },
    waitImage: images.busybox,
    monitoring: clusterFacts.monitoring[environment.cloud === undefined ? 'cluster' : 'google'],
    apiServer: clusterFacts.apiServer,
    autopilot: environment.cloud !== undefined,
    faults,
  };
}

/** The Google Cloud that a component uses and its account there; undefined where there is no cloud. */
function googleOf({ identity, cloud }: Environment, service: string) {
  return cloud === undefined ? undefined : { cloud, account: googleAccount(identity, cloud, service) };
}

/** Builds every component of one environment. What types cannot carry is noted in `faults`. */
export function buildPlatform(environment: Environment, faults: Faults): App {
  identityFaults(environment, faults);
  const app = new App();
  const target = targetOf(environment, faults);
  const { identity } = environment;
  const hosts = publicHosts(identity);
  const { ingress } = clusterFacts;

  const base = new Base(app, target, environment.base);
  const { store } = new Vault(app, target, identity, environment.cloud);
  const { database, redis } = backing(app, target, environment, store);
  const keycloak = new Keycloak(app, target, {
    ...environment.keycloak,
    withTestUsers: environment.inCluster?.testUsers === true,
    google: googleOf(environment, 'keycloak')?.account,
    registry: identity.registry,
    hosts,
    ingress,
    store,
    database,
  });
  const openfga = new OpenFga(app, target, {
    ...environment.openfga,
    google: googleOf(environment, 'openfga')?.account,
    store,
    database,
  });
  const authorization = new Authorization(app, target, { registry: identity.registry, openfga: openfga.http });
  const qdrant = new Qdrant(app, target, environment.qdrant);
  const collector = new OtelCollector(app, target, {
    ...environment.otelCollector,
    google: googleOf(environment, 'collector'),
    stage: identity.stage,
  });
  const mcpServer = new McpServer(app, target, {
    ...environment.mcpServer,
    google: googleOf(environment, 'mcp'),
    priorityClass: base.userTraffic,
    identity,
    hosts,
    ingress,
    store,
    database,
    redis,
    keycloak: keycloak.http,
    openfga: openfga.http,
    identifiers: authorization.env(),
    qdrant: qdrant.http,
    collector: collector.otlpGrpc,
  });
  new Monitoring(app, target, {
    programs: { keycloak, openfga, mcpServer },
    runbook: clusterFacts.runbook,
    cloud: environment.cloud,
  });
  return app;
}

/**
 * Renders every component's objects, in the order of their making. cdk8s sorts the properties of objects unless a variable
 * of the caller's environment says otherwise; the output must not depend on who renders it.
 */
export function renderPlatform(app: App): RenderedComponents {
  delete process.env.CDK8S_DISABLE_SORT;
  const components = app.charts.filter((chart): chart is Component => chart instanceof Component);
  return new Map(components.map((component) => [component.name, component.toJson()]));
}
