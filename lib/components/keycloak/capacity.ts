import { gibibytes, type Bytes } from '../../constructs';

/** The JVM's share of the memory limit for its heap, as the image sets it, and what it needs beside the heap (sizing guide). */
const HEAP_SHARE = 0.7;
const BESIDE_HEAP = 300 / 1024;

/** What is wrong with a memory limit, or undefined. */
export function memoryFault(limit: Bytes): string | undefined {
  const gib = gibibytes(limit);
  if (gib * (1 - HEAP_SHARE) >= BESIDE_HEAP) return undefined;
  return `must be at least ${Math.ceil((BESIDE_HEAP / (1 - HEAP_SHARE)) * 1024)}Mi, of which the heap takes 70%, got ${limit}`;
}
