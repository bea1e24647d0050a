import { alertCases } from './alert-cases';
import type { Rule, RuleGroup } from './rendered';
import { elsewhere, type AlertCase, type Fault, type Place, type Series } from './series';

interface Expected {
  readonly exp_labels: Readonly<Record<string, string>>;
  readonly exp_annotations: Readonly<Record<string, string>>;
}

/** A test as promtool reads it. */
interface PromtoolTest {
  readonly name: string;
  readonly interval: '1m';
  readonly input_series: readonly { readonly series: string; readonly values: string }[];
  readonly alert_rule_test: readonly {
    readonly eval_time: string;
    readonly alertname: string;
    readonly exp_alerts: readonly Expected[];
  }[];
}

function written({ metric, labels, values }: Series): { series: string; values: string } {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return { series: `${metric}{${pairs.join(',')}}`, values };
}

/** Whole minutes of a duration such as `15m` or `1h`. */
function minutes(duration: string): number {
  return Number.parseInt(duration, 10) * (duration.endsWith('h') ? 60 : 1);
}

function told({ labels, annotations }: Rule, fault: Fault): Expected {
  return {
    exp_labels: { ...fault.labels, ...labels },
    exp_annotations: { ...annotations, summary: fault.summary },
  };
}

/** An alert is told of each fault, not before its time, not of others' faults, and not where nothing is wrong. */
function testsOf(rule: Rule, { after, faults, healthy }: AlertCase): PromtoolTest[] {
  const test = (name: string, series: readonly Series[], ...expected: [number, readonly Expected[]][]) => ({
    name: `${rule.alert}: ${name}`,
    interval: '1m' as const,
    input_series: series.map(written),
    alert_rule_test: expected.map(([minute, exp_alerts]) => ({
      eval_time: `${minute}m`,
      alertname: rule.alert,
      exp_alerts,
    })),
  });
  return [
    ...faults.flatMap((fault, index) => [
      test(`fault ${index}`, fault.series, [minutes(rule.for) - 1, []], [after, [told(rule, fault)]]),
      ...(fault.ofAbsence === true ? [] : [test(`fault ${index} elsewhere`, fault.series.map(elsewhere), [after, []])]),
    ]),
    test('nothing wrong', healthy, [after, []], [170, []]),
  ];
}

/** Tests of all alerts in some groups. */
export function promtoolTests(groups: readonly RuleGroup[], place: Place): PromtoolTest[] {
  const cases: Readonly<Record<string, AlertCase>> = alertCases(place);
  return groups
    .flatMap(({ rules }) => rules)
    .flatMap((rule) => {
      const found = cases[rule.alert];
      if (found === undefined) throw new Error(`${rule.alert}: no test/monitoring case`);
      return testsOf(rule, found);
    });
}
