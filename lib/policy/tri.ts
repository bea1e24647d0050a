/** Yes, no, or undefined where manifests cannot tell. */
export type Tri = boolean | undefined;

/** Whether all hold: one that does not decides, whatever is unknown. */
export function all(parts: readonly Tri[]): Tri {
  return every(parts, (part) => part);
}

/** Whether all items hold, asked one after another until one does not. */
export function every<T>(items: Iterable<T>, holds: (item: T) => Tri): Tri {
  let answer: Tri = true;
  for (const item of items) {
    const held = holds(item);
    if (held === false) return false;
    if (held === undefined) answer = undefined;
  }
  return answer;
}

/** Whether some item holds, asked one after another until one does: that decides, whatever is unknown. */
export function some<T>(items: Iterable<T>, holds: (item: T) => Tri): Tri {
  let answer: Tri = false;
  for (const item of items) {
    const held = holds(item);
    if (held === true) return true;
    if (held === undefined) answer = undefined;
  }
  return answer;
}
