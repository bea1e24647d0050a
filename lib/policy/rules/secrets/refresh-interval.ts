import { groupOf, property, textOf, type Graph, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { ENTRY, externalSecret } from './example';

/** Seconds in each unit of a Go duration. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-9],
  ['us', 1e-6],
  ['µs', 1e-6],
  ['μs', 1e-6],
  ['ms', 1e-3],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
]);

/** Seconds below which stores bill or throttle what nobody needs. */
const FLOOR = 60;

/** An amount with its unit, where the one before ends. */
const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;

/** A Go duration in seconds, NaN for text that is none (https://pkg.go.dev/time#ParseDuration). */
function secondsOf(text: string): number {
  if (/^[+-]?0$/.test(text)) return 0;
  let [at, seconds] = [/^[+-]/.test(text) ? 1 : 0, 0];
  if (at === text.length) return Number.NaN;
  while (at < text.length) {
    PART.lastIndex = at;
    const [part = '', amount = '', unit = ''] = PART.exec(text) ?? [];
    if (part === '') return Number.NaN;
    seconds += Number(amount) * (UNITS.get(unit) ?? 0);
    at += part.length;
  }
  return text.startsWith('-') ? -seconds : seconds;
}

interface Interval {
  readonly resource: Resource;
  readonly path: string;
  readonly text: string;
}

/** Where the operator's kinds say an interval as text. */
const INTERVALS: readonly (readonly [kind: string, ...steps: readonly string[]])[] = [
  ['ExternalSecret', 'spec', 'refreshInterval'],
  ['ClusterExternalSecret', 'spec', 'refreshTime'],
  ['ClusterExternalSecret', 'spec', 'externalSecretSpec', 'refreshInterval'],
  ['PushSecret', 'spec', 'refreshInterval'],
];

function intervalsOf(graph: Graph): Interval[] {
  return INTERVALS.flatMap(([kind, ...steps]) =>
    graph.ofKind(kind).flatMap((resource): Interval[] => {
      if (!['', 'external-secrets.io'].includes(groupOf(resource.apiVersion))) return [];
      let value = property(resource.body, steps[0] ?? '');
      for (const step of steps.slice(1)) value = property(value, step);
      return textOf(value) === '' ? [] : [{ resource, path: `/${steps.join('/')}`, text: textOf(value) }];
    }),
  );
}

/** One that is no duration does not even reach the API server's schema, which says only that it is text. */
export const refreshInterval: Rule = {
  id: 'refresh-interval',
  family: 'secrets',
  severity: 'error',
  summary: 'Refresh intervals are Go durations, and not shorter than a minute.',
  why: 'The API server takes any text; the operator cannot read the object then, and neither it nor others of its kind are reconciled. A very short interval costs money for each call and runs into the limits of the store.',
  bad: externalSecret(`  refreshInterval: 1d
${ENTRY}`),
  good: externalSecret(`  refreshInterval: 24h0m0s
${ENTRY}`),
  remedy: 'Write hours, minutes and seconds, such as 1h0m0s; days do not exist. 0s fetches once.',
  source: 'https://pkg.go.dev/time#ParseDuration',
  *check(graph): Iterable<Fault> {
    for (const { resource, path, text } of intervalsOf(graph)) {
      const seconds = secondsOf(text);
      if (/[${<]/.test(text)) continue;
      if (Number.isNaN(seconds)) {
        const message = `the interval "${text}" is no duration: units are h, m, s, ms, us and ns`;
        yield { resource, path, message, fix: 'write hours, minutes and seconds, such as 1h0m0s' };
      } else if (seconds < FLOOR && seconds > 0) {
        const message = `the interval "${text}" asks the store more than once a minute`;
        yield { resource, path, message, fix: 'write a minute or more', severity: 'warning' };
      }
    }
  },
};
