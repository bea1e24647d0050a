import { isObject, textOf, type Json, type JsonObject } from './resource';
import { select } from './select';
import { textMap } from './pod-template';

type Labels = Readonly<Record<string, string>>;

/** Whether all of a selector's labels are among `labels`, as a Service means its pods. */
export function selects(wanted: Labels, labels: Labels): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}

function holds(expression: JsonObject, labels: Labels): boolean {
  const key = textOf(expression.key);
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  const listed = Array.isArray(expression.values) && expression.values.includes(value);
  switch (expression.operator) {
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
  const expressions = select(selector, 'matchExpressions.*').map(({ value }) => value);
  return (
    selects(textMap(selector.matchLabels), labels) &&
    expressions.every((expression) => isObject(expression) && holds(expression, labels))
  );
}
