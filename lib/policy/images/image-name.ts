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

/** Takes an image apart, or returns undefined for what no container runtime could. */
export function parseImage(image: string): ImageName | undefined {
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
