/** A release of Keycloak. */
export type Release = `${number}.${number}.${number}`;

/** The release that the image is built from: the newest that `npm run test:keycloak` has started, and passed with. */
export const KEYCLOAK_VERSION = '26.7.3' satisfies Release;

/**
 * Every release that some environment still runs while this one is rolled out, so that the roll-out can be chosen for
 * them. Before a change of `KEYCLOAK_VERSION` the old one stands here; once all environments run the new one, it alone.
 */
export const runningReleases: readonly Release[] = ['26.7.3'];

/** Pods of a later patch release of the same minor may start beside the old ones since this one (upgrading guide, 26.6.0). */
const ROLLING_PATCHES_SINCE = { major: 26, minor: 6 };

function numbersOf(release: Release): { readonly major: number; readonly minor: number; readonly patch: number } {
  const [major = 0, minor = 0, patch = 0] = release.split('.').map(Number);
  return { major, minor, patch };
}

/**
 * Whether pods of `to` may start beside pods of `from`, as the server's own `kc.sh update-compatibility` has it: of the
 * same release always, of a later patch release since 26.6, of an earlier patch never; of another minor never, in neither
 * direction: their caches do not speak to each other, and their schemas differ.
 */
export function mayRollTo(from: Release, to: Release): boolean {
  if (from === to) return true;
  const [old, next] = [numbersOf(from), numbersOf(to)];
  const { major, minor } = ROLLING_PATCHES_SINCE;
  const rolls = next.major > major || (next.major === major && next.minor >= minor);
  return rolls && old.major === next.major && old.minor === next.minor && old.patch < next.patch;
}
