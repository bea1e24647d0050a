import type { Consumer, ReadName } from '../catalogue';
import type { Json, Resource } from '../resource';
import type { Index } from './draft';

/** What a later step fills in is no name yet. */
const FILLED_LATER = /[{}$<>%]/;

function qualified(text: string): ReadName[] {
  const slash = text.indexOf('/');
  if (slash < 0) return [{ name: text }];
  const [namespace, name] = [text.slice(0, slash).trim(), text.slice(slash + 1).trim()];
  return namespace === '' || name === '' ? [] : [{ namespace, name }];
}

function parts(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The names that a text holds in the form of its entry. */
export function namesInText(
  { form, read }: Pick<Consumer, 'form' | 'read'>,
  text: string,
  from: Resource,
  index: Index,
): readonly ReadName[] {
  if (read !== undefined) return FILLED_LATER.test(text) ? [] : read(text, from, index);
  if (form === undefined || form === 'name') return [{ name: text }];
  const each = form === 'list' ? parts(text) : [text.trim()].filter((part) => part !== '');
  return each.filter((part) => !FILLED_LATER.test(part)).flatMap(qualified);
}

/** What a text says as JSON; nothing where it is none. */
export function parsedJson(value: Json): Json | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return undefined;
  }
}
