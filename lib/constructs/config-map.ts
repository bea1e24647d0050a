import { createHash } from 'node:crypto';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { envName, renderTable, type KeyTable, type NameIn, type OverlayValues, type WiredValues } from '../config';
import type { Component } from './component';
import { EnvSource, FileSource, type PodSource } from './pod-source';

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
    this.data = renderTable(props.keys, { ...props.values, ...props.wired }, scope.target.faults, path);
    new k8s.KubeConfigMap(this, 'object', { metadata: scope.metadata(base), data: this.data });
  }

  /** Some keys as environment variables, each under the upper case of its name. */
  env(...keys: readonly NameIn<K>[]): Record<string, EnvSource> {
    return Object.fromEntries(keys.map((key) => [envName(key), this.source(key)]));
  }

  /** Every key as an environment variable. */
  envAll(): Record<string, EnvSource> {
    return this.env(...(Object.keys(this.data) as NameIn<K>[]));
  }

  /** Keys as files of the same name. */
  files(...keys: readonly [NameIn<K>, ...NameIn<K>[]]): FileSource {
    return new FileSource(
      this,
      keys.map((key) => ({ key, path: key })),
    );
  }

  checksum(): string {
    return createHash('sha256').update(JSON.stringify(this.data)).digest('hex');
  }

  private source(key: NameIn<K>): EnvSource {
    return new EnvSource({ configMapKeyRef: { name: this.sourceName, key } }, this);
  }
}
