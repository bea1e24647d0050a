// An overlay cannot set what a component derives from its connections.
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
    },
  },
});
