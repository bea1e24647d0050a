const UNITS: Readonly<Record<string, number>> = {
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/**
 * A Kubernetes quantity as a number in base units (cores, bytes), NaN for text that is none. Every comparison with NaN
 * is false, so that only the rule on quantities reports it.
 */
export function parseQuantity(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/.exec(text);
  if (match === null) return Number.NaN;
  return Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1);
}
