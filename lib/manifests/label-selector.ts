import { perObject } from './per-object';
import { textMap } from './pod-template';
import { isObject, itemsOf, property, textOf, type Json, type JsonObject } from './resource';

type Labels = Readonly<Record<string, string>>;

/** Whether all of a selector's labels are among `labels`, as a Service means its pods. */
export function selects(wanted: Labels, labels: Labels): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}

/** One expression of a LabelSelector. */
export interface LabelExpression {
  readonly key: string;
  readonly operator: Json | undefined;
  readonly values: ReadonlySet<Json>;
}

/** The expressions of a LabelSelector, read once and asked about every object. */
export const labelExpressions = perObject((selector: JsonObject): readonly LabelExpression[] =>
  itemsOf(selector.matchExpressions).map((expression) => ({
    key: textOf(property(expression, 'key')),
    operator: property(expression, 'operator'),
    values: new Set(itemsOf(property(expression, 'values'))),
  })),
);

function holds({ key, operator, values }: LabelExpression, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  const listed = value !== undefined && values.has(value);
  switch (operator) {
    case 'In':
      return listed;
    case 'NotIn':
      return !listed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/** Whether a label selector, of labels and expressions, means what has `labels`; an absent selector means nothing. */
export function matches(selector: Json | undefined, labels: Labels): boolean {
  if (!isObject(selector)) return false;
  return (
    selects(textMap(selector.matchLabels), labels) &&
    (selector.matchExpressions === undefined || labelExpressions(selector).every((one) => holds(one, labels)))
  );
}
