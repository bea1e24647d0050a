import { JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { configChecksum } from '../config';
import { autopilotFaults } from './autopilot';
import type { Component } from './component';
import {
  renderContainer,
  renderListening,
  type ContainerProps,
  type ListeningProps,
  type RenderedContainer,
} from './container';
import type { Connection, Endpoint, PodNetwork } from './endpoint';
import { NetworkPolicy } from './network-policy';
import type { Rule } from './network-rule';
import type { PodSource } from './pod-source';
import type { Ports } from './port';
import { WAIT_RESOURCES } from './resources';
import type { ServiceAccount } from './service-account';

/** The user that a pod runs as; never 0. */
export interface PodUser {
  readonly uid: number;
  readonly gid: number;
  /** The group that owns mounted volumes, so that the user can write them. */
  readonly fsGroup: number;
}

/** What all pods of this platform share. */
export interface PodProps {
  readonly account: ServiceAccount;
  readonly user: PodUser;
  /** Seconds between SIGTERM and SIGKILL. @default 30 */
  readonly terminationGracePeriod?: number;
  /** The name of a PriorityClass. @default - the cluster's default priority */
  readonly priorityClass?: { readonly priorityClassName: string } | undefined;
  /** Keeps replicas on different nodes and zones where possible. @default false */
  readonly spread?: boolean;
  /** Mounts the account's token and opens the way to the API server. @default false */
  readonly callsApi?: boolean;
}

/** Names are asked of kube-dns, or of the node-local cache and Cloud DNS by pod or link-local address (Dataplane V2, D-15). */
const DNS_RULES: readonly Rule[] = [
  {
    peers: [
      { namespace: 'kube-system', pods: { 'k8s-app': 'kube-dns' } },
      { namespace: 'kube-system', pods: { 'k8s-app': 'node-local-dns' } },
      { cidr: '169.254.20.10/32' },
      { cidr: '169.254.169.254/32' },
    ],
    ports: [53],
    protocols: ['UDP', 'TCP'],
  },
];

/** Seconds that a start-up wait lasts before its pod is counted as failed and shows why. */
const WAIT_SECONDS = 600;
const WAIT_SCRIPT = 'until nc -z -w 2 "$1" "$2"; do echo "waiting for $1:$2"; sleep 2; done';

/**
 * A pod under construction: its network, its containers and what they read. Containers start in this order: sidecars
 * (which keep running), start-up waits, init containers, the main container.
 */
export class Pod extends Construct {
  readonly network: PodNetwork;
  private readonly sidecars: RenderedContainer[] = [];
  private readonly waits = new Map<string, RenderedContainer>();
  private readonly inits: RenderedContainer[] = [];
  private main?: RenderedContainer;
  private readonly annotations: Record<string, string> = {};

  constructor(
    protected readonly component: Component,
    readonly base: string,
    private readonly podProps: PodProps,
  ) {
    super(component, `pod-${base}`);
    const labels = { app: base };
    this.network = { labels, policy: new NetworkPolicy(component, base, labels) };
    DNS_RULES.forEach((rule) => {
      this.network.policy.allowTo(rule);
    });
    if (podProps.callsApi === true) this.network.policy.allowTo(component.target.apiServer);
  }

  /**
   * Uses what another component offers: opens the way on both sides and hands out host, port and URL.
   * @param options.wait holds the start until the endpoint accepts connections
   */
  connect<Id extends string>(endpoint: Endpoint<Id>, options: { readonly wait?: boolean } = {}): Connection<Id> {
    const connection = endpoint.open(this.network);
    if (options.wait === true) this.waits.set(endpoint.id, this.renderWait(connection));
    return connection;
  }

  /**
   * A container that starts before the others and runs beside them (a native sidecar, Kubernetes 1.29 or later).
   * @throws Error when the pod has a sidecar of that name already.
   */
  sidecar<P extends Ports>(name: string, ports: P, props: ListeningProps<P>): void {
    if (this.sidecars.some(({ container }) => container.name === name)) {
      throw new Error(`${this.base}: the sidecar ${name} is added twice`);
    }
    this.sidecars.push(renderListening(name, ports, props));
  }

  /** A container that must end well before the main one starts. */
  init(name: string, props: ContainerProps): void {
    this.inits.push(renderContainer(name, props));
  }

  /** Sets a pod annotation. */
  protected annotate(name: string, value: string): void {
    this.annotations[name] = value;
  }

  protected setMain(rendered: RenderedContainer): void {
    if (this.main !== undefined) throw new Error(`${this.base}: the main container is set twice`);
    this.main = rendered;
  }

  /** The ConfigMaps and Secrets that the pod reads, each once, in a stable order. */
  protected sources(): PodSource[] {
    const all = this.containers().flatMap(({ props }) => [
      ...Object.values(props.env ?? {}).map((source) => source.source),
      ...Object.values(props.files ?? {}).map((files) => files.source),
    ]);
    const unique = new Set(all.filter((source) => source !== undefined));
    return [...unique].sort((a, b) => (a.kind + a.sourceName < b.kind + b.sourceName ? -1 : 1));
  }

  /** One hash over everything the pod reads: a change of configuration rolls the pods out (L-33). */
  protected checksum(): string {
    return configChecksum(
      this.sources().map((source) => ({ kind: source.kind, name: source.sourceName, checksum: source.checksum() })),
    );
  }

  /** The pod template, and the patches that its finished JSON needs. */
  protected template(
    restartPolicy: 'Always' | 'Never',
    extraMounts: readonly k8s.VolumeMount[] = [],
  ): k8s.PodTemplateSpec {
    if (this.main === undefined) throw new Error(`${this.base}: no main container: call run()`);
    const main = {
      ...this.main.container,
      volumeMounts: [...extraMounts, ...(this.main.container.volumeMounts ?? [])],
    };
    this.checkAutopilot(this.main);
    this.checkUsers();
    const before = [...this.sidecars, ...this.waits.values(), ...this.inits].map(({ container }) => container);
    return {
      metadata: { labels: { ...this.component.labels, ...this.network.labels }, annotations: this.annotations },
      spec: {
        ...this.podSpec(),
        restartPolicy,
        ...(before.length === 0 ? {} : { initContainers: before }),
        containers: [main],
        volumes: this.containers().flatMap(({ volumes }) => [...volumes]),
      },
    };
  }

  /** Native sidecars are younger (1.28) than the 1.27 types: their restart policy is patched in. */
  protected patches(): JsonPatch[] {
    return this.sidecars.map((_, index) =>
      JsonPatch.add(`/template/spec/initContainers/${index}/restartPolicy`, 'Always'),
    );
  }

  private checkAutopilot(main: RenderedContainer): void {
    if (!this.component.target.autopilot) return;
    const lasting = [...this.sidecars, main].map(({ props }) => props.resources);
    autopilotFaults(lasting).forEach((fault) => {
      this.component.fault(`${this.base}.resources`, fault);
    });
  }

  private checkUsers(): void {
    const users = [this.podProps.user, ...this.containers().map(({ props }) => props.user)];
    if (users.some((user) => user?.uid === 0))
      this.component.fault(`${this.base}.user`, 'must not be root: give the uid of the image');
  }

  private containers(): RenderedContainer[] {
    return [...this.sidecars, ...this.waits.values(), ...this.inits, ...(this.main === undefined ? [] : [this.main])];
  }

  private podSpec(): Omit<k8s.PodSpec, 'containers'> {
    const { user, priorityClass } = this.podProps;
    return {
      serviceAccountName: this.podProps.account.accountName,
      automountServiceAccountToken: this.podProps.callsApi === true,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: this.podProps.terminationGracePeriod ?? 30,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: user.uid,
        runAsGroup: user.gid,
        fsGroup: user.fsGroup,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      ...(priorityClass === undefined ? {} : { priorityClassName: priorityClass.priorityClassName }),
      ...(this.podProps.spread === true ? { topologySpreadConstraints: this.spreadConstraints() } : {}),
    };
  }

  /** Soft on both levels: a hard rule leaves pods pending when a zone is gone or the cluster has one zone (D-66, L-10). */
  private spreadConstraints(): k8s.TopologySpreadConstraint[] {
    return ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: this.network.labels },
    }));
  }

  private renderWait(connection: Connection<string>): RenderedContainer {
    return renderContainer(`wait-for-${connection.id.replaceAll('.', '-')}`, {
      image: this.component.target.waitImage,
      command: ['timeout', String(WAIT_SECONDS), 'sh', '-c', WAIT_SCRIPT, 'wait'],
      args: [connection.host, String(connection.port)],
      resources: WAIT_RESOURCES,
    });
  }
}
