// An environment stands on a cloud or on its own cluster: both at once, or neither, does not compile.
import { defineEnvironment } from '../../../lib/environment';
import { cloud, common, inCluster, mcpServer } from '../given';

const settings = { ...common, mcpServer };

export const onCloud = defineEnvironment({ ...settings, cloud });
export const onCluster = defineEnvironment({ ...settings, inCluster });
