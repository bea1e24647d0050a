/** A container image as data. */
export interface Image {
  /** Registry and path, without tag: `quay.io/keycloak/keycloak`. */
  readonly repository: string;
  /** A fixed version; `latest` and other moving tags are refused by the synth gate. */
  readonly tag: string;
  /** The content's SHA-256, from the registry that serves it; absent where nobody has looked it up yet. */
  readonly digest?: `sha256:${string}`;
}

/** The reference a kubelet pulls: `repository:tag`, with `@sha256:…` where the digest is known. */
export function imageReference(image: Image): string {
  const digest = image.digest === undefined ? '' : `@${image.digest}`;
  return `${image.repository}:${image.tag}${digest}`;
}
