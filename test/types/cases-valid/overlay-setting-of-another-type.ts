// An overlay that gives a setting a value of another type does not compile.
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
      enable_verification: true,
      log_level: 'DEBUG',
      enable_fallback: false,
    },
  },
});
