import type { Image, PodUser } from '../constructs';
import type { ProgramImage } from './mcp-server/contract';
import { program } from './mcp-server/program';

/**
 * Images from public registries. Digests are left open until somebody reads them from the registry; `keyfit.yaml` lists
 * that, and the synth gate refuses a missing digest that is not listed.
 */
export const images = {
  busybox: { repository: 'docker.io/library/busybox', tag: '1.36.1' },
  cloudSqlProxy: { repository: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy', tag: '2.14.1' },
  openfga: { repository: 'docker.io/openfga/openfga', tag: 'v1.10.2' },
  otelCollector: { repository: 'docker.io/otel/opentelemetry-collector-contrib', tag: '0.137.0' },
  postgres: { repository: 'docker.io/library/postgres', tag: '16.8-alpine' },
  qdrant: { repository: 'docker.io/qdrant/qdrant', tag: 'v1.15.5-unprivileged' },
  redis: { repository: 'docker.io/library/redis', tag: '7.4.1-alpine' },
} satisfies Record<string, Image>;

/** The user that the mcp-server's image is made for. */
export const mcpServerUser: PodUser = { uid: program.image.user, gid: program.image.user, fsGroup: program.image.user };

/** The image of the mcp-server, in the registry of an environment: the commit that its contract was read from. */
export function mcpServerImage(registry: string): ProgramImage {
  return { repository: `${registry}/mcp-server-langgraph`, tag: program.tag };
}
