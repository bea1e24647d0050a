// An environment without the settings of every component does not compile, and the message names the component.
import { defineEnvironment } from '../../../lib/environment';
import { cloud, common, mcpServer } from '../given';

const { qdrant, ...others } = common;

// expect: TS2345 Property 'qdrant' is missing in type
export const environment = defineEnvironment({ ...others, mcpServer, cloud });
// expect: TS2353 Object literal may only specify known properties, and 'redis' does not exist in type 'GoogleCloudEnvironment'.
export const foreign = defineEnvironment({ ...others, mcpServer, qdrant, cloud, redis: {} });
