// An overlay has no place for the value of a secret.
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
      // expect: TS2353 Object literal may only specify known properties, and 'jwt_secret_key' does not exist in type 'McpServerConfig'.
      jwt_secret_key: 'change-me',
    },
  },
});
