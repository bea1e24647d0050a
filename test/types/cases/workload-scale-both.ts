// A scale is a fixed number or follows the load: both at once does not compile.
import type { McpServerSettings } from '../../../lib/components';
import { Workload, type AutomaticScale, type Scale } from '../../../lib/constructs';
import { component, mcpServer, pod, ports } from '../given';

const automatic: AutomaticScale = { min: 2, max: 4, cpuPercent: 70, memoryPercent: 80 };

// expect: TS2322 Types of property 'min' are incompatible.
export const both: Scale = { replicas: 2, min: 2, max: 4, cpuPercent: 70, memoryPercent: 80 };
// expect: TS2322 Types of property 'max' are incompatible.
export const bounded: Scale = { replicas: 2, max: 4 };
// expect: TS2353 Object literal may only specify known properties, and 'cpuPercent' does not exist in type 'FixedScale'.
export const aimed: Scale = { replicas: 2, cpuPercent: 70 };
// expect: TS2322 Types of property 'replicas' are incompatible.
export const server = new Workload(component, 'server', { ...pod, ports, scale: { ...automatic, replicas: 2 } });
export const settings: McpServerSettings = {
  ...mcpServer,
  // expect: TS2322 Types of property 'min' are incompatible.
  scale: { replicas: 2, min: 2, max: 4, cpuPercent: 70, memoryPercent: 80 },
};
