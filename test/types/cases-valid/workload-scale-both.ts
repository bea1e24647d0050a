// A scale is a fixed number or follows the load: both at once does not compile.
import type { McpServerSettings } from '../../../lib/components';
import { Workload, type AutomaticScale, type Scale } from '../../../lib/constructs';
import { component, mcpServer, pod, ports } from '../given';

const automatic: AutomaticScale = { min: 2, max: 4, cpuPercent: 70, memoryPercent: 80 };

export const both: Scale = { min: 2, max: 4, cpuPercent: 70, memoryPercent: 80 };
export const bounded: Scale = { replicas: 2 };
export const server = new Workload(component, 'server', { ...pod, ports, scale: automatic });
export const settings: McpServerSettings = {
  ...mcpServer,
  scale: { min: 2, max: 4, cpuPercent: 70, memoryPercent: 80 },
};
