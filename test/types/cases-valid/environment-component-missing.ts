// An environment without the settings of every component does not compile, and the message names the component.
import { defineEnvironment } from '../../../lib/environment';
import { cloud, common, mcpServer } from '../given';

const { qdrant, ...others } = common;

export const environment = defineEnvironment({ ...others, mcpServer, qdrant, cloud });
