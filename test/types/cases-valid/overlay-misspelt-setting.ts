// An overlay that misspells a setting does not compile, and the message names the right one.
import { defineEnvironment } from '../../../lib/environment';
import { cloud, common, mcpServer } from '../given';

export const environment = defineEnvironment({
  ...common,
  cloud,
  mcpServer: {
    ...mcpServer,
    config: {
      llm_provider: 'google',
      model_name: 'gemini-2.5-flash',
      session_ttl_seconds: 3600,
    },
  },
  keycloak: {
    ...common.keycloak,
    config: {
      kc_db_pool_max_size: 30,
    },
  },
  openfga: {
    ...common.openfga,
    config: {
      openfga_log_level: 'warn',
    },
  },
});
