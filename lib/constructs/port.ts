/** How a container's health is asked: an HTTP path on the port, a command, or a connection to the port. */
export type Check = `/${string}` | { readonly exec: readonly string[] } | 'tcp' | 'grpc';

/** The three questions that a kubelet asks of a container. */
export interface Health {
  /** Has it come up? Until then the other two are not asked. */
  readonly startup: Check;
  /** May it get traffic? */
  readonly readiness: Check;
  /** Must it be restarted? Never ask about a dependency here: its outage would restart healthy pods. */
  readonly liveness: Check;
}

/** One port that a container listens on, and what it serves there. */
export interface Port<H extends Health | undefined = Health | undefined> {
  readonly number: number;
  readonly health: H;
  /** The path of Prometheus metrics; the cluster's monitoring is then told of this port, and let in. */
  readonly metrics?: `/${string}`;
  /** Replicas of the workload reach each other here. */
  readonly peers?: boolean;
}

/** A container's ports by name; names are at most 15 characters (RFC 6335). */
export type Ports = Readonly<Record<string, Port>>;

/** The names of the ports that answer health checks. */
export type HealthPort<P> = { [N in keyof P]: P[N] extends Port<Health> ? N : never }[keyof P] & string;

interface PortOptions {
  readonly metrics?: `/${string}`;
  readonly peers?: boolean;
}

/** A port without health checks. */
export function port(number: number, options: PortOptions = {}): Port<undefined> {
  return { number, health: undefined, ...options };
}

/** A port that answers the kubelet's checks. */
export function healthPort(number: number, health: Health, options: PortOptions = {}): Port<Health> {
  return { number, health, ...options };
}
