import { property, valueAt, type Graph, type Json, type Reference } from '../../lib/manifests';
import { ruleOf } from '../../lib/policy/diagnosis/rule-of';
import { changeAt } from './edit';

/** One way to break one edge of a graph, and the rule that has to report it. */
export interface EdgeBreak {
  readonly reference: Reference;
  readonly way: 'name' | 'prefix' | 'key' | 'separator' | 'port' | 'labels';
  readonly rule: string;
  /** The broken object in place of the one that the reference stands in. */
  apply(body: Json): Json;
}

const WRONG = '-wrong';

function textAt(reference: Reference, pointer: string): string {
  const value = valueAt(reference.from.body, pointer);
  return typeof value === 'string' ? value : '';
}

function replacing(pointer: string, text: Json): EdgeBreak['apply'] {
  return (body) => changeAt(body, pointer, () => text);
}

/** Every way to write a name wrongly: another name, and the name without the prefix that all names have. */
function nameBreaks(reference: Reference): EdgeBreak[] {
  const { at, target } = reference;
  const rule = ruleOf(reference, { missing: 'object' });
  const [, bare] = /^[a-z]+-(.+)$/.exec(target.name) ?? [];
  const other: EdgeBreak = {
    reference,
    way: 'name',
    rule,
    apply: replacing(at, target.name + WRONG),
  };
  if (bare === undefined || reference.by === 'mount') return [other];
  return [other, { reference, way: 'prefix', rule, apply: replacing(at, bare) }];
}

function keyBreaks(reference: Reference): EdgeBreak[] {
  const { keyAt, target } = reference;
  if (target.key === undefined || keyAt === undefined) return [];
  const rule = ruleOf(reference, { missing: 'key' });
  const turned = target.key.replace(/[-_]/, (mark) => (mark === '-' ? '_' : '-'));
  const other: EdgeBreak = { reference, way: 'key', rule, apply: replacing(keyAt, target.key + WRONG) };
  if (turned === target.key) return [other];
  return [other, { reference, way: 'separator', rule, apply: replacing(keyAt, turned) }];
}

/** Where a port stands: the value itself, or the name or number of a mapping. */
function portPointer({ from, keyAt, at }: Reference): string {
  const pointer = keyAt ?? at;
  const value = valueAt(from.body, pointer);
  if (typeof value !== 'object') return pointer;
  return `${pointer}/${property(value, 'name') === undefined ? 'number' : 'name'}`;
}

function portBreaks(reference: Reference): EdgeBreak[] {
  const { port } = reference.target;
  if (port === undefined || reference.by === 'host') return [];
  const rule = ruleOf(reference, { missing: 'port' });
  const wrong = typeof port === 'number' ? port + 1 : `${port}x`;
  return [{ reference, way: 'port', rule, apply: replacing(portPointer(reference), wrong) }];
}

function labelBreaks(reference: Reference): EdgeBreak[] {
  const { from, path } = reference;
  const selector = valueAt(from.body, path);
  const labelsAt = property(selector, 'matchLabels') === undefined ? path : `${path}/matchLabels`;
  const labels = valueAt(from.body, labelsAt);
  const rule = ruleOf(reference, { missing: 'pods' });
  return Object.keys(labels as object).map((label) => ({
    reference,
    way: 'labels',
    rule,
    apply: (body) => changeAt(body, labelsAt, (held) => ({ ...(held as object), [label]: 'wrong' })),
  }));
}

function variableBreaks(reference: Reference): EdgeBreak[] {
  const { path, target } = reference;
  const text = textAt(reference, path).replaceAll(`$(${target.name})`, `$(${target.name}_WRONG)`);
  return [{ reference, way: 'name', rule: 'env-var-exists', apply: replacing(path, text) }];
}

/** A host as a whole word of its text. */
function hostPattern(name: string): RegExp {
  return new RegExp(`(?<![-\\w.])${name}(?![-\\w])`, 'g');
}

function hostBreaks(reference: Reference): EdgeBreak[] {
  const { path, keyAt, target } = reference;
  const text = textAt(reference, path);
  const [, bare = ''] = /^[a-z]+-(.+)$/.exec(target.name) ?? [];
  const renamed = (name: string) => replacing(path, text.replaceAll(hostPattern(target.name), name));
  const port = String(target.port ?? '');
  const moved = text.replaceAll(new RegExp(`(${target.name}[^\\s:/"]*):${port}\\b`, 'g'), `$1:${Number(port) + 1}`);
  return [
    { reference, way: 'name', rule: 'dns-name-exists', apply: renamed(target.name + WRONG) },
    { reference, way: 'prefix', rule: 'dns-name-exists', apply: renamed(bare) },
    ...(keyAt === undefined
      ? []
      : [
          {
            reference,
            way: 'port',
            rule: 'service-port-exists',
            apply: replacing(keyAt, String(Number(port) + 1)),
          } as const,
        ]),
    ...(moved === text || port === ''
      ? []
      : [{ reference, way: 'port', rule: 'service-port-exists', apply: replacing(path, moved) } as const]),
  ];
}

/** Whether an edge can be broken: it has an answer, and its name is not at once what the target is made by. */
export function isBreakable(reference: Reference, graph: Graph): boolean {
  const answer = graph.answer(reference);
  return answer.is !== 'unknown' && answer.to.every(({ by }) => by !== reference.from);
}

/** Every way in which an edge of its kind can be broken. */
export function breaksOf(reference: Reference, graph: Graph): EdgeBreak[] {
  if (!isBreakable(reference, graph)) return [];
  switch (reference.by) {
    case 'selector':
      return labelBreaks(reference);
    case 'variable':
      return variableBreaks(reference);
    case 'host':
      return hostBreaks(reference);
    case 'port':
      return portBreaks(reference);
    case 'subPath':
      return keyBreaks(reference);
    case 'item':
      return [...keyBreaks(reference)];
    default:
      return [...nameBreaks(reference), ...keyBreaks(reference), ...portBreaks(reference)];
  }
}
