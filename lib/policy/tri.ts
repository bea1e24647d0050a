/** Yes, no, or undefined where manifests cannot tell. */
export type Tri = boolean | undefined;

/** Whether all hold: one that does not decides, whatever is unknown. */
export function all(parts: readonly Tri[]): Tri {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

/** Whether some hold: one that does decides, whatever is unknown. */
export function some(parts: readonly Tri[]): Tri {
  if (parts.includes(true)) return true;
  return parts.includes(undefined) ? undefined : false;
}
