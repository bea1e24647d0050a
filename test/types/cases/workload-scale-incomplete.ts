// A scale that follows the load without both bounds and both targets does not compile.
import type { Scale } from '../../../lib/constructs';

export const scales: Scale[] = [
  // expect: TS2322 Type '{ min: number; }' is not assignable to type 'Scale'.
  { min: 2 },
  // expect: TS2322 Property 'memoryPercent' is missing in type
  { min: 2, max: 4, cpuPercent: 70 },
  // expect: TS2322 Type '{}' is not assignable to type 'Scale'.
  {},
];
// expect: TS2322 Type 'string' is not assignable to type 'number'.
export const fixed: Scale = { replicas: '2' };
