/**
 * Says of a name whether it fits a pattern in which `*` stands for any characters. Each part of the pattern is looked for
 * once, at its first place behind the one before, so that no star is ever tried again.
 */
export function patternMatcher(pattern: string): (name: string) => boolean {
  const [first = '', ...middle] = pattern.split('*');
  const last = middle.pop();
  if (last === undefined) return (name) => name === pattern;
  return (name) => {
    if (!name.startsWith(first) || !name.endsWith(last)) return false;
    let at = first.length;
    for (const part of middle) {
      const found = name.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at + last.length <= name.length;
  };
}

interface Node<T> {
  readonly children: Map<number, Node<T>>;
  readonly here: T[];
}

function emptyNode<T>(): Node<T> {
  return { children: new Map(), here: [] };
}

/** How much of a text tells it from others, in characters. */
const TELLING = 32;

/** Texts that are looked for in others, all of them at once. */
export class Needles<T> {
  private readonly root = emptyNode<T>();

  /** Adds what is to be found where a text stands. */
  add(needle: string, item: T): void {
    let node = this.root;
    for (let at = 0; at < Math.min(needle.length, TELLING); at++) {
      const code = needle.charCodeAt(at);
      const next = node.children.get(code) ?? emptyNode<T>();
      node.children.set(code, next);
      node = next;
    }
    node.here.push(item);
  }

  /** Each item whose text may stand somewhere in this one, and of some others only its beginning. */
  candidates(text: string): Set<T> {
    const found = new Set<T>(this.root.here);
    for (let start = 0; start < text.length; start++) {
      let node = this.root.children.get(text.charCodeAt(start));
      for (let at = start + 1; node !== undefined; at++) {
        for (const item of node.here) found.add(item);
        node = node.children.get(text.charCodeAt(at));
      }
    }
    return found;
  }
}

interface Patterned<T> {
  readonly order: number;
  readonly item: T;
  readonly fits: (name: string) => boolean;
}

/** The longest of the texts between the stars. */
function longestPart(pattern: string): string {
  return pattern.split('*').reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** Things by patterns of names. To find those that a name fits takes no longer for many patterns than for few. */
export class NamePatterns<T> {
  private readonly exact = new Map<string, Patterned<T>[]>();
  private readonly starred = new Needles<Patterned<T>>();
  private size = 0;

  /** Adds what a pattern is about; without a star it is about one name. */
  add(pattern: string, item: T): void {
    const entry = { order: this.size++, item, fits: patternMatcher(pattern) };
    const same = this.exact.get(pattern);
    if (pattern.includes('*')) this.starred.add(longestPart(pattern), entry);
    else if (same === undefined) this.exact.set(pattern, [entry]);
    else same.push(entry);
  }

  /** What a name fits, in the order in which it was added. */
  matching(name: string): T[] {
    const starred = [...this.starred.candidates(name)].filter(({ fits }) => fits(name));
    const found = [...(this.exact.get(name) ?? []), ...starred];
    return found.sort((one, other) => one.order - other.order).map(({ item }) => item);
  }
}
