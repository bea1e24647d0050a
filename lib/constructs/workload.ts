import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Autoscaler } from './autoscaler';
import type { Component } from './component';
import { lazy } from './lazy';
import { renderListening, type ListeningProps, type MountPath } from './container';
import { DisruptionBudget } from './disruption-budget';
import { applyPatches } from './patch';
import { Pod, type PodProps } from './pod';
import { metricsPorts, PodMonitor } from './pod-monitor';
import type { Ports } from './port';
import type { Bytes } from './resources';
import { minReplicas, type Scale } from './scale';
import { Service } from './service';

/**
 * Reloader restarts the pods when the operator writes a new secret value, or a Job what it found out: no checksum made
 * here can see either.
 */
const RELOAD = {
  Secret: 'secret.reloader.stakater.com/reload',
  ConfigMap: 'configmap.reloader.stakater.com/reload',
} as const;

/** A volume of a StatefulSet's pod, kept when the pod goes. */
export interface Claim {
  readonly name: string;
  readonly mountPath: MountPath;
  readonly size: Bytes;
}

/** What a long-running workload is made of, besides its containers. */
export interface WorkloadProps<P extends Ports> extends PodProps {
  readonly ports: P;
  readonly scale: Scale;
  /**
   * A volume per pod makes the workload a StatefulSet, which never starts a second pod on one volume.
   * @default - none, a Deployment
   */
  readonly claim?: Claim;
  /** Deployments only: stop the old pods before the new start. @default rolling, one more and none less */
  readonly recreate?: boolean;
  /** How long a roll-out may make no progress, in seconds. @default 600 */
  readonly progressDeadline?: number;
}

/**
 * A hardened Deployment or StatefulSet with its network policy, autoscaler and disruption budget. `connect` to what it
 * needs, `run` its container, `serve` its ports; rendering happens at synth, so the order of calls is free.
 */
export class Workload<Name extends string, P extends Ports> extends Pod {
  /** The object's name in the cluster. */
  readonly workloadName: string;
  readonly kind: 'Deployment' | 'StatefulSet';

  /** @param base the workload's name without the environment's prefix; also its `app` label, the whole selector */
  constructor(
    component: Component,
    override readonly base: Name,
    private readonly props: WorkloadProps<P>,
  ) {
    super(component, base, { spread: minReplicas(props.scale) > 1, ...props });
    this.workloadName = component.objectName(base);
    this.kind = props.claim === undefined ? 'Deployment' : 'StatefulSet';
    new ApiObject(this, 'object', {
      apiVersion: 'apps/v1',
      kind: this.kind,
      metadata: component.metadata(base, {
        annotations: {
          [RELOAD.Secret]: lazy(() => this.reloaded('Secret')),
          [RELOAD.ConfigMap]: lazy(() => this.reloaded('ConfigMap')),
        },
      }),
      spec: lazy(() => this.spec()),
    });
    this.openDeclaredPorts();
    if (props.scale.max !== undefined) new Autoscaler(component, this, props.scale);
    if (minReplicas(props.scale) > 1) new DisruptionBudget(component, base, this.network.labels);
  }

  /** Sets the main container; exactly once. */
  run(props: ListeningProps<P>): void {
    this.setMain(renderListening(this.base, this.props.ports, props));
  }

  /** Puts a Service of the same name before the pods. */
  serve<O extends keyof P & string>(
    offered: Readonly<Record<O, number>>,
    options: { readonly headless?: boolean; readonly affinitySeconds?: number } = {},
  ): Service<Name, P, O> {
    return new Service(this.component, this.base, {
      network: this.network,
      ports: this.props.ports,
      offered,
      ...options,
    });
  }

  /** Opens ports between replicas, and ports with metrics to the monitoring, which is told of them. */
  private openDeclaredPorts(): void {
    const { policy, labels } = this.network;
    const { namespace } = this.component.target.monitoring;
    const scraped = metricsPorts(this.props.ports);
    for (const { number } of scraped) policy.allowFrom({ peers: [{ namespace }], ports: [number] });
    if (scraped.length > 0) new PodMonitor(this.component, this.base, { pods: labels, ports: this.props.ports });
    for (const { number, peers } of Object.values(this.props.ports)) {
      if (peers === true) {
        policy.allowFrom({ peers: [{ pods: labels }], ports: [number] });
        policy.allowTo({ peers: [{ pods: labels }], ports: [number] });
      }
    }
  }

  /** What the pods read that changes in the cluster; undefined leaves the annotation out. */
  private reloaded(wanted: 'ConfigMap' | 'Secret'): string | undefined {
    const names = this.sources()
      .filter(({ kind, changesInCluster = kind === 'Secret' }) => kind === wanted && changesInCluster)
      .map(({ sourceName }) => sourceName);
    return names.length === 0 ? undefined : names.join(',');
  }

  private spec(): unknown {
    this.annotate('checksum/config', this.checksum());
    const common = {
      ...(this.props.scale.replicas === undefined ? {} : { replicas: this.props.scale.replicas }),
      revisionHistoryLimit: 5,
      selector: { matchLabels: this.network.labels },
    };
    const spec =
      this.props.claim === undefined ? this.deploymentSpec(common) : this.statefulSetSpec(common, this.props.claim);
    return applyPatches(`${this.kind}/${this.workloadName}`, spec, this.patches());
  }

  private deploymentSpec(common: Omit<k8s.DeploymentSpec, 'template'>): unknown {
    const one = k8s.IntOrString.fromNumber(1);
    const none = k8s.IntOrString.fromNumber(0);
    const rolling = { type: 'RollingUpdate', rollingUpdate: { maxSurge: one, maxUnavailable: none } };
    return k8s.toJson_DeploymentSpec({
      ...common,
      strategy: this.props.recreate === true ? { type: 'Recreate' } : rolling,
      progressDeadlineSeconds: this.props.progressDeadline ?? 600,
      template: this.template('Always'),
    });
  }

  private statefulSetSpec(common: Omit<k8s.DeploymentSpec, 'template'>, claim: Claim): unknown {
    return k8s.toJson_StatefulSetSpec({
      ...common,
      serviceName: this.workloadName,
      template: this.template('Always', [{ name: claim.name, mountPath: claim.mountPath }]),
      volumeClaimTemplates: [
        {
          metadata: { name: claim.name },
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: k8s.Quantity.fromString(claim.size) } },
          },
        },
      ],
    });
  }
}
