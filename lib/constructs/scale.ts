/** A fixed number of replicas. */
export interface FixedScale {
  readonly replicas: number;
  readonly min?: never;
  readonly max?: never;
}

/** A number of replicas that follows the load. */
export interface AutomaticScale {
  readonly replicas?: never;
  readonly min: number;
  readonly max: number;
  /** Average CPU use to aim at, per cent of the requests. */
  readonly cpuPercent: number;
  /** Average memory use to aim at, per cent of the requests. */
  readonly memoryPercent: number;
}

/** How many replicas run. */
export type Scale = FixedScale | AutomaticScale;

/** The least number of replicas that a scale allows. */
export function minReplicas(scale: Scale): number {
  return scale.replicas ?? scale.min;
}
