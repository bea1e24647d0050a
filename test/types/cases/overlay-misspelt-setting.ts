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
      // expect: TS2561 Did you mean to write 'session_ttl_seconds'?
      sesion_ttl_seconds: 3600,
    },
  },
  keycloak: {
    ...common.keycloak,
    config: {
      // expect: TS2561 Did you mean to write 'kc_db_pool_max_size'?
      kc_db_pool_maxsize: 30,
    },
  },
  openfga: {
    ...common.openfga,
    config: {
      // expect: TS2561 Did you mean to write 'openfga_log_level'?
      openfga_log_levle: 'warn',
    },
  },
});
