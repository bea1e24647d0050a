import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterFacts, exporters, metrics } from '../../lib/components';
import { alertCases } from './alert-cases';
import { promtoolTests } from './promtool-tests';
import { renderedRules, type Rule } from './rendered';

const RUNBOOK = join(__dirname, '../../docs/how-to/alerts.md');
const everywhere = renderedRules().map((rendered) => [rendered.name, rendered] as const);

/** Second-level headings of the page, and nothing within blocks of code. */
const headings = readFileSync(RUNBOOK, 'utf8')
  .replaceAll(/^```[\s\S]*?^```/gm, '')
  .split('\n')
  .flatMap((line) => (/^## (\w+)$/.exec(line) ?? []).slice(1));

/** What an expression selects: names before a brace, with the labels in it. */
function selections({ expr }: Rule): { metric: string; labels: string[]; text: string }[] {
  return [...expr.matchAll(/([a-zA-Z_:][\w:]*)\{([^}]*)\}/g)].map(([, metric = '', text = '']) => ({
    metric,
    labels: [...text.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)].map(([, label = '']) => label),
    text,
  }));
}

/** Words of an expression that are neither texts, labels in braces nor numbers. */
function words({ expr }: Rule): string[] {
  return [
    ...expr.replaceAll(/"[^"]*"|\{[^}]*\}|\[\w+\]|\((?:\w+, )*\w+\)(?= \()/g, ' ').matchAll(/[a-zA-Z_:][\w:]*/g),
  ].map(([word]) => word);
}

const PROMQL =
  /^(max|sum|by|rate|increase|absent|and|or|on|time|max_over_time|label_replace|histogram_quantile|le|pod)$/;

describe.each(everywhere)('the alerts of %s', (name, { groups, place, manifests }) => {
  const rules = groups.flatMap((group) => group.rules);
  const about = rules.map((rule) => [rule.alert, rule] as const);

  test('are of different names, and each is told to somebody with a severity, an environment and a sentence', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(rules.length).toBeGreaterThan(20);
    for (const { labels, annotations, for: lasts } of rules) {
      expect(['critical', 'warning']).toContain(labels.severity);
      expect(labels.environment).toBe(name);
      expect(annotations.summary).toMatch(/^[A-Z{].{20,}[^.]$/);
      expect(lasts).toMatch(/^\d+[mh]$/);
    }
  });

  test.each(about)('%s leads to a heading of the runbook', (alert, { annotations }) => {
    expect(annotations.runbook_url).toBe(`${clusterFacts.runbook}#${alert.toLowerCase()}`);
    expect(headings).toContain(alert);
  });

  test.each(about)('%s has a case of its fault and one without', (alert, rule) => {
    const cases: Readonly<Record<string, unknown>> = alertCases(place);

    expect(cases).toHaveProperty(alert);
    expect(promtoolTests([{ name: 'one', rules: [rule] }], place).length).toBeGreaterThanOrEqual(2);
  });

  test.each(about)('%s goes by metrics and labels that the table of metrics has', (_, rule) => {
    const table: Readonly<Record<string, { readonly labels: readonly string[] }>> = metrics;
    const selected = selections(rule);

    expect(selected).not.toEqual([]);
    for (const { metric, labels } of selected) {
      expect(Object.keys(table)).toContain(metric);
      expect(labels.filter((label) => label !== 'namespace' && !table[metric]?.labels.includes(label))).toEqual([]);
    }
    expect(words(rule).filter((word) => !PROMQL.test(word) && !(word in table))).toEqual([]);
  });

  test.each(about)('%s is about this environment alone', (_, rule) => {
    for (const { metric, text } of selections(rule)) {
      const { from } = metrics[metric as keyof typeof metrics];
      const own = exporters[from].scope === 'namespace' ? `namespace="${place.namespace}"` : `"${place.project}`;

      expect(text).toContain(own);
    }
  });

  test('name workloads, Ingresses and containers that are rendered', () => {
    const objects = new Set(manifests.map(({ kind, metadata }) => `${kind}/${metadata.name}`));
    const named = (label: string) =>
      rules.flatMap((rule) =>
        selections(rule).flatMap(({ text }) =>
          [...text.matchAll(new RegExp(`\\b${label}(?:=~|!~|=)"([^"]*)"`, 'g'))].flatMap(([, names = '']) =>
            names.split('|'),
          ),
        ),
      );

    expect(named('deployment').filter((one) => !objects.has(`Deployment/${one}`))).toEqual([]);
    expect(named('ingress').filter((one) => !objects.has(`Ingress/${one}`))).toEqual([]);
    expect(named('container').filter((one) => !place.scraped.includes(one))).toEqual([]);
    expect(new Set(named('deployment')).size).toBe(3);
  });
});

test('every heading of the runbook that is one word is an alert', () => {
  const alerts = new Set(
    everywhere.flatMap(([, { groups }]) => groups.flatMap(({ rules }) => rules.map(({ alert }) => alert))),
  );

  expect(headings.filter((heading) => !alerts.has(heading))).toEqual([]);
});

test('every metric of the table is used by an alert', () => {
  const used = new Set(
    everywhere.flatMap(([, { groups }]) =>
      groups.flatMap(({ rules }) => rules.flatMap(selections).map(({ metric }) => metric)),
    ),
  );

  expect(Object.keys(metrics).filter((metric) => !used.has(metric))).toEqual([]);
});

test('where there is a cloud its managed services are watched, and nothing asks for them elsewhere', () => {
  const asked = everywhere.filter(([, { groups }]) => JSON.stringify(groups).includes('_googleapis_com:'));

  expect(asked.map(([name]) => name)).toEqual(
    everywhere.filter(([, { place }]) => place.project !== '').map(([name]) => name),
  );
});
