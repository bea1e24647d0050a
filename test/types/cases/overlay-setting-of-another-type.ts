// An overlay that gives a setting a value of another type does not compile.
import { defineEnvironment } from '../../../lib/environment';
import { cloud, common, mcpServer } from '../given';

export const environment = defineEnvironment({
  ...common,
  cloud,
  mcpServer: {
    ...mcpServer,
    config: {
      // expect: TS2820 Did you mean '"google"'?
      llm_provider: 'gogle',
      // expect: TS2322 Type 'undefined' is not assignable to type 'string'.
      model_name: undefined,
      // expect: TS2322 Type 'string' is not assignable to type 'number'.
      session_ttl_seconds: '3600',
      // expect: TS2322 Type 'number' is not assignable to type 'boolean'.
      enable_verification: 1,
      // expect: TS2820 Did you mean '"DEBUG"'?
      log_level: 'debug',
      // expect: TS2322 Type 'string' is not assignable to type 'boolean'.
      enable_fallback: 'false',
    },
  },
});
