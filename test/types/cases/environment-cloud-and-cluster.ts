// An environment stands on a cloud or on its own cluster: both at once, or neither, does not compile.
import { defineEnvironment } from '../../../lib/environment';
import { cloud, common, inCluster, mcpServer } from '../given';

const settings = { ...common, mcpServer };

// expect: TS2345 Types of property 'inCluster' are incompatible
export const both = defineEnvironment({ ...settings, cloud, inCluster });
// expect: TS2345 Types of property 'inCluster' are incompatible
export const testUsers = defineEnvironment({ ...settings, cloud, inCluster: { ...inCluster, testUsers: true } });
// expect: TS2345 Property 'inCluster' is missing in type
export const neither = defineEnvironment(settings);
// expect: TS2741 Property 'redis' is missing in type
export const halved = defineEnvironment({ ...settings, inCluster: { postgres: inCluster.postgres } });
