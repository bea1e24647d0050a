// An overlay that leaves out a setting without a default does not compile, and the message names the setting.
import { defineEnvironment } from '../../../lib/environment';
import { cloud, common, mcpServer } from '../given';

export const environment = defineEnvironment({
  ...common,
  cloud,
  mcpServer: {
    ...mcpServer,
    config: { llm_provider: 'google', model_name: 'gemini-2.5-flash' },
  },
});
