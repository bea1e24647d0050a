import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Component } from './component';
import { Endpoint, type Address, type PodNetwork } from './endpoint';
import type { Ports } from './port';

/** What a Service stands in front of. */
export interface ServiceProps<P extends Ports, O extends keyof P> {
  readonly network: PodNetwork;
  readonly ports: P;
  /** The Service's own port for each of the pods' ports that it offers. */
  readonly offered: Readonly<Record<O, number>>;
  /** Names every pod instead of one address (`clusterIP: None`). @default false */
  readonly headless?: boolean;
  /** Seconds that one client address keeps its pod. @default - no affinity */
  readonly affinitySeconds?: number;
}

/** A Service named like its workload. */
export class Service<Name extends string, P extends Ports, O extends keyof P & string> extends Construct {
  readonly serviceName: string;

  constructor(
    scope: Component,
    private readonly base: Name,
    private readonly props: ServiceProps<P, O>,
  ) {
    super(scope, `service-${base}`);
    this.serviceName = scope.objectName(base);
    new k8s.KubeService(this, 'object', {
      metadata: scope.metadata(base),
      spec: {
        type: 'ClusterIP',
        ...(props.headless === true ? { clusterIp: 'None' } : {}),
        selector: props.network.labels,
        ports: this.offered().map(([name, number]) => ({
          name,
          port: number,
          targetPort: k8s.IntOrString.fromString(name),
          protocol: 'TCP',
        })),
        ...(props.affinitySeconds === undefined
          ? {}
          : {
              sessionAffinity: 'ClientIP',
              sessionAffinityConfig: { clientIp: { timeoutSeconds: props.affinitySeconds } },
            }),
      },
    });
  }

  /** One offered port, for a component to hand to others. */
  endpoint<N extends O>(
    name: N,
    options: Pick<Address, 'path'> & Partial<Pick<Address, 'tls'>> = {},
  ): Endpoint<`${Name}.${N}`> {
    return new Endpoint(`${this.base}.${name}`, {
      host: this.serviceName,
      port: this.servicePort(name),
      tls: options.tls ?? false,
      ...(options.path === undefined ? {} : { path: options.path }),
      pods: { network: this.props.network, port: this.targetPort(name) },
    });
  }

  /** The Service's own number of an offered port. */
  servicePort(name: O): number {
    return this.props.offered[name];
  }

  /** Lets pods of another namespace reach an offered port. */
  allowFromNamespace(name: O, namespace: string): void {
    this.props.network.policy.allowFrom({ peers: [{ namespace }], ports: [this.targetPort(name)] });
  }

  private targetPort(name: O): number {
    return (this.props.ports[name] as { number: number }).number;
  }

  private offered(): [string, number][] {
    return Object.entries<number>(this.props.offered);
  }
}
