// An overlay that leaves out a setting without a default does not compile, and the message names the setting.
import { defineEnvironment } from '../../../lib/environment';
import { cloud, common, mcpServer } from '../given';

export const environment = defineEnvironment({
  ...common,
  cloud,
  mcpServer: {
    ...mcpServer,
    // expect: TS2741 Property 'model_name' is missing in type '{ llm_provider: "google"; }' but required in type 'McpServerConfig'.
    config: { llm_provider: 'google' },
  },
});
