/** An image as a container names it, taken apart. */
export interface ImageName {
  /** Registry and path as they are written: `registry.example:5000/shop/till`. */
  readonly repository: string;
  /** The path within the registry, with the `library` that Docker Hub leaves out: `library/postgres`. */
  readonly path: string;
  readonly tag: string | undefined;
  /** What follows `@`, whether or not it is a digest. */
  readonly digest: string | undefined;
}

const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';

/** A host has a dot, a port or a capital letter, or is `localhost`; all else before the first slash belongs to the path. */
const HOST = [
  'localhost(?::\\d+)?',
  '[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+(?::\\d+)?',
  '[A-Za-z0-9-]+:\\d+',
  '(?=[a-z0-9-]*[A-Z])[A-Za-z0-9-]+',
  '\\[[0-9A-Fa-f:]+\\](?::\\d+)?',
].join('|');

/** https://github.com/distribution/reference: host, path, tag; the digest is cut off before. */
const NAME = new RegExp(
  `^(?:(?<host>${HOST})/)?(?<path>${COMPONENT}(?:/${COMPONENT})*)(?::(?<tag>\\w[\\w.-]{0,127}))?$`,
);

const DOCKER_HUB: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

/** What is meant as a digest, whole or not. */
const DIGEST = /@(?:blake|md|sha)\w{1,10}:[^\s@/]*$/;

/** Whether what stands before an `@` is a user, as in `user:password@registry.example/till`, and no image. */
function isUser(before: string, after: string): boolean {
  return after.includes('/') || before.includes('://') || (before.includes(':') && !before.includes('/'));
}

/**
 * An image as it may be shown: without the user that somebody wrote in front of it, whose password it may be. No runtime
 * reads such a name.
 */
export function withoutUser(image: string): string {
  const named = image.replace(DIGEST, '');
  const at = named.lastIndexOf('@');
  return at >= 0 && isUser(named.slice(0, at), named.slice(at + 1)) ? `…${image.slice(at)}` : image;
}

/** Takes an image apart, or returns undefined for what no container runtime could. */
export function parseImage(image: string): ImageName | undefined {
  if (withoutUser(image) !== image) return undefined;
  const at = image.indexOf('@');
  const name = at < 0 ? image : image.slice(0, at);
  const { host, path, tag } = NAME.exec(name)?.groups ?? {};
  if (path === undefined) return undefined;
  const isOfficial = !path.includes('/') && (host === undefined || DOCKER_HUB.has(host));
  return {
    repository: host === undefined ? path : `${host}/${path}`,
    path: isOfficial ? `library/${path}` : path,
    tag,
    digest: at < 0 ? undefined : image.slice(at + 1),
  };
}
