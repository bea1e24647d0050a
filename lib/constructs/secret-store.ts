import type { SecretEntry } from '../config';

/** Where a vault keeps one entry. */
export interface RemoteRef {
  /** The entry's identifier in the vault, environment prefix included. */
  readonly key: string;
  /** The field of a stored object; absent where the stored value is the secret itself. */
  readonly property?: string;
}

/** A vault that ExternalSecrets read from. */
export interface SecretStore {
  readonly kind: 'SecretStore' | 'ClusterSecretStore';
  /** The store object's name in the cluster. */
  readonly name: string;
  /** Where the vault keeps `entry`; a store that makes its own values makes this one on the first call. */
  remoteRef(entry: SecretEntry<string>): RemoteRef;
}
