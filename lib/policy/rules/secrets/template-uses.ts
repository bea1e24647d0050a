import { BODIES, type Action, type GoTemplate, type Token } from './go-template';

const NO_FUNCTIONS: ReadonlySet<string> = new Set([
  ...BODIES,
  'break',
  'continue',
  'else',
  'end',
  'false',
  'nil',
  'template',
  'true',
]);

/** The functions that a template calls, each once. */
export function functionsOf({ actions }: GoTemplate): Set<string> {
  const functions = new Set<string>();
  for (const { tokens } of actions) {
    for (const { kind, text } of tokens) if (kind === 'word' && !NO_FUNCTIONS.has(text)) functions.add(text);
  }
  return functions;
}

/** One mention of an entry of the template's data. */
export interface Use {
  readonly name: string;
  /** The template fails without the entry: `.name` does, `index . "name"` gives an empty text. */
  readonly strict: boolean;
  readonly action: Action;
}

/** What a template takes of its data. */
export interface Uses {
  readonly entries: readonly Use[];
  /** It takes the data as a whole, so that any entry may be used. */
  readonly whole: boolean;
}

const BY_NAME: ReadonlySet<string> = new Set(['index', 'get', 'hasKey']);

/** The data as a whole: the dot, or `$`. */
function isRoot(token: Token | undefined): boolean {
  return token?.kind === 'dot' || (token?.kind === 'variable' && token.text === '');
}

/** `.name` where the dot is the data, or `$.name` anywhere. */
function isEntry({ tokens, moved }: Action, index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (token?.kind !== 'field') return false;
  return token.joined ? before?.kind === 'variable' && before.text === '' : !moved;
}

/** The name in `index . "name"` and the like. */
function namedEntry({ tokens, moved }: Action, index: number): string | undefined {
  const [before, root, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (before?.kind !== 'word' || !BY_NAME.has(before.text) || after?.kind !== 'text') return undefined;
  return moved && root?.kind === 'dot' ? undefined : after.text;
}

/** Whether the action takes the data as a whole. */
function usesIn(action: Action, entries: Use[]): boolean {
  let whole = false;
  for (const [index, token] of action.tokens.entries()) {
    if (isEntry(action, index)) entries.push({ name: token.text, strict: true, action });
    const after = action.tokens[index + 1];
    if (!isRoot(token) || (after?.kind === 'field' && after.joined)) continue;
    const name = namedEntry(action, index);
    if (name === undefined) whole = true;
    else entries.push({ name, strict: false, action });
  }
  return whole;
}

/** What a template takes of its data, where it stands at the root. */
export function usesOf({ actions }: GoTemplate): Uses {
  const entries: Use[] = [];
  const whole = actions.map((action) => usesIn(action, entries));
  return { entries, whole: whole.some(Boolean) };
}
