const UNITS: ReadonlyMap<string, number> = new Map([
  ['n', 1e-9],
  ['u', 1e-6],
  ['m', 1e-3],
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
  ['Ei', 2 ** 60],
]);

/** A number without sign `-`, then a unit or an exponent of ten, as the API server reads it. */
const QUANTITY = /^\+?(\d+(?:\.\d*)?|\.\d+)(?:([numkMGTPE]|[KMGTPE]i)|([eE][+-]?\d+))?$/;

/**
 * A Kubernetes quantity as a number in base units (cores, bytes), NaN for text that is none. Every comparison with NaN
 * is false, so that only the rule on quantities reports it.
 */
export function parseQuantity(text: string): number {
  const [, amount = '', unit = '', exponent = ''] = QUANTITY.exec(text) ?? [];
  return amount === '' ? Number.NaN : Number(amount + exponent) * (UNITS.get(unit) ?? Number.NaN);
}

/** What sums of fractions may be off by: far less than the smallest unit of any amount that is written. */
const ROUNDING = 1e-9;

/** Whether one amount is more than another, where 100m and 200m are exactly 300m. */
export function isAbove(one: number, other: number): boolean {
  return one > other + Math.abs(other) * ROUNDING;
}
