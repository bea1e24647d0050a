import { Faults } from '../../lib/config';
import type { Environment } from '../../lib/environment';
import { buildPlatform, renderPlatform } from '../../lib/platform';
import { environments } from '../../overlays';

interface KeyRef {
  readonly name: string;
  readonly key: string;
  readonly optional?: boolean;
}

export interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly configMapKeyRef?: KeyRef;
    readonly secretKeyRef?: KeyRef;
    readonly fieldRef?: { readonly fieldPath: string };
  };
}

interface Probe {
  readonly httpGet?: { readonly path: string; readonly port: string | number };
  readonly exec?: { readonly command: readonly string[] };
  readonly periodSeconds: number;
  readonly failureThreshold: number;
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
}

interface Items {
  readonly items?: readonly { readonly key: string; readonly path: string }[];
}

export interface Volume {
  readonly name: string;
  readonly emptyDir?: { readonly sizeLimit?: string };
  readonly configMap?: Items & { readonly name: string };
  readonly secret?: Items & { readonly secretName: string };
}

type Amounts = Readonly<Record<'cpu' | 'memory' | 'ephemeral-storage', string>>;

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly EnvVar[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly resources?: { readonly requests?: Partial<Amounts>; readonly limits?: Partial<Amounts> };
  readonly restartPolicy?: string;
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly startupProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly volumeMounts?: readonly VolumeMount[];
}

export interface PodSpec {
  readonly serviceAccountName: string;
  readonly automountServiceAccountToken?: boolean;
  readonly priorityClassName?: string;
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
  readonly volumes?: readonly Volume[];
  readonly securityContext?: Readonly<Record<string, unknown>>;
}

type Labels = Readonly<Record<string, string>>;

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Labels;
    readonly annotations?: Labels;
  };
}

interface Workload extends Manifest {
  readonly spec: {
    readonly replicas?: number;
    readonly serviceName?: string;
    readonly template: { readonly metadata: { readonly labels: Labels }; readonly spec: PodSpec };
    readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
  };
}

export interface PolicyPeer {
  readonly podSelector?: { readonly matchLabels?: Labels };
  readonly namespaceSelector?: { readonly matchLabels?: Labels };
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

export interface PolicyRule {
  readonly from?: readonly PolicyPeer[];
  readonly to?: readonly PolicyPeer[];
  readonly ports?: readonly { readonly port: number; readonly protocol?: string }[];
}

export interface NetworkPolicy extends Manifest {
  readonly spec: {
    readonly podSelector: { readonly matchLabels?: Labels };
    readonly policyTypes: readonly string[];
    readonly ingress: readonly PolicyRule[];
    readonly egress: readonly PolicyRule[];
  };
}

interface ExternalSecret extends Manifest {
  readonly spec: {
    readonly refreshPolicy: string;
    readonly secretStoreRef?: { readonly kind: string; readonly name: string };
    readonly target: {
      readonly name: string;
      readonly creationPolicy: string;
      readonly immutable?: boolean;
      readonly template: { readonly data?: Labels };
    };
    readonly data?: readonly { readonly secretKey: string; readonly remoteRef: { readonly key: string } }[];
    readonly dataFrom?: readonly unknown[];
  };
}

interface IngressPath {
  readonly path: string;
  readonly pathType: string;
  readonly backend: { readonly service: { readonly name: string; readonly port: { readonly name: string } } };
}

interface Ingress extends Manifest {
  readonly spec: {
    readonly tls: readonly { readonly hosts: readonly string[] }[];
    readonly rules: readonly { readonly host: string; readonly http: { readonly paths: readonly IngressPath[] } }[];
  };
}

interface Selecting {
  readonly selector: { readonly matchLabels: Labels };
}

/** Where a monitor reads metrics. */
interface Scraped {
  readonly port: string;
  readonly path: string;
  readonly interval: string;
}

/** The kinds that these tests look into, as far as they do. */
export interface Kinds {
  readonly ConfigMap: Manifest & { readonly data: Labels };
  readonly Deployment: Workload;
  readonly ExternalSecret: ExternalSecret;
  readonly HorizontalPodAutoscaler: Manifest;
  readonly Ingress: Ingress;
  readonly Job: Workload;
  readonly LimitRange: Manifest;
  readonly Namespace: Manifest;
  readonly NetworkPolicy: NetworkPolicy;
  readonly PriorityClass: Manifest;
  readonly ResourceQuota: Manifest;
  readonly Role: Manifest & {
    readonly rules: readonly { readonly verbs: readonly string[]; readonly resourceNames: readonly string[] }[];
  };
  readonly SecretStore: Manifest & { readonly spec: { readonly provider: Readonly<Record<string, unknown>> } };
  readonly Service: Manifest & {
    readonly spec: {
      readonly clusterIP?: string;
      readonly selector: Labels;
      readonly ports: readonly { readonly name: string; readonly port: number; readonly targetPort: string | number }[];
    };
  };
  readonly ServiceAccount: Manifest;
  readonly PodMonitor: Manifest & { readonly spec: Selecting & { readonly podMetricsEndpoints: readonly Scraped[] } };
  readonly PodMonitoring: Manifest & { readonly spec: Selecting & { readonly endpoints: readonly Scraped[] } };
  readonly StatefulSet: Workload;
}

/** The pod that a workload makes. */
export interface Pod {
  readonly owner: Manifest;
  /** Its `app` label, which is the workload's name without the environment's prefix. */
  readonly app: string;
  readonly labels: Labels;
  readonly namespace: string;
  readonly spec: PodSpec;
  readonly containers: readonly Container[];
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'Job'] as const;

/**
 * The only item of a list.
 * @throws Error when there is none, or more than one.
 */
export function only<T>(items: readonly T[], what = 'item'): T {
  const [first] = items;
  if (first === undefined || items.length > 1) throw new Error(`${items.length} times ${what}, wanted once`);
  return first;
}

/** A real environment's objects. */
export class Rendered {
  readonly name: string;
  readonly prefix: string;
  readonly namespace: string;
  /** The objects of each component. */
  readonly components: ReadonlyMap<string, readonly Manifest[]>;
  readonly objects: readonly Manifest[];

  constructor(readonly environment: Environment) {
    this.name = environment.name;
    this.prefix = environment.identity.prefix;
    this.namespace = `${this.prefix}-mcp-server-langgraph`;
    this.components = renderPlatform(buildPlatform(environment, new Faults())) as ReadonlyMap<string, Manifest[]>;
    this.objects = [...this.components.values()].flat();
  }

  /** The objects of a kind. */
  ofKind<K extends keyof Kinds>(kind: K): readonly Kinds[K][] {
    return this.objects.filter((object) => object.kind === kind) as unknown as Kinds[K][];
  }

  /**
   * An object by its name without the environment's prefix.
   * @throws Error with the names that there are.
   */
  get<K extends keyof Kinds>(kind: K, base: string): Kinds[K] {
    const all = this.ofKind(kind);
    const found = all.find(({ metadata }) => metadata.name === `${this.prefix}-${base}`);
    if (found !== undefined) return found;
    throw new Error(`${this.name}: no ${kind} ${base} among ${all.map(({ metadata }) => metadata.name).join(', ')}`);
  }

  /** The pods of all workloads. */
  pods(): readonly Pod[] {
    return WORKLOADS.flatMap((kind) => this.ofKind(kind)).map((owner) => {
      const { metadata, spec } = owner.spec.template;
      return {
        owner,
        app: metadata.labels.app ?? '',
        labels: metadata.labels,
        namespace: owner.metadata.namespace ?? '',
        spec,
        containers: [...(spec.initContainers ?? []), ...spec.containers],
      };
    });
  }

  /** Where metrics of which pods are read, whichever monitoring it is. */
  monitors(): { readonly app: string; readonly endpoints: readonly Scraped[] }[] {
    const app = ({ selector }: Selecting) => selector.matchLabels.app ?? '';
    return [
      ...this.ofKind('PodMonitor').map(({ spec }) => ({ app: app(spec), endpoints: spec.podMetricsEndpoints })),
      ...this.ofKind('PodMonitoring').map(({ spec }) => ({ app: app(spec), endpoints: spec.endpoints })),
    ];
  }

  /** The pod with an `app` label. */
  pod(app: string): Pod {
    const found = this.pods().filter((pod) => pod.app === app);
    return only(found, `${this.name}: pod ${app}`);
  }

  /** The environment of a container: ConfigMap values, templates of Secret values, paths of pod fields, what Jobs write. */
  env(container: Container): ReadonlyMap<string, string> {
    return new Map((container.env ?? []).map((variable) => [variable.name, this.resolve(variable)]));
  }

  /** The template behind a key of a Secret, without its guard. */
  secretText(secret: string, key: string): string {
    const made = this.ofKind('ExternalSecret').find(({ spec }) => spec.target.name === secret);
    const text = made?.spec.target.template.data?.[key];
    if (text === undefined) throw new Error(`${this.name}: no key ${key} in Secret ${secret}`);
    return text.replace(/\{\{ if .*?\{\{ end \}\}/g, '');
  }

  private resolve({ name, value, valueFrom = {} }: EnvVar): string {
    const { configMapKeyRef, secretKeyRef, fieldRef } = valueFrom;
    const text =
      value ?? fieldRef?.fieldPath ?? (configMapKeyRef === undefined ? undefined : this.configText(configMapKeyRef));
    if (text !== undefined) return text;
    if (secretKeyRef !== undefined) return this.secretText(secretKeyRef.name, secretKeyRef.key);
    throw new Error(`${this.name}: ${name} has no value`);
  }

  private configText({ name, key }: KeyRef): string | undefined {
    const configMap = this.ofKind('ConfigMap').find(({ metadata }) => metadata.name === name);
    const filled = configMap?.metadata.annotations?.['keyfit.io/filled-keys']?.split(', ') ?? [];
    return filled.includes(key) ? '(written in the cluster)' : configMap?.data[key];
  }
}

/** The main container of a pod. */
export function mainOf(pod: Pod): Container {
  return only(pod.spec.containers, `main container of ${pod.app}`);
}

/** The number of a container's port. */
export function portOf(container: Container, name: string | number | undefined): number | undefined {
  return container.ports?.find((port) => port.name === name)?.containerPort;
}

const rendered = environments.map((environment) => new Rendered(environment));

/** Every environment with its name, for `describe.each`. */
export const everywhere = rendered.map((environment) => [environment.name, environment] as const);

/** The environments on Google Cloud. */
export const onGoogleCloud = everywhere.filter(([, { environment }]) => environment.cloud !== undefined);

/** The environments without a cloud account. */
export const inCluster = everywhere.filter(([, { environment }]) => environment.cloud === undefined);
