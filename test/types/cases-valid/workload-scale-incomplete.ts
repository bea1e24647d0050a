// A scale that follows the load without both bounds and both targets does not compile.
import type { Scale } from '../../../lib/constructs';

export const scales: Scale[] = [
  { min: 2, max: 4, cpuPercent: 70, memoryPercent: 80 },
  { min: 3, max: 9, cpuPercent: 60, memoryPercent: 70 },
];
export const fixed: Scale = { replicas: 2 };
