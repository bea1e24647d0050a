import { withoutUser } from '../../images';

/** A release of Keycloak; NaN for a number that the tag leaves open, as `26` does with the minor one. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** What a container's `image` says. */
export interface Image {
  /** Without tag and digest. */
  readonly repository: string;
  readonly tag: string;
}

/** Splits an image reference; what is missing is an empty text. */
export function parseImage(text: string): Image {
  const [reference = ''] = withoutUser(text).split('@');
  const colon = reference.indexOf(':', reference.lastIndexOf('/') + 1);
  return colon < 0
    ? { repository: reference, tag: '' }
    : { repository: reference.slice(0, colon), tag: reference.slice(colon + 1) };
}

/** The official image as Keycloak publishes it, or a registry's pull-through copy of it. */
const STOCK = /(^|\/)(quay\.io|docker\.io)\/keycloak\/keycloak$|^keycloak\/keycloak$/;

/** Whether an image is the official one, which nobody has run `kc.sh build` in. */
export function isStock({ repository }: Image): boolean {
  return STOCK.test(repository);
}

/** Images with another folder layout and other variables, or with the WildFly server of before Keycloak 17. */
const FOREIGN = /(^|\/)(bitnami\w*|jboss|chainguard|iamguarded)\//;

/** Whether an image holds another server than the one these rules know, whatever it is called. */
export function isForeign({ repository, tag }: Image): boolean {
  return FOREIGN.test(repository) || tag.endsWith('-legacy');
}

/** Quarkus releases begin with 17; a larger number than 39 is a date. */
const RELEASE = /^v?(1[7-9]|[23]\d)(?:\.(\d+))?(?:[.-]|$)/;

/**
 * The Keycloak release that a tag names, undefined where it cannot be told. Moving tags of the official image mean the
 * newest release; images of one's own often have version numbers of their own, which are no release of Keycloak.
 */
export function versionOf(image: Image): Version | undefined {
  if (isStock(image) && ['', 'latest', 'nightly'].includes(image.tag)) return { major: Infinity, minor: 0 };
  const [, major, minor] = RELEASE.exec(image.tag) ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor ?? Number.NaN) };
}

/** Whether the official image is one of the WildFly releases, which are another server. */
export function isWildFly(image: Image): boolean {
  return /^v?(\d|1[0-6])\.\d/.test(image.tag) && isStock(image);
}
