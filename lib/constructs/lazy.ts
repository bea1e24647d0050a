import { Lazy } from 'cdk8s';

/** A value that is asked for when the object is rendered, after all connections are made; undefined leaves it out. */
export function lazy<T>(produce: () => T | undefined): T {
  return Lazy.any({ produce }) as T;
}
