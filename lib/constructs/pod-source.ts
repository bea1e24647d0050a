import { envName } from '../config';
import type { k8s } from 'cdk8s-plus-27';

/** An object that pods read: a ConfigMap, or the Secret that an ExternalSecret makes. */
export interface PodSource {
  readonly kind: 'ConfigMap' | 'Secret';
  /** The object's name in the cluster. */
  readonly sourceName: string;
  /** Changes when the content of the ConfigMap, or the recipe of the Secret, changes. */
  checksum(): string;
  /** Whether its content changes in the cluster, where no checksum sees it. @default - as every Secret of an operator's */
  readonly changesInCluster?: boolean;
}

/** The value of one environment variable, always by reference. Only constructs make one: the class is not exported. */
export class EnvSource {
  readonly #rendered: k8s.EnvVarSource;

  constructor(
    rendered: k8s.EnvVarSource,
    readonly source?: PodSource,
  ) {
    this.#rendered = rendered;
  }

  /** The entry's `valueFrom`. */
  render(): k8s.EnvVarSource {
    return this.#rendered;
  }
}

/** A field of the pod itself as an environment variable. */
export function podField(path: 'metadata.name' | 'metadata.namespace' | 'spec.nodeName' | 'status.podIP'): EnvSource {
  return new EnvSource({ fieldRef: { fieldPath: path } });
}

/** Environment variables by name. */
export type Env = Readonly<Record<string, EnvSource>>;

/** The variables that keys of these names feed; a consumer can ask for certain ones by type. */
export type EnvOf<N extends string> = Readonly<Record<Uppercase<N>, EnvSource>>;

/** Hands keys out under the upper case of their names. */
export function envOf<N extends string>(keys: readonly N[], sourceOf: (key: N) => EnvSource): EnvOf<N> {
  return Object.fromEntries(keys.map((key) => [envName(key), sourceOf(key)])) as EnvOf<N>;
}

/** Files for a mount: which keys of a source appear under which names. */
export class FileSource {
  readonly #items: readonly k8s.KeyToPath[];

  constructor(
    readonly source: PodSource,
    items: readonly k8s.KeyToPath[],
  ) {
    this.#items = items;
  }

  /** The volume that holds the files. */
  volume(name: string): k8s.Volume {
    const items = [...this.#items];
    return this.source.kind === 'ConfigMap'
      ? { name, configMap: { name: this.source.sourceName, items } }
      : { name, secret: { secretName: this.source.sourceName, items } };
  }
}
