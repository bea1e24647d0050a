import { k8s } from 'cdk8s-plus-27';

/** CPU in thousandths of a core. */
export type Cpu = `${number}m`;

/** Memory or storage in binary units. */
export type Bytes = `${number}${'Mi' | 'Gi'}`;

/** What a container takes of a node. */
export interface Amounts {
  readonly cpu: Cpu;
  readonly memory: Bytes;
  readonly ephemeralStorage: Bytes;
}

/** What the scheduler reserves and where the kubelet stops a container. Every amount is given: none is inherited. */
export interface Resources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** What a start-up wait needs; equal to the platform's LimitRange floor (100m, 128Mi, 100Mi). */
export const WAIT_RESOURCES: Resources = {
  requests: { cpu: '100m', memory: '128Mi', ephemeralStorage: '100Mi' },
  limits: { cpu: '200m', memory: '256Mi', ephemeralStorage: '200Mi' },
};

/** Amounts as the API has them. */
export function quantities(amounts: Amounts): Record<string, k8s.Quantity> {
  return {
    cpu: k8s.Quantity.fromString(amounts.cpu),
    memory: k8s.Quantity.fromString(amounts.memory),
    'ephemeral-storage': k8s.Quantity.fromString(amounts.ephemeralStorage),
  };
}

/** The container's `resources`. */
export function renderResources(resources: Resources): k8s.ResourceRequirements {
  return { requests: quantities(resources.requests), limits: quantities(resources.limits) };
}
