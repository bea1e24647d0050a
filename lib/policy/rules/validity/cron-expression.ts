/** One of the five fields of a cron expression: its range, and names for its numbers. */
interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'day of week', min: 0, max: 6, names: DAYS },
];

const DESCRIPTORS: ReadonlySet<string> = new Set([
  '@annually',
  '@daily',
  '@hourly',
  '@midnight',
  '@monthly',
  '@weekly',
  '@yearly',
]);

const DURATION = /^\+?(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))*$/;

function numberOf(text: string, { min, names = [] }: Field): number {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + min;
  return /^\+?\d+$/.test(text) ? Number(text) : Number.NaN;
}

/** The first and last number of a range such as `1-5`, `*`, or `3` alone, which with a step goes on to the end. */
function boundsOf(range: string, stepped: boolean, field: Field): readonly [start: number, end: number] {
  const [low = '', high, ...rest] = range.split('-');
  if (rest.length > 0) return [Number.NaN, Number.NaN];
  if (low === '*' || low === '?') return [field.min, field.max];
  const start = numberOf(low, field);
  if (high !== undefined) return [start, numberOf(high, field)];
  return [start, stepped ? field.max : start];
}

/** Whether a part such as `1-5/2` is right. */
function partFits(part: string, field: Field): boolean {
  const [range = '', step, ...more] = part.split('/');
  const [start, end] = boundsOf(range, step !== undefined, field);
  const stepFits = step === undefined || (/^\+?\d+$/.test(step) && Number(step) > 0);
  return more.length === 0 && stepFits && start >= field.min && end <= field.max && start <= end;
}

/** What is wrong with a schedule as the CronJob controller reads it; undefined where nothing is. */
export function scheduleFault(schedule: string): string | undefined {
  if (schedule.includes('TZ=')) return 'may not name a time zone, which has a field of its own';
  if (schedule.startsWith('@')) {
    const every = /^@every (.*)$/.exec(schedule);
    const known = every === null ? DESCRIPTORS.has(schedule) : DURATION.test(every[1] ?? '');
    return known ? undefined : 'is no schedule that Kubernetes knows';
  }
  const parts = schedule.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) return `has ${parts.length} fields instead of five`;
  const wrong = FIELDS.find((field, index) => {
    const items = (parts[index] ?? '').split(',').filter((item) => item !== '');
    return !items.every((item) => partFits(item, field));
  });
  if (wrong === undefined) return undefined;
  return `has a wrong ${wrong.name}, which must be within ${wrong.min} to ${wrong.max}`;
}
