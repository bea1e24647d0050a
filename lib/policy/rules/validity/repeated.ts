/** The items whose key an earlier item had already. */
export function repeated<T>(items: Iterable<T>, keyOf: (item: T) => string | undefined): T[] {
  const seen = new Set<string>();
  return [...items].filter((item) => {
    const key = keyOf(item);
    if (key === undefined) return false;
    const again = seen.has(key);
    seen.add(key);
    return again;
  });
}
