import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Component } from './component';
import { quantities, type Amounts, type Bytes } from './resources';

/** The bounds of one container. */
export interface ContainerLimits {
  readonly min: Amounts;
  readonly max: Amounts;
  readonly defaultRequest: Amounts;
  readonly defaultLimit: Amounts;
  /** The largest allowed limit divided by request, for CPU and for memory. */
  readonly maxRatio: number;
}

/** The namespace's one LimitRange; two would both apply (L-09). */
export class LimitRange extends Construct {
  constructor(scope: Component, base: string, limits: ContainerLimits) {
    super(scope, `limit-range-${base}`);
    const ratio = k8s.Quantity.fromNumber(limits.maxRatio);
    new k8s.KubeLimitRange(this, 'object', {
      metadata: scope.metadata(base),
      spec: {
        limits: [
          {
            type: 'Container',
            min: quantities(limits.min),
            max: quantities(limits.max),
            default: quantities(limits.defaultLimit),
            defaultRequest: quantities(limits.defaultRequest),
            maxLimitRequestRatio: { cpu: ratio, memory: ratio },
          },
        ],
      },
    });
  }
}

/** What all pods of a namespace may ask for together. */
export interface Quota {
  readonly requests: Amounts;
  readonly limits: Amounts;
  readonly pods: number;
  readonly volumeClaims: number;
  readonly storage: Bytes;
}

/** The namespace's one ResourceQuota. */
export class ResourceQuota extends Construct {
  constructor(scope: Component, base: string, quota: Quota) {
    super(scope, `resource-quota-${base}`);
    const prefixed = (kind: 'requests' | 'limits') =>
      Object.entries(quantities(quota[kind])).map(([name, amount]) => [`${kind}.${name}`, amount]);
    new k8s.KubeResourceQuota(this, 'object', {
      metadata: scope.metadata(base),
      spec: {
        hard: {
          ...(Object.fromEntries([...prefixed('requests'), ...prefixed('limits')]) as Record<string, k8s.Quantity>),
          pods: k8s.Quantity.fromNumber(quota.pods),
          persistentvolumeclaims: k8s.Quantity.fromNumber(quota.volumeClaims),
          'requests.storage': k8s.Quantity.fromString(quota.storage),
        },
      },
    });
  }
}
