declare const tag: unique symbol;

/**
 * A value that remembers in its type where it came from, such as `Tagged<'keycloak.http.url'>`.
 * Two strings of different origin cannot be swapped, and a hand-written string fits neither.
 */
export type Tagged<Tag extends string, T = string> = T & { readonly [tag]: Tag };

/** Marks `value` with its origin. Only the code that owns the origin calls this. */
export function tagged<Tag extends string, T = string>(value: T): Tagged<Tag, T> {
  return value as Tagged<Tag, T>;
}
