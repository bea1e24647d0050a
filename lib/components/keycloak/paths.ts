import type { BuildOptions } from './image-contract';

/** A path without a slash at its end; the root is empty. */
export type BasePath = '' | `/${string}`;

/** The paths below which the server answers. */
export interface BasePaths {
  /** Of realms, resources and administration, on the HTTP port. */
  readonly http: BasePath;
  /** Of health and metrics, on the management port. */
  readonly management: BasePath;
}

function trimmed(path: string): BasePath {
  const words = path.split('/').filter((word) => word !== '');
  return words.length === 0 ? '' : `/${words.join('/')}`;
}

/** The management port takes the path of the HTTP port over unless it has its own (guide "Management interface"). */
export function basePaths(
  options: Pick<BuildOptions, 'kc_http_management_relative_path' | 'kc_http_relative_path'>,
): BasePaths {
  const http = options.kc_http_relative_path ?? '/';
  return { http: trimmed(http), management: trimmed(options.kc_http_management_relative_path ?? http) };
}
