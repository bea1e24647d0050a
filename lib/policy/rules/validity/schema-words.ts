import type { Json } from '../../../manifests';
import type { Definition, Type } from '../../schemas/table';

const EXPECTED: Readonly<Record<Exclude<Type['is'], 'enum' | 'any'>, string>> = {
  string: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  quantity: 'a quantity',
  port: 'a whole number or a text',
  list: 'a list',
  map: 'a mapping',
  object: 'a mapping',
};

/** What a field of a type takes, in words. */
export function expected(type: Type): string {
  if (type.is === 'enum') return `one of ${type.values.map((value) => `"${value}"`).join(', ')}`;
  return type.is === 'any' ? 'any value' : EXPECTED[type.is];
}

/** What stands there, in words. */
export function kindOf(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a number' : 'a number with a fraction';
  return typeof value === 'boolean' ? 'true or false' : 'a mapping';
}

/** The definition's name as documentation has it: `core.PodSpec` is a PodSpec, `apps/v1/Deployment` a Deployment. */
export function title({ name }: Definition): string {
  return (
    name
      .split('/')
      .at(-1)
      ?.split('.')
      .find((part) => /^[A-Z]/.test(part)) ?? name
  );
}

/** A noun with its article. */
export function article(noun: string): string {
  return `${/^([AEIO]|HTTP|[FHLMNRSX][A-Z])/.test(noun) ? 'an' : 'a'} ${noun}`;
}
