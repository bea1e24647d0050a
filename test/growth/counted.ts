import { resolve } from 'node:path';
import { buildSync } from 'esbuild';
import ts from 'typescript';
import { lengthOf, wayThrough } from './way';

/** Methods whose time depends on where they find something, or on how much they return. */
const FINDING = ['exec', 'includes', 'indexOf', 'lastIndexOf', 'slice', 'test'];
/** Methods of `Array`, `JSON` and `Object`. */
const MAKING = ['assign', 'entries', 'from', 'fromEntries', 'keys', 'parse', 'stringify', 'values'];
const CALLED: ReadonlySet<string> = new Set([...FINDING, ...MAKING]);

/** Methods that go through all of what they are called on. */
const WHOLE: ReadonlySet<string> = new Set([
  ...[
    'concat',
    'fill',
    'flat',
    'join',
    'match',
    'replace',
    'replaceAll',
    'reverse',
    'shift',
    'sort',
    'splice',
    'split',
  ],
  ...['toReversed', 'toSorted', 'trim', 'unshift'],
]);

const COLLECTIONS: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet']);

/** Limits beyond which nothing is gone through, by their names: small ones show at small amounts that they hold. */
const LIMITS: readonly (readonly [name: RegExp, small: number])[] = [
  [/^(?:MOST|FEW)(?:_\w+|\d*)$/, 6],
  [/^BLOCK\d*$/, 4],
  [/^LONGEST_LINE\d*$/, 64],
];

interface Edit {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

/** Code with a counter at each function, each turn of a loop, and whatever else takes longer for more. */
class Counters {
  /** Where each counter stands. */
  readonly places: string[] = [];
  private readonly edits: Edit[] = [];
  private readonly source: ts.SourceFile;

  constructor(code: string) {
    this.source = ts.createSourceFile('code.js', code, ts.ScriptTarget.ES2022);
    this.source.forEachChild((node) => {
      this.visit(node);
    });
  }

  get code(): string {
    const { text } = this.source;
    const parts: string[] = [];
    let done = 0;
    for (const edit of this.edits.sort((one, other) => one.at - other.at)) {
      parts.push(text.slice(done, edit.at), edit.text);
      done = edit.end;
    }
    return [...parts, text.slice(done)].join('');
  }

  private edit(at: number, text: string, end = at): void {
    this.edits.push({ at, end, text });
  }

  private startOf(node: ts.Node): number {
    return node.getStart(this.source);
  }

  /** A new counter's number; its place begins with the file that the bundler says code is of. */
  private counter(node: ts.Node): number {
    const { text } = this.source;
    const start = this.startOf(node);
    const [file = ''] = text.slice(text.lastIndexOf('\n// ', start) + 4).split('\n', 1);
    return (
      this.places.push(`${file}: ${text.slice(start, Math.min(node.end, start + 120)).replaceAll(/\s+/g, ' ')}`) - 1
    );
  }

  private visit(node: ts.Node): void {
    if (ts.isVariableDeclaration(node)) this.limit(node);
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) this.body(node.body, node);
    else if (ts.isIterationStatement(node, false)) this.body(node.statement, node);
    else if (ts.isCallExpression(node)) this.call(node);
    else if (ts.isSpreadElement(node)) this.wrap('$each', node, node.expression);
    else if (ts.isNewExpression(node)) this.made(node);
    else this.within(node);
  }

  private within(node: ts.Node): void {
    node.forEachChild((child) => {
      this.visit(child);
    });
  }

  private limit({ name, initializer }: ts.VariableDeclaration): void {
    if (initializer === undefined || !ts.isIdentifier(name) || !ts.isNumericLiteral(initializer)) return;
    const [, small] = LIMITS.find(([names]) => names.test(name.text)) ?? [];
    if (small !== undefined) this.edit(this.startOf(initializer), String(small), initializer.end);
  }

  private body(body: ts.Node, node: ts.Node): void {
    const count = `$counts[${this.counter(node)}]++`;
    const isValue = ts.isArrowFunction(node) && !ts.isBlock(body);
    if (ts.isBlock(body)) this.edit(this.startOf(body) + 1, `${count};`);
    else this.edit(this.startOf(body), isValue ? `(${count},` : `{${count};`);
    this.within(node);
    if (!ts.isBlock(body)) this.edit(body.end, isValue ? ')' : '}');
  }

  private call(node: ts.CallExpression): void {
    const { expression: called } = node;
    const isMethod = ts.isPropertyAccessExpression(called) && called.expression.kind !== ts.SyntaxKind.SuperKeyword;
    if (!isMethod || ts.isOptionalChain(node)) {
      this.within(node);
    } else if (WHOLE.has(called.name.text)) {
      this.wrap('$whole', node, called.expression);
      node.arguments.forEach((argument) => {
        this.visit(argument);
      });
    } else if (CALLED.has(called.name.text)) {
      const comma = node.arguments.length === 0 ? '' : ',';
      this.edit(this.startOf(node), `$through(${this.counter(node)},`);
      this.visit(called.expression);
      this.edit(called.expression.end, `,"${called.name.text}"${comma}`, node.arguments.pos);
      node.arguments.forEach((argument) => {
        this.visit(argument);
      });
    } else this.within(node);
  }

  private wrap(name: string, node: ts.Node, value: ts.Expression): void {
    this.edit(this.startOf(value), `${name}(${this.counter(node)},`);
    this.visit(value);
    this.edit(value.end, ')');
  }

  private made(node: ts.NewExpression): void {
    const [items] = node.arguments ?? [];
    const isOne = items !== undefined && ts.isIdentifier(node.expression) && COLLECTIONS.has(node.expression.text);
    if (isOne) this.wrap('$each', node, items);
    else this.within(node);
  }
}

/** What the code asks for again and again: within the realm of a test each look at what is global takes long. */
const GLOBALS = {
  Array,
  Boolean,
  Buffer,
  Infinity,
  JSON,
  Map,
  Math,
  NaN,
  Number,
  Object,
  RegExp,
  Set,
  String,
  WeakMap,
};

/** How often each place in the code was passed, or how far something was gone through there. */
export type Counts = readonly number[];

/** A module and all that it imports of the project, with every step counted. */
export class CountedCode<T> {
  readonly exports: T;
  private readonly places: readonly string[];
  private readonly counts: number[];

  /** @param module - a file of this folder */
  constructor(module: string) {
    const entry = resolve(__dirname, module);
    const options = { bundle: true, platform: 'node', target: 'node20', packages: 'external', write: false } as const;
    const { outputFiles } = buildSync({ entryPoints: [entry], ...options });
    const { code, places } = new Counters(outputFiles[0]?.text ?? '');
    this.places = places;
    this.counts = places.map(() => 0);
    const made = { exports: {} };
    const given = {
      ...GLOBALS,
      module: made,
      require,
      __dirname,
      $counts: this.counts,
      $through: (place: number, on: unknown, name: string, ...args: unknown[]): unknown => {
        const { result, steps } = wayThrough(on, name, args);
        this.add(place, steps);
        return result;
      },
      $whole: (place: number, on: unknown): unknown => {
        this.add(place, lengthOf(on));
        return on;
      },
      $each: (place: number, items: unknown): unknown => this.each(place, items),
    };
    // Within the realm of the tests, whose lists and expressions are told from others.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- it is the project's own code
    new Function(...Object.keys(given), code)(...Object.values(given));
    this.exports = made.exports as T;
  }

  private add(place: number, steps: number): void {
    this.counts[place] = (this.counts[place] ?? 0) + steps;
  }

  private each(place: number, items: unknown): unknown {
    if (items instanceof Set || items instanceof Map) this.add(place, items.size);
    else if (typeof items === 'string' || Array.isArray(items)) this.add(place, items.length);
    else if (items !== null && items !== undefined) return this.eachOf(place, items as Iterable<unknown>);
    return items;
  }

  private *eachOf(place: number, items: Iterable<unknown>): Iterable<unknown> {
    for (const item of items) {
      this.add(place, 1);
      yield item;
    }
  }

  /** Does some work, and says what it took. */
  count(work: () => void): Counts {
    this.counts.fill(0);
    work();
    return [...this.counts];
  }

  /** The places that were passed at least so often, and more than so many times as often as before; beyond limits none was before. */
  grown(before: Counts, after: Counts, { least, times }: { readonly least: number; readonly times: number }): string[] {
    return this.places.flatMap((place, index) => {
      const [few = 0, many = 0] = [before[index], after[index]];
      return few > 0 && many >= least && many > times * few ? [`${few} to ${many}: ${place}`] : [];
    });
  }
}
