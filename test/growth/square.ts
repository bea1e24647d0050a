type Way = (items: readonly string[]) => unknown;

/** Ways to go through all items for each of them. */
export const square: Readonly<Record<string, Way>> = {
  loops: (items) => {
    let pairs = 0;
    for (const one of items) for (const other of items) if (one < other) pairs++;
    return pairs;
  },
  'functions of methods': (items) => items.map((one) => items.filter((other) => one < other)),
  'what methods look for': (items) => items.filter((one) => !items.includes(`${one}!`)),
  'what a method finds late': (items) => items.map((one) => items.indexOf(one)),
  'lists of all': (items) => items.map((one) => [one, ...items]),
  'sets of all': (items) => items.filter((one) => new Set(items).has(one)),
  'sets that are spread': (items) => items.map(() => [...new Set(['a']), ...items.keys()]),
  'texts of all': (items) => items.map((one) => `${one} ${items.join(' ')}`),
  'expressions for texts of all': (items) => {
    const text = items.join(' ');
    return items.filter((one) => /i\d!/.test(text) || one === '');
  },
  'sorting for each': (items) => items.map(() => [...items].sort()[0]),
};

const MOST_ASKED = 500;

/** Ways to go through all items a few times. */
export const straight: Readonly<Record<string, Way>> = {
  'one loop': (items) => {
    const lengths = new Map<string, number>();
    for (const item of items) lengths.set(item, item.length);
    return lengths;
  },
  sorting: (items) => [...items].sort((one, other) => (one < other ? -1 : 1)),
  'a text from place to place': (items) => {
    const text = items.join('\n');
    const places: number[] = [];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) places.push(at);
    return places;
  },
  'the matches of an expression': (items) => {
    const [text, word] = [items.join('\n'), /\w+/g];
    const words: string[] = [];
    for (let found = word.exec(text); found !== null; found = word.exec(text)) words.push(found[0]);
    return words;
  },
  'each with some of the others': (items) => items.map((one) => items.slice(0, MOST_ASKED).filter((few) => few < one)),
};
