/** Marks in a name up to which its parts are looked at. */
const MOST_MARKS = 32;

/** Where parts of a name can begin and end: an affix ends or begins with a mark, and `shop` is not a part of `workshop`. */
function edgesOf(name: string): { readonly starts: readonly number[]; readonly ends: readonly number[] } {
  const marks = [...name.matchAll(/[^a-z0-9]/gi)].slice(0, MOST_MARKS).map(({ index }) => index);
  return { starts: [0, ...marks.map((mark) => mark + 1)], ends: [...marks, name.length] };
}

/** The parts of a name, itself among them, each at its first place. */
function* partsOf(name: string): Generator<string> {
  const { starts, ends } = edgesOf(name);
  for (const start of starts) {
    for (const end of ends) {
      const part = name.slice(start, end);
      if (end > start && name.indexOf(part) === start) yield part;
    }
  }
}

/** A thing whose name is a part of another. */
export interface Part<T> {
  readonly name: string;
  readonly item: T;
  /** How many things were added before it. */
  readonly order: number;
}

/** Things by name, found by the longer names that naming tools make of theirs: none of the others is looked at. */
export class PartNames<T> {
  private readonly byName = new Map<string, Part<T>[]>();
  private size = 0;

  add(name: string, item: T): void {
    const part = { name, item, order: this.size++ };
    const same = this.byName.get(name);
    if (same === undefined) this.byName.set(name, [part]);
    else same.push(part);
  }

  /** Of each part of a name the first thing that is meant. */
  in(name: string, isMeant: (item: T) => boolean = () => true): Part<T>[] {
    return [...partsOf(name)].flatMap((part) => this.byName.get(part)?.find(({ item }) => isMeant(item)) ?? []);
  }
}
