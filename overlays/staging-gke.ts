import { defineEnvironment } from '../lib/environment';

/** The rehearsal of production: the same services, less of each. */
export default defineEnvironment({
  name: 'staging-gke',
  identity: {
    stage: 'staging',
    prefix: 'staging',
    domain: 'staging.keyfit.test',
    registry: 'us-central1-docker.pkg.dev/keyfit-staging/platform',
  },
  cloud: {
    project: 'keyfit-staging',
    region: 'us-central1',
    cluster: 'staging-platform',
    databaseInstance: 'staging-postgres',
    redisHost: 'redis.staging.keyfit.internal',
    privateServices: '10.178.0.0/16',
  },
  base: {
    quota: {
      requests: { cpu: '25000m', memory: '50Gi', ephemeralStorage: '50Gi' },
      limits: { cpu: '60000m', memory: '100Gi', ephemeralStorage: '100Gi' },
      pods: 80,
      volumeClaims: 10,
      storage: '200Gi',
    },
  },
  mcpServer: {
    scale: { min: 3, max: 10, cpuPercent: 70, memoryPercent: 80 },
    resources: {
      requests: { cpu: '500m', memory: '512Mi', ephemeralStorage: '500Mi' },
      limits: { cpu: '1000m', memory: '1Gi', ephemeralStorage: '1Gi' },
    },
    config: {
      llm_provider: 'google',
      model_name: 'gemini-2.5-flash',
      use_dedicated_summarization_model: true,
      use_dedicated_verification_model: true,
    },
  },
  keycloak: {
    scale: { replicas: 2 },
    resources: {
      requests: { cpu: '500m', memory: '2Gi', ephemeralStorage: '1Gi' },
      limits: { cpu: '2000m', memory: '2Gi', ephemeralStorage: '2Gi' },
    },
  },
  openfga: {
    scale: { replicas: 2 },
    resources: {
      requests: { cpu: '250m', memory: '256Mi', ephemeralStorage: '500Mi' },
      limits: { cpu: '1000m', memory: '1Gi', ephemeralStorage: '1Gi' },
    },
  },
  qdrant: {
    resources: {
      requests: { cpu: '250m', memory: '512Mi', ephemeralStorage: '500Mi' },
      limits: { cpu: '1000m', memory: '1Gi', ephemeralStorage: '1Gi' },
    },
    storage: '10Gi',
  },
  otelCollector: {
    scale: { min: 2, max: 6, cpuPercent: 70, memoryPercent: 80 },
    resources: {
      requests: { cpu: '250m', memory: '256Mi', ephemeralStorage: '500Mi' },
      limits: { cpu: '1000m', memory: '512Mi', ephemeralStorage: '1Gi' },
    },
  },
});
