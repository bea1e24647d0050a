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
      // expect: TS2353 Object literal may only specify known properties, and 'keycloak_server_url' does not exist in type 'McpServerConfig'.
      keycloak_server_url: 'http://keycloak:8080',
    },
  },
});
