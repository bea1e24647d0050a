import type { Construct } from 'constructs';
import {
  Component,
  type ContainerLimits,
  LimitRange,
  Namespace,
  PriorityClass,
  type Quota,
  ResourceQuota,
  type Target,
} from '../constructs';

/** The bounds of a container in every environment: Autopilot's ratios, and floors that all our containers keep. */
const LIMITS: ContainerLimits = {
  min: { cpu: '100m', memory: '128Mi', ephemeralStorage: '100Mi' },
  max: { cpu: '4000m', memory: '8Gi', ephemeralStorage: '10Gi' },
  defaultRequest: { cpu: '250m', memory: '512Mi', ephemeralStorage: '500Mi' },
  defaultLimit: { cpu: '1000m', memory: '1Gi', ephemeralStorage: '1Gi' },
  maxRatio: 4,
};

/** Above every class that users define by default (0), below the system's (2,000,000,000). */
const USER_TRAFFIC_PRIORITY = 100_000;

/** What an overlay decides about the namespace. */
export interface BaseSettings {
  readonly quota: Quota;
  /** Lets pods that serve users push others aside when nodes are full. @default false */
  readonly prioritizeUserTraffic?: boolean;
}

/** The namespace and its bounds. */
export class Base extends Component {
  readonly userTraffic?: PriorityClass;

  constructor(scope: Construct, target: Target, props: BaseSettings) {
    super(scope, 'base', target);
    new Namespace(this);
    new LimitRange(this, 'limits', LIMITS);
    new ResourceQuota(this, 'quota', props.quota);
    if (props.prioritizeUserTraffic === true) {
      this.userTraffic = new PriorityClass(this, 'user-traffic', USER_TRAFFIC_PRIORITY, 'Pods that answer users.');
    }
  }
}
