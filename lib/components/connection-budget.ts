import type { Scale } from '../constructs';

/** Connections that PostgreSQL accepts by default; three of them are its own. */
export const SERVER_CONNECTIONS = 100;

/** How the programs share them, roll-outs included. What is left over is for Jobs and for people. */
export const connectionShares = { keycloak: 60, openfga: 30 } as const;

/** What decides how many connections a server may be asked for. */
export interface Demand {
  readonly scale: Scale;
  /** Connections of one replica. */
  readonly pool: number;
  /** Replicas above the scale while a roll-out runs. */
  readonly surge: number;
  /** What all replicas together may open. */
  readonly connections: number;
}

/** What is wrong with the pools of all replicas together, or undefined. */
export function budgetFault({ scale, pool, surge, connections }: Demand): string | undefined {
  const replicas = (scale.replicas ?? scale.max) + surge;
  const most = Math.floor(connections / replicas);
  if (pool <= most) return undefined;
  return `must be at most ${most}, so that ${replicas} replicas share ${connections} database connections, got ${pool}`;
}
