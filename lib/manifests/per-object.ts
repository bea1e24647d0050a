/** Works something out once for each object, however often it is asked of it. */
export function perObject<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, { readonly value: T }>();
  return (of) => {
    let known = made.get(of);
    if (known === undefined) made.set(of, (known = { value: make(of) }));
    return known.value;
  };
}

/** Up to so many items are gone through whenever somebody asks; of more it pays to remember what came of it. */
export const FEW = 8;

/** Works something out once for each long list; lists of few items are often made anew and cost next to nothing. */
export function perList<E, T>(make: (of: readonly E[]) => T): (of: readonly E[]) => T {
  const once = perObject(make);
  return (of) => (of.length > FEW ? once(of) : make(of));
}
