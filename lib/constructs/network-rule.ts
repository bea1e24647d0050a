/** Who may be spoken to, or may speak. */
export type Peer =
  | { readonly pods: Readonly<Record<string, string>>; readonly namespace?: never; readonly cidr?: never }
  | { readonly namespace: string; readonly pods?: Readonly<Record<string, string>>; readonly cidr?: never }
  | { readonly cidr: string; readonly except?: readonly string[]; readonly pods?: never; readonly namespace?: never };

/** Ports open between a workload and its peers. */
export interface Rule {
  /** At least one: an empty list would mean everyone. */
  readonly peers: readonly [Peer, ...Peer[]];
  readonly ports: readonly number[];
  /** @default TCP */
  readonly protocols?: readonly ('TCP' | 'UDP')[];
}
