import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import {
  contentChecksum,
  renderTable,
  type KeyTable,
  type NameIn,
  type OverlayValues,
  type WiredValues,
} from '../config';
import type { Component } from './component';
import { envOf, EnvSource, FileSource, type EnvOf, type PodSource } from './pod-source';

/** What a ConfigMap is made of. */
export interface ConfigMapProps<K extends KeyTable> {
  readonly keys: K;
  /** The values that the environment sets; keys with a default may be left out. */
  readonly values: OverlayValues<K>;
  /** The values that follow from connections and identity. */
  readonly wired: WiredValues<K>;
}

/** A ConfigMap whose keys are literal types: a key that is not in its table cannot be referred to. */
export class ConfigMap<K extends KeyTable> extends Construct implements PodSource {
  readonly kind = 'ConfigMap';
  readonly sourceName: string;
  /** The table it was rendered from, for reference pages. */
  readonly table: K;
  private readonly data: Record<NameIn<K>, string>;

  /** @param base the object's name without the environment's prefix */
  constructor(scope: Component, base: string, props: ConfigMapProps<K>) {
    super(scope, `configmap-${base}`);
    this.sourceName = scope.objectName(base);
    this.table = props.keys;
    const path = `${scope.target.environment}.${scope.name}.config`;
    this.data = renderTable(props.keys, props.values, props.wired, scope.target.faults, path);
    new k8s.KubeConfigMap(this, 'object', { metadata: scope.metadata(base), data: this.data });
  }

  /** Some keys as environment variables, each under the upper case of its name. */
  env<const N extends keyof K & string>(keys: readonly N[]): EnvOf<N> {
    return envOf(keys, (key) => this.source(key));
  }

  /** Every key as an environment variable. */
  envAll(): EnvOf<NameIn<K>> {
    return this.env(Object.keys(this.data));
  }

  /** Keys as files, by the path below the mount. */
  files(items: Readonly<Record<string, keyof K & string>>): FileSource {
    return new FileSource(
      this,
      Object.entries(items).map(([path, key]) => ({ key, path })),
    );
  }

  checksum(): string {
    return contentChecksum(this.data);
  }

  private source(key: NameIn<K>): EnvSource {
    return new EnvSource({ configMapKeyRef: { name: this.sourceName, key } }, this);
  }
}
