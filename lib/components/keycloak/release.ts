/** A release of Keycloak. */
export type Release = `${number}.${number}.${number}`;

/** The release that the image is built from; 26.7.3 is the newest of the 26 line on Maven Central. */
export const KEYCLOAK_VERSION = '26.7.3' satisfies Release;

/**
 * Every release that some environment still runs while this one is rolled out, so that the roll-out can be chosen for
 * them. Before a change of `KEYCLOAK_VERSION` the old one stands here; once all environments run the new one, it alone.
 */
export const runningReleases: readonly Release[] = ['26.7.3'];

/** Pods of two patch releases of one minor may run side by side since this one (upgrading guide, 26.6.0). */
const ROLLING_PATCHES_SINCE = { major: 26, minor: 6 };

/** The stream of patch releases that a release belongs to. */
function streamOf(release: Release): { readonly major: number; readonly minor: number } {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return { major, minor };
}

/**
 * Whether pods of `to` may start beside pods of `from`: of the same release always, of another patch release since 26.6,
 * of another minor never, in neither direction: their caches do not speak to each other, and their schemas differ.
 */
export function mayRunTogether(from: Release, to: Release): boolean {
  if (from === to) return true;
  const [old, next] = [streamOf(from), streamOf(to)];
  const { major, minor } = ROLLING_PATCHES_SINCE;
  const rolls = next.major > major || (next.major === major && next.minor >= minor);
  return rolls && old.major === next.major && old.minor === next.minor;
}
