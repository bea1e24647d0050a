import { escapePointer, type Json } from '../../lib/manifests';

/** Another value of the same sort, and what was changed of it. */
export interface ValueChange {
  readonly way: string;
  readonly to: Json;
}

/** One value of a manifest that is neither mapping nor list. */
export interface Scalar {
  /** As a JSON Pointer. */
  readonly path: string;
  readonly value: string | number | boolean;
}

/** Every value of an object that is neither mapping nor list. */
export function* scalarsOf(value: Json | undefined, path = ''): Iterable<Scalar> {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') yield { path, value };
  else if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) yield* scalarsOf(item, `${path}/${index}`);
  } else if (value !== null && value !== undefined) {
    for (const [key, item] of Object.entries(value)) yield* scalarsOf(item, `${path}/${escapePointer(key)}`);
  }
}

/** For each word that stands for a decision another one that the API takes, or the program. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['Always', 'Never'],
  ['AlwaysAllow', 'IfHealthyBudget'],
  ['ALL', 'NET_RAW'],
  ['ClientIP', 'None'],
  ['ClusterIP', 'NodePort'],
  ['ConfigMap', 'Secret'],
  ['Container', 'Pod'],
  ['Default', 'Unicode'],
  ['Deployment', 'StatefulSet'],
  ['Egress', 'Ingress'],
  ['IfNotPresent', 'Never'],
  ['Ingress', 'Egress'],
  ['Max', 'Disabled'],
  ['Never', 'Always'],
  ['None', 'Auto'],
  ['Off', 'Auto'],
  ['OnRootMismatch', 'Always'],
  ['Opaque', 'kubernetes.io/tls'],
  ['Owner', 'Merge'],
  ['Percent', 'Pods'],
  ['Periodic', 'OnChange'],
  ['Pods', 'Percent'],
  ['PreemptLowerPriority', 'Never'],
  ['Prefix', 'Exact'],
  ['ReadWriteOnce', 'ReadWriteMany'],
  ['Replace', 'Merge'],
  ['Resource', 'Pods'],
  ['Retain', 'Delete'],
  ['RollingUpdate', 'Recreate'],
  ['RuntimeDefault', 'Unconfined'],
  ['ScheduleAnyway', 'DoNotSchedule'],
  ['SecretStore', 'ClusterSecretStore'],
  ['Secret', 'ConfigMap'],
  ['TCP', 'UDP'],
  ['UDP', 'SCTP'],
  ['Utilization', 'AverageValue'],
  ['false', 'true'],
  ['off', 'on'],
  ['on', 'off'],
  ['restricted', 'baseline'],
  ['true', 'false'],
]);

const QUANTITY = /^(\d+)(m|Ki|Mi|Gi|Ti)$/;
const PORT = /(port|containerPort|targetPort)$/i;
const IMAGE = /^[\w.-]+(\/[\w.-]+)+:[\w.-]+$/;
const WRONG = '-wrong';

/** Where a number is the most that may be: only a smaller one can break anything. */
const MOST = /^\/spec\/(hard|limits\/\d+\/max(LimitRequestRatio)?|limits\/\d+\/default)\//;

function ofNumber(path: string, value: number): ValueChange {
  if (PORT.test(path) || path.endsWith('/port/number')) return { way: 'port', to: value + 1 };
  if (MOST.test(path)) return { way: 'less', to: Math.floor(value / 20) };
  return { way: 'more', to: value === 0 ? 7 : value * 10 };
}

function ofQuantity(text: string, path: string): string {
  return text.replace(/^\d+/, (digits) => (MOST.test(path) ? String(Math.ceil(Number(digits) / 100)) : `${digits}0`));
}

/** A text of a program in many lines, of which the end is missing. */
function cut(text: string): string {
  const lines = text.split('\n');
  return lines.slice(0, Math.ceil(lines.length / 2)).join('\n');
}

/** The ways in which texts are changed, the first that fits. */
const OF_TEXTS: readonly (readonly [way: string, change: (text: string, path: string) => string | undefined])[] = [
  ['half', (text) => (text.includes('\n') ? cut(text) : undefined)],
  [
    'entry',
    (text) =>
      /\{\{ \.\w+/.test(text) || / \.\w+ \}\}/.test(text) ? text.replaceAll(/\s\.\w+/g, '$&_wrong') : undefined,
  ],
  ['word', (text) => OTHER_WORDS.get(text)],
  ['port', (text, path) => (/^\d+$/.test(text) && PORT.test(path) ? String(Number(text) + 1) : undefined)],
  ['more', (text) => (/^\d+(\.\d+)?$/.test(text) ? String(Number(text) * 10) : undefined)],
  ['amount', (text, path) => (QUANTITY.test(text) ? ofQuantity(text, path) : undefined)],
  ['duration', (text) => (/^(\d+h)?(\d+m)?\d+s$/.test(text) ? '1s' : undefined)],
  [
    'address',
    (text) =>
      /^\d+\.\d+\.\d+\.\d+\/\d+$/.test(text)
        ? text.replace(/^\d+/, (first) => (first === '11' ? '12' : '11'))
        : undefined,
  ],
  ['account', (text) => (text.includes('@') && !text.includes('/') ? text.replace(/@[^.]+/, '$&-wrong') : undefined)],
  ['host', (text) => (text.includes('://') ? text.replace(/:\/\/([^:/"]+)/, '://$1-wrong') : undefined)],
  ['folder', (text) => (/^\/[^\s:]*$/.test(text) ? `${text.replace(/\/$/, '')}${WRONG}` : undefined)],
  ['version', (text) => (IMAGE.test(text) ? text.replace(/:([^:]+)$/, ':9$1') : undefined)],
];

function ofText(path: string, value: string): ValueChange {
  for (const [way, change] of OF_TEXTS) {
    const to = change(value, path);
    if (to !== undefined && to !== value) return { way, to };
  }
  return { way: 'name', to: value + WRONG };
}

/** Another value in place of one, of the sort that it is by its place and its form. */
export function changeOf({ path, value }: Scalar): ValueChange {
  if (typeof value === 'boolean') return { way: 'switch', to: !value };
  return typeof value === 'number' ? ofNumber(path, value) : ofText(path, value);
}

/** What pods are written below, in a workload. */
const TEMPLATE = /^\/spec\/template\/(spec|metadata)/;

/** A kind of place: the object's kind, the pointer with a star for each position in a list, and the way of the change. */
export function placeOf(kind: string, path: string, way: string): string {
  const pattern = path.replaceAll(/\/\d+(?=\/|$)/g, '/*');
  if (pattern.startsWith('/metadata/labels/')) return `any ${pattern} ${way}`;
  return TEMPLATE.test(pattern) ? `pods ${pattern.replace('/spec/template', '')} ${way}` : `${kind} ${pattern} ${way}`;
}
