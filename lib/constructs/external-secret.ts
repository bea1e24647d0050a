import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import {
  contentChecksum,
  dashed,
  renderSecretTemplate,
  type NameIn,
  type SecretEntry,
  type SecretTable,
  type SecretTemplate,
} from '../config';
import type { Component } from './component';
import { envOf, EnvSource, FileSource, type EnvOf, type PodSource } from './pod-source';
import type { SecretStore } from './secret-store';

/** The keys of the Secret to make, each a template over the table's entries. */
export type SecretKeys<E> = Readonly<Record<string, SecretTemplate<NameIn<E>>>>;

type UsedBy<K> = K[keyof K] extends SecretTemplate<infer Uses> ? Uses : never;

/** Nothing when every entry is used; else a property that cannot be given, whose name says what is wrong. */
export type EveryEntryUsed<E, K> = {
  readonly [N in Exclude<NameIn<E>, UsedBy<K>> as `secret entry '${N}' is used by no key`]: never;
};

/** What an ExternalSecret is made of. */
export interface ExternalSecretProps<E extends SecretTable, K extends SecretKeys<E>> {
  readonly store: SecretStore;
  /** Each under its own name: a template looks for it there. */
  readonly entries: E & { readonly [N in keyof E]: SecretEntry<N & string> };
  readonly keys: K;
}

const REFRESH_INTERVAL = '1h0m0s';

/**
 * An ExternalSecret (`external-secrets.io/v1`) and the Secret it makes. The Secret's keys are exactly `keys`: entries
 * are fetched only for templates (mergePolicy Replace drops the rest). Defaults of the operator are written out, as
 * they differ between its releases.
 */
export class ExternalSecret<E extends SecretTable, K extends SecretKeys<E>> extends Construct implements PodSource {
  readonly kind = 'Secret';
  readonly sourceName: string;
  /** The entries that it fetches, for reference pages. */
  readonly entries: E;
  /** The Secret's keys and the templates behind them, for reference pages. */
  readonly templates: K;
  private readonly spec: Record<string, unknown>;

  /** @param base the Secret's name without the environment's prefix */
  constructor(scope: Component, base: string, props: ExternalSecretProps<E, K> & { keys: EveryEntryUsed<E, K> }) {
    super(scope, `secret-${base}`);
    this.sourceName = scope.objectName(base);
    this.entries = props.entries;
    this.templates = props.keys;
    this.spec = externalSecretSpec(this.sourceName, props);
    new ApiObject(this, 'object', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: scope.metadata(base),
      spec: this.spec,
    });
  }

  /** Some keys as environment variables, each under the upper case of its name. */
  env<const N extends keyof K & string>(keys: readonly N[]): EnvOf<N> {
    return envOf(keys, (key) => this.source(key));
  }

  /** Every key as an environment variable. */
  envAll(): EnvOf<NameIn<K>> {
    return this.env(Object.keys(this.templates));
  }

  /** Keys as files, by the path below the mount. */
  files(items: Readonly<Record<string, keyof K & string>>): FileSource {
    return new FileSource(
      this,
      Object.entries(items).map(([path, key]) => ({ key: dashed(key), path })),
    );
  }

  checksum(): string {
    return contentChecksum(this.spec);
  }

  private source(key: NameIn<K>): EnvSource {
    return new EnvSource({ secretKeyRef: { name: this.sourceName, key: dashed(key) } }, this);
  }
}

function externalSecretSpec(
  name: string,
  props: ExternalSecretProps<SecretTable, SecretKeys<SecretTable>>,
): Record<string, unknown> {
  const entries = Object.values(props.entries);
  const refs = new Map(entries.map((entry) => [entry.name, props.store.remoteRef(entry)]));
  const templates = Object.entries(props.keys).map(([key, value]): [string, string] => [
    dashed(key),
    renderSecretTemplate(value, (entry) => refs.get(entry)?.key ?? entry),
  ]);
  return {
    refreshPolicy: 'Periodic',
    refreshInterval: REFRESH_INTERVAL,
    secretStoreRef: { kind: props.store.kind, name: props.store.name },
    target: {
      name,
      creationPolicy: 'Owner',
      deletionPolicy: 'Retain',
      template: {
        engineVersion: 'v2',
        mergePolicy: 'Replace',
        type: 'Opaque',
        metadata: { labels: { 'app.kubernetes.io/managed-by': 'external-secrets' }, annotations: {} },
        data: Object.fromEntries(templates),
      },
    },
    data: entries.map((entry) => ({
      secretKey: entry.name,
      remoteRef: { ...refs.get(entry.name), ...REMOTE_DEFAULTS },
    })),
  };
}

const REMOTE_DEFAULTS = { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' };
