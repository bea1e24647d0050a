import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { contentChecksum } from '../config';
import type { Component } from './component';
import { envOf, EnvSource, type EnvOf, type PodSource } from './pod-source';

/** The annotation that says which keys an object is given in the cluster, separated by commas. */
const FILLED = 'keyfit.io/filled-keys';

/**
 * A ConfigMap whose keys a Job writes in the cluster. It is rendered without them, so that applying it again leaves
 * standing what was written; pods that read a key start once it is there.
 */
export class FilledConfigMap<N extends string> extends Construct implements PodSource {
  readonly kind = 'ConfigMap';
  readonly sourceName: string;
  /** No checksum made here can see a change, so that pods that read it have to be restarted in the cluster. */
  readonly changesInCluster = true;

  /**
   * @param base the object's name without the environment's prefix
   * @param filler who writes the keys, for whoever finds the object empty
   */
  constructor(
    scope: Component,
    base: string,
    private readonly keys: readonly N[],
    filler: string,
  ) {
    super(scope, `filled-${base}`);
    this.sourceName = scope.objectName(base);
    const annotations = { [FILLED]: keys.join(', '), 'keyfit.io/filled-by': filler };
    new k8s.KubeConfigMap(this, 'object', { metadata: scope.metadata(base, { annotations }) });
  }

  /** Every key as an environment variable. */
  envAll(): EnvOf<N> {
    return envOf(this.keys, (key) => new EnvSource({ configMapKeyRef: { name: this.sourceName, key } }, this));
  }

  checksum(): string {
    return contentChecksum({});
  }
}
