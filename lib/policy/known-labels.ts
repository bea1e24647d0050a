import {
  isObject,
  labelExpressions,
  perObject,
  textMap,
  type Json,
  type JsonObject,
  type LabelExpression,
} from '../manifests';
import { every, type Tri } from './tri';

/** Labels of one object. */
export type Labels = Readonly<Record<string, string>>;

/** What is known of labels: those there are, and whether another key may be there all the same. */
export interface KnownLabels {
  readonly labels: Labels;
  isOpen(key: string): boolean;
}

function holds({ key, operator, values }: LabelExpression, known: KnownLabels): Tri {
  const value = Object.hasOwn(known.labels, key) ? known.labels[key] : undefined;
  if (value === undefined && known.isOpen(key)) return undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.has(value);
    case 'NotIn':
      return value === undefined || !values.has(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return undefined;
  }
}

/** Selectors are read once, and asked about every pod. */
const requirementsOf = perObject((selector: JsonObject): readonly LabelExpression[] => {
  const labels = Object.entries(textMap(selector.matchLabels)).map(([key, value]) => ({
    key,
    operator: 'In',
    values: new Set<Json>([value]),
  }));
  return [...labels, ...labelExpressions(selector)];
});

/** Whether a LabelSelector means what has these labels; an empty one means everything. */
export function selects(selector: Json | undefined, known: KnownLabels): Tri {
  if (!isObject(selector)) return undefined;
  return every(requirementsOf(selector), (requirement) => holds(requirement, known));
}
