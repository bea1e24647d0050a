import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Component } from './component';
import { dialects } from './monitoring-system';
import type { Ports } from './port';

/** Seconds between two readings; alerts look back over several. */
const INTERVAL = '30s';

/** Which pods are asked for metrics, and where. */
export interface PodMonitorProps {
  readonly pods: Readonly<Record<string, string>>;
  /** All ports of the pods' container; those with metrics are read. */
  readonly ports: Ports;
}

/** The ports of a container that serve metrics, by name. */
export function metricsPorts(
  ports: Ports,
): { readonly port: string; readonly number: number; readonly path: string }[] {
  return Object.entries(ports).flatMap(([port, { number, metrics: path }]) =>
    path === undefined ? [] : [{ port, number, path }],
  );
}

/** What tells the cluster's monitoring to read the metrics of some pods; port and path come from the port that serves. */
export class PodMonitor extends Construct {
  /** @param container the pods' main container; with the environment's prefix also the object's name */
  constructor(
    scope: Component,
    readonly container: string,
    { pods, ports }: PodMonitorProps,
  ) {
    super(scope, `pod-monitor-${container}`);
    const { apiVersion, scrape, endpoints } = dialects[scope.target.monitoring.kind];
    new ApiObject(this, 'object', {
      apiVersion,
      kind: scrape,
      metadata: scope.metadata(container),
      spec: {
        selector: { matchLabels: pods },
        [endpoints]: metricsPorts(ports).map(({ port, path }) => ({ port, path, interval: INTERVAL })),
      },
    });
  }
}
