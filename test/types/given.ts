import type { Construct } from 'constructs';
import type {
  GoogleCloud,
  Identity,
  McpServerSettings,
  PostgresSettings,
  PublicHosts,
  RedisSettings,
} from '../../lib/components';
import { secretTable } from '../../lib/config';
import {
  healthPort,
  port,
  type Component,
  type Endpoint,
  type Image,
  type IngressController,
  type PodProps,
  type ProbeTiming,
  type Resources,
  type SecretStore,
  type Target,
  type Workload,
} from '../../lib/constructs';
import type { GoogleCloudEnvironment } from '../../lib/environment';

// What the cases take for granted. No case ever runs: it is only compiled, so that types are enough here.

export declare const scope: Construct;
export declare const target: Target;
export declare const component: Component;
export declare const store: SecretStore;
export declare const pod: PodProps;
export declare const image: Image;
export declare const resources: Resources;
export declare const timing: ProbeTiming;
export declare const controller: IngressController;

export declare const identity: Identity;
export declare const cloud: GoogleCloud;
export declare const hosts: PublicHosts;
export declare const inCluster: { readonly postgres: PostgresSettings; readonly redis: RedisSettings };

/** An environment without the parts that the cases decide. */
export declare const common: Omit<GoogleCloudEnvironment, 'cloud' | 'inCluster' | 'mcpServer'>;
export declare const mcpServer: McpServerSettings;

export declare const keycloak: Endpoint<'keycloak.http'>;
export declare const openfga: Endpoint<'openfga.http'>;
export declare const database: Endpoint<'postgres.sql'>;
export declare const session: Endpoint<'redis.session'>;

/** `http` answers health checks, `grpc` does not. */
export const ports = {
  http: healthPort(8080, { startup: '/healthz', readiness: '/healthz', liveness: '/healthz' }),
  grpc: port(8081),
};

export declare const workload: Workload<'server', typeof ports>;

export const secrets = secretTable({
  api_key: {
    doc: 'Opens an API.',
    issuer: 'the console of the API',
    rotation: { everyDays: 90 },
    generated: 'stand-in',
  },
  redis_password: { doc: 'Opens a store.', issuer: 'generated', rotation: { everyDays: 90 }, generated: 'value' },
});
