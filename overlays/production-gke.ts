import { defineEnvironment } from '../lib/environment';

/** The environment that users rely on. */
export default defineEnvironment({
  name: 'production-gke',
  identity: {
    stage: 'production',
    prefix: 'production',
    domain: 'keyfit.test',
    registry: 'us-central1-docker.pkg.dev/keyfit-production/platform',
  },
  cloud: {
    project: 'keyfit-production',
    region: 'us-central1',
    cluster: 'production-platform',
    databaseInstance: 'production-postgres',
    redisHost: 'redis.production.keyfit.internal',
    privateServices: '10.180.0.0/16',
  },
  base: {
    quota: {
      requests: { cpu: '50000m', memory: '100Gi', ephemeralStorage: '100Gi' },
      limits: { cpu: '150000m', memory: '200Gi', ephemeralStorage: '200Gi' },
      pods: 100,
      volumeClaims: 20,
      storage: '500Gi',
    },
    prioritizeUserTraffic: true,
  },
  mcpServer: {
    scale: { min: 3, max: 20, cpuPercent: 60, memoryPercent: 70 },
    resources: {
      requests: { cpu: '500m', memory: '1Gi', ephemeralStorage: '1Gi' },
      limits: { cpu: '2000m', memory: '2Gi', ephemeralStorage: '2Gi' },
    },
    config: {
      llm_provider: 'anthropic',
      model_name: 'claude-sonnet-4-5',
      session_ttl_seconds: 28_800,
    },
  },
  keycloak: {
    scale: { replicas: 2 },
    resources: {
      requests: { cpu: '1000m', memory: '2Gi', ephemeralStorage: '1Gi' },
      limits: { cpu: '2000m', memory: '2Gi', ephemeralStorage: '2Gi' },
    },
  },
  openfga: {
    scale: { replicas: 2 },
    resources: {
      requests: { cpu: '250m', memory: '512Mi', ephemeralStorage: '500Mi' },
      limits: { cpu: '1000m', memory: '1Gi', ephemeralStorage: '1Gi' },
    },
  },
  qdrant: {
    resources: {
      requests: { cpu: '250m', memory: '512Mi', ephemeralStorage: '1Gi' },
      limits: { cpu: '1000m', memory: '1Gi', ephemeralStorage: '2Gi' },
    },
    storage: '50Gi',
  },
  otelCollector: {
    scale: { min: 2, max: 10, cpuPercent: 70, memoryPercent: 80 },
    resources: {
      requests: { cpu: '250m', memory: '512Mi', ephemeralStorage: '500Mi' },
      limits: { cpu: '1000m', memory: '1Gi', ephemeralStorage: '1Gi' },
    },
    traceSamplingPercent: 10,
  },
});
