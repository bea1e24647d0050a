/** A part of an action, as Go's text/template splits it. */
export interface Token {
  readonly kind: 'word' | 'field' | 'dot' | 'variable' | 'text' | 'sign' | 'number';
  /** A field's or variable's name without its mark, a quoted text's content, else the part itself. */
  readonly text: string;
  /** Nothing stands between it and the token before. */
  readonly joined: boolean;
}

/** One `{{ … }}`. */
export interface Action {
  readonly tokens: readonly Token[];
  /** The texts of its tokens, each once. */
  readonly texts: ReadonlySet<string>;
  /** Within the body of an if, else, with or range, so that it may not run. */
  readonly conditional: boolean;
  /** Within the body of a with, range or define, where the dot is something else. */
  readonly moved: boolean;
}

/** A template taken apart. */
export interface GoTemplate {
  readonly actions: readonly Action[];
  /** Why Go refuses to parse it; undefined where nothing here says that it does. Never part of the text itself. */
  readonly fault: string | undefined;
}

class SyntaxFault extends Error {}

/** Words that open a body, which an `end` closes. */
export const BODIES: ReadonlySet<string> = new Set(['if', 'with', 'range', 'block', 'define']);

/** What may be written behind a name; anything else is part of neither. */
const PARTS: readonly (readonly [kind: Token['kind'] | 'space', pattern: RegExp])[] = [
  ['space', /\s+/y],
  ['text', /"(?:[^"\\\n]|\\.)*"/y],
  ['text', /`[^`]*`/y],
  ['text', /'(?:[^'\\\n]|\\.)+'/y],
  ['number', /[+-]?\.?\d[\w.]*/y],
  ['variable', /\$[\p{L}_\p{N}]*/uy],
  ['field', /\.[\p{L}_][\p{L}_\p{N}]*/uy],
  ['dot', /\./y],
  ['word', /[\p{L}_][\p{L}_\p{N}]*/uy],
  ['sign', /:=|[|(),=]/y],
];

/** Go ends a name at these, at white space and at the end of the action. */
const AFTER_NAME = /[\s.,|:()]|$|\}\}/y;

function tokenText(kind: Token['kind'], text: string): string {
  if (kind === 'text') return text.slice(1, -1);
  return kind === 'field' || kind === 'variable' ? text.slice(1) : text;
}

function partAt(text: string, at: number): { kind: Token['kind'] | 'space'; text: string } {
  for (const [kind, pattern] of PARTS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found };
  }
  const char = text.charAt(at);
  throw new SyntaxFault('"`\''.includes(char) ? 'a quoted text is not closed' : `"${char}" is no part of an action`);
}

/** The tokens of the action whose content starts at `from`, and where it ends. */
function lexAction(text: string, from: number): { tokens: Token[]; end: number } {
  const tokens: Token[] = [];
  let joined = false;
  for (let at = from; at < text.length;) {
    const close = /\s*(?:\s-)?\}\}/y;
    close.lastIndex = at;
    const end = close.exec(text)?.[0];
    if (end !== undefined) return { tokens, end: at + end.length };
    const part = partAt(text, at);
    at += part.text.length;
    if (part.kind === 'space') {
      joined = false;
      continue;
    }
    AFTER_NAME.lastIndex = at;
    if (['field', 'word'].includes(part.kind) && !AFTER_NAME.test(text)) {
      throw new SyntaxFault(`"${text.charAt(at)}" cannot follow the name "${part.text}"`);
    }
    tokens.push({ kind: part.kind, text: tokenText(part.kind, part.text), joined });
    joined = true;
  }
  throw new SyntaxFault('an action is opened by "{{" and not closed');
}

const COMMENT_END = /\*\/(?:\s+-)?\}\}/y;

/** Where a comment ends that starts behind `{{`; undefined where none does. */
function commentEnd(text: string, from: number): number | undefined {
  if (!text.startsWith('/*', from)) return undefined;
  const close = text.indexOf('*/', from + 2);
  COMMENT_END.lastIndex = close;
  const end = close < 0 ? undefined : COMMENT_END.exec(text)?.[0];
  if (end === undefined) throw new SyntaxFault('a comment is not closed');
  return close + end.length;
}

function checkAction(tokens: readonly Token[]): void {
  if (tokens.length === 0) throw new SyntaxFault('an action is empty');
  let depth = 0;
  for (const { kind, text } of tokens) {
    if (kind !== 'sign') continue;
    depth += text === '(' ? 1 : text === ')' ? -1 : 0;
    if (depth < 0) break;
  }
  if (depth !== 0) throw new SyntaxFault('the parentheses of an action do not match');
}

/** Follows the bodies that actions open and close. */
class Nesting {
  private readonly open: string[] = [];
  /** How many of them are others than `if`. */
  private movers = 0;

  get conditional(): boolean {
    return this.open.length > 0;
  }

  get moved(): boolean {
    return this.movers > 0;
  }

  follow(word: string): void {
    if (BODIES.has(word)) {
      this.open.push(word);
      if (word !== 'if') this.movers++;
    }
    if (word !== 'end' && word !== 'else') return;
    const opener = this.open.at(-1);
    if (opener === undefined) throw new SyntaxFault(`"${word}" closes nothing`);
    if (word === 'end') {
      this.open.pop();
      if (opener !== 'if') this.movers--;
    } else if (opener === 'define' || opener === 'block') throw new SyntaxFault(`"else" stands in a "${opener}"`);
  }

  close(): void {
    const opener = this.open.at(-1);
    if (opener !== undefined) throw new SyntaxFault(`"${opener}" has no "end"`);
  }
}

function readActions(text: string, actions: Action[]): void {
  const nesting = new Nesting();
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at)) {
    const from = at + 2 + (/^-\s/.test(text.slice(at + 2, at + 4)) ? 1 : 0);
    const trimmed = /\S/g;
    trimmed.lastIndex = from;
    const first = from > at + 2 ? (trimmed.exec(text)?.index ?? from) : from;
    const comment = commentEnd(text, first);
    if (comment !== undefined) {
      at = comment;
      continue;
    }
    const { tokens, end } = lexAction(text, from);
    checkAction(tokens);
    const word = tokens[0]?.kind === 'word' ? tokens[0].text : '';
    const before = { conditional: nesting.conditional, moved: nesting.moved };
    nesting.follow(word);
    actions.push({ tokens, texts: new Set(tokens.map((token) => token.text)), ...before });
    at = end;
  }
  nesting.close();
}

/** Takes a template apart as far as is certain: what passes here may still fail in Go, what fails here does there. */
export function parseTemplate(text: string): GoTemplate {
  const actions: Action[] = [];
  try {
    readActions(text, actions);
    return { actions, fault: undefined };
  } catch (error) {
    if (error instanceof SyntaxFault) return { actions, fault: error.message };
    throw error;
  }
}
