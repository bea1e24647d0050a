import { gibibytes, type Bytes, type Scale } from '../../constructs';

/**
 * Connections for Keycloak of the hundred that PostgreSQL accepts by default: three are its own, the rest is for the
 * other programs of the platform.
 */
const DATABASE_CONNECTIONS = 80;

/** The JVM's share of the memory limit for its heap, as the image sets it, and what it needs beside the heap (sizing guide). */
const HEAP_SHARE = 0.7;
const BESIDE_HEAP = 300 / 1024;

/** What decides how many connections a server may be asked for. */
export interface Demand {
  readonly scale: Scale;
  /** Connections of one replica. */
  readonly pool: number;
  /** Replicas above the scale while a roll-out runs. */
  readonly surge: number;
  /** @default 80 */
  readonly connections?: number | undefined;
}

/** What is wrong with the pools of all replicas together, or undefined. */
export function budgetFault({ scale, pool, surge, connections = DATABASE_CONNECTIONS }: Demand): string | undefined {
  const replicas = (scale.replicas ?? scale.max) + surge;
  const most = Math.floor(connections / replicas);
  if (pool <= most) return undefined;
  return `must be at most ${most}, so that ${replicas} replicas share ${connections} database connections, got ${pool}`;
}

/** What is wrong with a memory limit, or undefined. */
export function memoryFault(limit: Bytes): string | undefined {
  const gib = gibibytes(limit);
  if (gib * (1 - HEAP_SHARE) >= BESIDE_HEAP) return undefined;
  return `must be at least ${Math.ceil((BESIDE_HEAP / (1 - HEAP_SHARE)) * 1024)}Mi, of which the heap takes 70%, got ${limit}`;
}
