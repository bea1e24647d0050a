/** What came of a call, and how many steps it took. */
interface Way {
  readonly result: unknown;
  readonly steps: number;
}

type Args = readonly unknown[];
type Methods = Readonly<Record<string, (...args: Args) => unknown>>;

/** How much there is of a text or list; nothing of anything else. */
export function lengthOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}

/** How far an expression looks for its match; one that remembers its place goes on from there. */
function byExpression(expression: RegExp, name: string, text: string): Way {
  const before = expression.lastIndex;
  const result = name === 'test' ? expression.test(text) : expression.exec(text);
  if (!expression.global && !expression.sticky) return { result, steps: text.length };
  const found = result !== null && result !== false;
  if (!found) return { result, steps: expression.sticky ? 1 : text.length - before };
  return { result, steps: expression.lastIndex - before };
}

/** To look at so many characters takes no longer than to begin. */
const AT_ONCE = 32;

/** How far a text or list is gone through for a part of it. */
function toPart(on: string | Args, name: string, result: unknown, [part, from]: Args): number {
  if (name === 'slice') return typeof on === 'string' ? 1 : lengthOf(result);
  if (name === 'lastIndexOf') return on.length - Number(result);
  const start = typeof from === 'number' ? from : 0;
  const at = name === 'indexOf' ? Number(result) : result === true ? on.indexOf(part as string, start) : -1;
  const looked = at < 0 ? Math.max(on.length - start, 0) : at + 1 - start;
  return typeof on === 'string' && looked <= AT_ONCE ? 1 : looked;
}

/** Calls a method, and says how far it went through what it was called on, was given or returned. */
export function wayThrough(on: unknown, name: string, args: Args): Way {
  if (on instanceof RegExp) return byExpression(on, name, String(args[0]));
  const result = (on as Methods)[name]?.(...args);
  if (typeof on === 'string' || Array.isArray(on)) return { result, steps: toPart(on, name, result, args) };
  // A method of the code's own is counted where it is.
  const isMaking = on === Object || on === JSON || on === Array;
  return { result, steps: isMaking ? Math.max(lengthOf(args[0]), lengthOf(result)) : 0 };
}
