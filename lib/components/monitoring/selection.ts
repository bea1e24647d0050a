import type { CloudMetric, LabelOf, MetricName, NamespacedMetric } from './metrics';

/** What a label has to be: one text, one of several, or anything but some. */
export type Wanted = string | { readonly oneOf: readonly string[] } | { readonly noneOf: readonly string[] };

/** What the labels of a metric have to be; a label that the metric does not have does not compile. */
export type Labels<M extends MetricName> = Readonly<Partial<Record<LabelOf<M>, Wanted>>>;

/** The series of a metric, as PromQL selects them. */
export type Select = <M extends NamespacedMetric>(metric: M, labels?: Labels<M>) => string;

/** Texts of a pattern that matches whole labels. The names of objects hold nothing that means more there than itself. */
function pattern(texts: readonly string[]): string {
  return JSON.stringify(texts.join('|'));
}

function matcher(label: string, wanted: Wanted): string {
  if (typeof wanted === 'string') return `${label}=${JSON.stringify(wanted)}`;
  return 'oneOf' in wanted ? `${label}=~${pattern(wanted.oneOf)}` : `${label}!~${pattern(wanted.noneOf)}`;
}

function selector(metric: MetricName, labels: Readonly<Record<string, Wanted | undefined>>): string {
  const matchers = Object.entries(labels).flatMap(([label, wanted]) =>
    wanted === undefined ? [] : [matcher(label, wanted)],
  );
  return `${metric}{${matchers.join(',')}}`;
}

/** Selects series of one namespace only, so that no alert speaks of another environment. */
export function selectIn(namespace: string): Select {
  return (metric, labels) => selector(metric, { namespace, ...labels });
}

/** Selects series of Google Cloud's services. */
export function selectInCloud<M extends CloudMetric>(metric: M, labels: Labels<M>): string {
  return selector(metric, labels);
}
