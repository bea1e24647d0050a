import { defineEnvironment } from '../lib/environment';

/** Everything in one cluster, no cloud account: databases run here, secrets are invented by the operator. */
export default defineEnvironment({
  name: 'dev',
  identity: {
    stage: 'development',
    prefix: 'dev',
    domain: 'dev.keyfit.test',
    registry: 'registry.keyfit.test/platform',
  },
  base: {
    quota: {
      requests: { cpu: '8000m', memory: '16Gi', ephemeralStorage: '20Gi' },
      limits: { cpu: '24000m', memory: '32Gi', ephemeralStorage: '40Gi' },
      pods: 40,
      volumeClaims: 10,
      storage: '100Gi',
    },
  },
  inCluster: {
    postgres: {
      resources: {
        requests: { cpu: '250m', memory: '512Mi', ephemeralStorage: '200Mi' },
        limits: { cpu: '1000m', memory: '1Gi', ephemeralStorage: '500Mi' },
      },
      storage: '10Gi',
    },
    redis: {
      resources: {
        requests: { cpu: '125m', memory: '512Mi', ephemeralStorage: '100Mi' },
        limits: { cpu: '500m', memory: '1Gi', ephemeralStorage: '200Mi' },
      },
      storage: '5Gi',
    },
    testUsers: true,
  },
  mcpServer: {
    scale: { replicas: 1 },
    // An idle process of the program takes 287 MB.
    resources: {
      requests: { cpu: '125m', memory: '384Mi', ephemeralStorage: '500Mi' },
      limits: { cpu: '500m', memory: '768Mi', ephemeralStorage: '1Gi' },
    },
    config: {
      log_level: 'DEBUG',
      llm_provider: 'anthropic',
      model_name: 'claude-sonnet-4-5',
      auth_provider: 'keycloak',
      session_ttl_seconds: 86_400,
      enable_console_export: true,
      enable_parallel_execution: false,
      enable_dynamic_context_loading: false,
    },
  },
  keycloak: {
    scale: { replicas: 1 },
    resources: {
      requests: { cpu: '500m', memory: '1Gi', ephemeralStorage: '500Mi' },
      limits: { cpu: '2000m', memory: '2Gi', ephemeralStorage: '1Gi' },
    },
  },
  openfga: {
    scale: { replicas: 1 },
    resources: {
      requests: { cpu: '125m', memory: '256Mi', ephemeralStorage: '200Mi' },
      limits: { cpu: '500m', memory: '512Mi', ephemeralStorage: '500Mi' },
    },
  },
  qdrant: {
    resources: {
      requests: { cpu: '250m', memory: '256Mi', ephemeralStorage: '200Mi' },
      limits: { cpu: '1000m', memory: '1Gi', ephemeralStorage: '500Mi' },
    },
    storage: '10Gi',
  },
  otelCollector: {
    scale: { replicas: 1 },
    resources: {
      requests: { cpu: '125m', memory: '256Mi', ephemeralStorage: '200Mi' },
      limits: { cpu: '500m', memory: '512Mi', ephemeralStorage: '500Mi' },
    },
  },
});
