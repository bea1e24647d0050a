import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Faults } from '../config';
import type { Image } from './image';
import type { MonitoringSystem } from './monitoring-system';
import type { Rule } from './network-rule';

/** The place a component is rendered for: everything its objects need to know of their environment. */
export interface Target {
  /** The environment's name, used in fault paths and as the output folder. */
  readonly environment: string;
  /** Put before every object name by `Component.objectName`, the only place that does so. */
  readonly prefix: string;
  readonly namespace: string;
  /** Labels on every object's metadata; never part of a selector, which a cluster cannot change. */
  readonly labels: Readonly<Record<string, string>>;
  /** A small image with `sh`, `nc` and `timeout`, for start-up waits. */
  readonly waitImage: Image;
  /** What reads metrics and evaluates alerts. */
  readonly monitoring: MonitoringSystem;
  /** Where the API server is, as policies see it: behind its Service. */
  readonly apiServer: Rule;
  /** The cluster is GKE Autopilot, whose rules on requests then hold. */
  readonly autopilot: boolean;
  /** Collects what is wrong; the synth gate throws them all at once. */
  readonly faults: Faults;
}

/** What an object's metadata may add to name, namespace and labels. */
export interface ObjectMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * One running thing with all its objects; rendered to one file. Names and labels come from `name`, never from the
 * construct's path, so a construct may be renamed or moved without touching the cluster.
 */
export class Component extends Chart {
  constructor(
    scope: Construct,
    readonly name: string,
    readonly target: Target,
    id: string = name,
  ) {
    super(scope, id, { labels: { ...target.labels, 'app.kubernetes.io/component': name } });
  }

  /** The name of an object in this environment, prefix included. */
  objectName(base: string = this.name): string {
    return `${this.target.prefix}-${base}`;
  }

  /** Metadata of a namespaced object, its name given without the prefix. */
  metadata(base: string, extra: Omit<ObjectMetadata, 'name' | 'namespace'> = {}): ObjectMetadata {
    return { name: this.objectName(base), namespace: this.target.namespace, ...extra };
  }

  /** Notes a fault of this component's rendering. */
  fault(path: string, message: string): void {
    this.target.faults.add(`${this.target.environment}.${this.name}.${path}`, message);
  }
}
