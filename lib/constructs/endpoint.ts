import { tagged, type Tagged } from '../config';
import type { NetworkPolicy } from './network-policy';
import type { Rule } from './network-rule';

/** The part of a pod that connections change. */
export interface PodNetwork {
  readonly labels: Readonly<Record<string, string>>;
  readonly policy: NetworkPolicy;
}

/** How an endpoint is reached; known to constructs only, so that nobody takes a host without its connection. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** The server speaks TLS on this port. */
  readonly tls: boolean;
  /** The path below which an HTTP server answers, without a slash at its end. @default - the root */
  readonly path?: '' | `/${string}`;
  /** The pods behind the address, with the port they listen on; absent for what stands outside the cluster. */
  readonly pods?: { readonly network: PodNetwork; readonly port: number };
  /** What the consumer must be let out to, where no pods stand behind the address. */
  readonly egress?: readonly Rule[];
}

/** Something a component offers to others, such as `keycloak.http`. It is used through `Pod.connect`. */
export class Endpoint<Id extends string> {
  readonly #address: Address;

  constructor(
    readonly id: Id,
    address: Address,
  ) {
    this.#address = address;
  }

  /**
   * Opens the way from `consumer` on both sides and hands out what its configuration needs. Called by pods; a
   * component calls `Pod.connect`.
   */
  open(consumer: PodNetwork): Connection<Id> {
    const { pods, egress = [] } = this.#address;
    egress.forEach((rule) => {
      consumer.policy.allowTo(rule);
    });
    if (pods !== undefined) {
      consumer.policy.allowTo({ peers: [{ pods: pods.network.labels }], ports: [pods.port] });
      pods.network.policy.allowFrom({ peers: [{ pods: consumer.labels }], ports: [pods.port] });
    }
    return new Connection(this.id, this.#address);
  }
}

/** A consumer's hold of an endpoint: the only source of its host, port and URL. */
export class Connection<Id extends string> {
  readonly host: Tagged<`${Id}.host`>;
  readonly port: Tagged<`${Id}.port`, number>;
  readonly tls: Tagged<`${Id}.tls`, boolean>;
  /** Host and port as a URL has them. */
  readonly authority: Tagged<`${Id}.authority`>;
  readonly #path: string;

  constructor(
    readonly id: Id,
    address: Pick<Address, 'host' | 'port' | 'tls' | 'path'>,
  ) {
    this.host = tagged(address.host);
    this.port = tagged(address.port);
    this.tls = tagged(address.tls);
    this.authority = tagged(`${address.host}:${address.port}`);
    this.#path = address.path ?? '';
  }

  /** One of two values, by whether the server speaks TLS: a scheme, a certificate's path. */
  byTransport<T>(values: { readonly tls: T; readonly plain: T }): T {
    return this.tls ? values.tls : values.plain;
  }

  /** The base URL of an HTTP or gRPC-over-HTTP endpoint, TLS as the server has it. */
  get url(): Tagged<`${Id}.url`> {
    return tagged(`${this.byTransport({ tls: 'https', plain: 'http' })}://${this.authority}${this.#path}`);
  }
}
