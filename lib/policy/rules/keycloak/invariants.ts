/** Where a promise about Keycloak's manifests is kept. */
export interface Invariant {
  /** The promise in a few words. */
  readonly about: string;
  /** The rules of this family that keep it. */
  readonly rules?: readonly string[];
  /** The family that keeps it, or a part of it, for all workloads. */
  readonly family?: 'references' | 'secrets' | 'pod-safety' | 'reachability';
  /** What of it one set of manifests cannot show. */
  readonly hidden?: string;
}

/**
 * What has to hold for a hardened Keycloak of the 26.x line, numbered from 1 in this order, and who sees to it. The
 * rules' pages give the reasons.
 */
export const invariants: readonly Invariant[] = [
  { about: 'a read-only root starts optimized', rules: ['keycloak-optimized'] },
  { about: 'production mode', rules: ['keycloak-no-dev-mode'] },
  { about: 'an image with a build', rules: ['keycloak-stock-image'] },
  { about: 'build options as built', rules: ['keycloak-build-options'] },
  { about: 'health checks, metrics and a database in the build', rules: ['keycloak-health', 'keycloak-database'] },
  { about: 'writable folders', rules: ['keycloak-writable-data'] },
  { about: 'no hidden folder', rules: ['keycloak-hidden-folder', 'keycloak-providers'] },
  {
    about: 'realm files under the data volume',
    rules: ['keycloak-import-folder'],
    hidden: 'password blacklists are named in the realm, not in a manifest',
  },
  { about: 'the trust store', rules: ['keycloak-truststore'] },
  { about: 'probes ask the management port', rules: ['keycloak-probe-port', 'keycloak-probe-path'] },
  { about: 'probes speak its scheme', rules: ['keycloak-probe-scheme'] },
  { about: 'time to start, liveness without the database', rules: ['keycloak-startup-time', 'keycloak-liveness'] },
  {
    about: 'the management port and the admin console stay inside',
    rules: ['keycloak-management-exposed', 'keycloak-exposed-paths'],
  },
  { about: 'database address and credentials', rules: ['keycloak-database'], family: 'secrets' },
  { about: 'one way to name the database', rules: ['keycloak-database-url'] },
  { about: 'every key exists', family: 'references' },
  { about: 'the first administrator', rules: ['keycloak-bootstrap-admin'], family: 'secrets' },
  { about: 'a public URL', rules: ['keycloak-hostname'] },
  { about: 'options that need a URL', rules: ['keycloak-hostname'] },
  { about: 'no removed option', rules: ['keycloak-removed-option'] },
  { about: 'TLS here or at the edge', rules: ['keycloak-edge-tls'] },
  { about: 'proxy headers from the proxy', rules: ['keycloak-proxy-headers'] },
  { about: 'cluster ports and shared caches', rules: ['keycloak-cluster-ports', 'keycloak-cache-stack'] },
  { about: 'a stack that finds its peers', rules: ['keycloak-cache-stack'] },
  { about: 'egress to the database and DNS', family: 'reachability' },
  { about: 'memory', rules: ['keycloak-memory'] },
  { about: 'options of the Java machine', rules: ['keycloak-java-opts'] },
  { about: 'no properties of the former server', rules: ['keycloak-system-property'] },
  {
    about: 'several pods that do not go together',
    rules: ['keycloak-availability'],
    hidden: 'whether one pod is enough is for the owner to say',
  },
  {
    about: 'one minor release at a time',
    rules: ['keycloak-image-version'],
    hidden: 'an update is a difference of two sets, so that only moving tags show in one',
  },
  { about: 'connections within the budget', rules: ['keycloak-connection-budget'] },
  { about: 'a digest, and the release of the contract', rules: ['keycloak-image-version'], family: 'pod-safety' },
  { about: 'user and group', rules: ['keycloak-filesystem-group'], family: 'pod-safety' },
  { about: 'time to end', rules: ['keycloak-termination'] },
  { about: 'log files', rules: ['keycloak-log-file'] },
  { about: 'the server gets its signals', rules: ['keycloak-entrypoint'] },
  { about: 'providers in the image', rules: ['keycloak-providers'] },
  {
    about: 'the transport listens where peers are',
    rules: ['keycloak-bind-address'],
    hidden: 'the range of pod addresses is not in manifests',
  },
  { about: 'dollar signs', rules: ['keycloak-escape'] },
];
