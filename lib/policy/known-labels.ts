import { isObject, itemsOf, property, textMap, textOf, type Json, type JsonObject } from '../manifests';
import { every, type Tri } from './tri';

/** Labels of one object. */
export type Labels = Readonly<Record<string, string>>;

/** What is known of labels: those there are, and whether another key may be there all the same. */
export interface KnownLabels {
  readonly labels: Labels;
  isOpen(key: string): boolean;
}

function holds(key: string, operator: Json | undefined, values: readonly Json[], known: KnownLabels): Tri {
  const value = Object.hasOwn(known.labels, key) ? known.labels[key] : undefined;
  if (value === undefined && known.isOpen(key)) return undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return undefined;
  }
}

/** One thing that a LabelSelector asks for. */
interface Requirement {
  readonly key: string;
  readonly operator: Json | undefined;
  readonly values: readonly Json[];
}

/** Selectors are read once, and asked about every pod. */
const read = new WeakMap<JsonObject, readonly Requirement[]>();

function requirementsOf(selector: JsonObject): readonly Requirement[] {
  const known = read.get(selector);
  if (known !== undefined) return known;
  const labels = Object.entries(textMap(selector.matchLabels)).map(([key, value]) => ({
    key,
    operator: 'In',
    values: [value],
  }));
  const expressions = itemsOf(selector.matchExpressions).map((expression) => ({
    key: textOf(property(expression, 'key')),
    operator: property(expression, 'operator'),
    values: itemsOf(property(expression, 'values')),
  }));
  const requirements = [...labels, ...expressions];
  read.set(selector, requirements);
  return requirements;
}

/** Whether a LabelSelector means what has these labels; an empty one means everything. */
export function selects(selector: Json | undefined, known: KnownLabels): Tri {
  if (!isObject(selector)) return undefined;
  return every(requirementsOf(selector), ({ key, operator, values }) => holds(key, operator, values, known));
}
