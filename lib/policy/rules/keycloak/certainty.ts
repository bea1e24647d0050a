import type { Severity } from '../../rule';
import type { JavaOption } from './options';
import { mountOver } from './mounts';
import { variableOf } from './build-options';
import type { Server } from './server';

/**
 * How much a finding weighs that holds from a release on: certain where the release is known, a warning where it may be
 * the one, undefined before it.
 */
export function since({ version }: Pick<Server, 'version'>, major: number, minor = 0): Severity | undefined {
  if (version === undefined || (version.major === major && Number.isNaN(version.minor) && minor > 0)) return 'warning';
  const reached = version.major > major || (version.major === major && !(version.minor < minor));
  return reached ? 'error' : undefined;
}

/** The weaker of two weights; undefined where one of them is. */
export function weaker(one: Severity | undefined, other: Severity | undefined): Severity | undefined {
  if (one === undefined || other === undefined) return undefined;
  return one === 'error' ? other : one;
}

/**
 * How certain it is that none of some options is set: an error for the official image and for one whose contract says
 * what it sets, a warning for an image that may set them itself; undefined where one is set, or may be set by what no
 * manifest shows.
 */
export function absence(server: Server, ...names: readonly string[]): Severity | undefined {
  const built = server.contract?.buildEnv;
  const isSet = (name: string) =>
    server.options.has(name) || (built !== undefined && Object.hasOwn(built, variableOf(name)));
  if (server.open || names.some(isSet)) return undefined;
  return server.stock || built !== undefined ? 'error' : 'warning';
}

/** The value of an option that the pod sets; undefined where it sets none, or one that cannot be told. */
export function valueOf(server: Server, name: string): string | undefined {
  return server.options.get(name)?.value;
}

/** What holds for a build option while the server runs: its value, `absent`, or `unknown`. */
export type Effective = { readonly is: 'set'; readonly value: string } | { readonly is: 'absent' | 'unknown' };

/** The value of a build option: of the image's contract where the server starts optimized, of the pod where it builds. */
export function effective(server: Server, name: string): Effective {
  const own = server.options.get(name);
  if (own?.value !== undefined) return { is: 'set', value: own.value };
  const built = server.contract?.buildEnv;
  if (server.optimized && built !== undefined && own === undefined) {
    const value = Object.hasOwn(built, variableOf(name)) ? built[variableOf(name)] : undefined;
    return value === undefined ? { is: 'absent' } : { is: 'set', value };
  }
  return own === undefined && !server.optimized && absence(server, name) === 'error'
    ? { is: 'absent' }
    : { is: 'unknown' };
}

/** The value of a `-D` property, as the last one given. */
export function systemProperty(server: Server, name: string): JavaOption | undefined {
  return server.javaOptions.findLast(({ text }) => text.startsWith(`-D${name}=`));
}

/** Whether the server can write to a path, as far as mounts and the root's setting tell. */
export function canWrite(server: Server, path: string): boolean {
  return mountOver(server.mounts, path)?.writable ?? !server.readOnlyRoot;
}
