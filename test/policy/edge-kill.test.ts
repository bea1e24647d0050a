import { buildGraph, isObject, type Graph, type Json, type JsonObject, type Reference } from '../../lib/manifests';
import { checkGraph } from '../../lib/policy';
import { everywhere } from '../components/support';

/** One way to break a reference, and what must be reported of it. */
interface Break {
  readonly reference: Reference;
  readonly broken: 'name' | 'key';
  /** Rule, object, path and the start of the message, in one line. */
  readonly expected: string;
}

const WRONG = '-wrong';

/** Breaks that are tried in one set. None can hide another, for every one of them must be reported. */
const TOGETHER = 8;

function breaksOf(reference: Reference): Break[] {
  const { kind, name, key } = reference.target;
  const line = (rule: string, message: string) =>
    `${rule} ${reference.from.kind}/${reference.from.name} ${reference.path}: ${message}`;
  const rule = kind.toLowerCase();
  const byName = line(`${rule}-exists`, `${kind} "${name}${WRONG}" is made by nothing`);
  if (key === undefined) return [{ reference, broken: 'name', expected: byName }];
  const byKey = line(`${rule}-key-exists`, `${kind} "${name}" has no key "${key}${WRONG}"`);
  return [
    { reference, broken: 'name', expected: byName },
    { reference, broken: 'key', expected: byKey },
  ];
}

/** Batches in which a reference occurs once: first the names, then the keys. */
function batches(graph: Graph): Break[][] {
  const all = graph.references.flatMap(breaksOf);
  const sorted = [...all.filter(({ broken }) => broken === 'name'), ...all.filter(({ broken }) => broken === 'key')];
  return Array.from({ length: Math.ceil(sorted.length / TOGETHER) }, (_, index) =>
    sorted.slice(index * TOGETHER, (index + 1) * TOGETHER).filter(onlyOnce),
  );
}

function onlyOnce({ reference }: Break, index: number, batch: readonly Break[]): boolean {
  return batch.findIndex((item) => item.reference === reference) === index;
}

function wrongName(value: Json, name: string): Json {
  if (!Array.isArray(value)) return name + WRONG;
  return value.map((item: Json) => (item === name ? name + WRONG : item));
}

function wrongKey(holder: Json, key: string): Json {
  if (!isObject(holder)) throw new Error(`no mapping around key ${key}`);
  if (holder.key === key) return { ...holder, key: key + WRONG };
  const items = Array.isArray(holder.items) ? (holder.items as Json[]) : [];
  const changed = items.map((item) => (isObject(item) && item.key === key ? { ...item, key: key + WRONG } : item));
  return { ...holder, items: changed };
}

/** A copy in which the value at a path is changed; what stands beside the path is shared with the original. */
function changeAt(value: Json, [step, ...rest]: readonly string[], change: (value: Json) => Json): Json {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((item: Json, index) => (String(index) === step ? changeAt(item, rest, change) : item));
  }
  const holder = value as JsonObject;
  return { ...holder, [step]: changeAt(holder[step] ?? null, rest, change) };
}

function stepsOf(pointer: string): string[] {
  const [, ...parts] = pointer.split('/');
  return parts.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function apply(body: Json, { reference, broken }: Break): Json {
  const { name, key = '' } = reference.target;
  const steps = stepsOf(reference.path);
  return broken === 'name'
    ? changeAt(body, steps, (value) => wrongName(value, name))
    : changeAt(body, steps.slice(0, -1), (holder) => wrongKey(holder, key));
}

/** What the gate says of references, a line each, without the advice at its end. */
function misses(objects: readonly unknown[]): string[] {
  return checkGraph(buildGraph(objects))
    .filter(({ rule }) => rule.endsWith('-exists'))
    .map(({ rule, resource, path, message }) => {
      const [fault = ''] = message.split(';');
      return `${rule} ${resource.kind}/${resource.name} ${path}: ${fault}`;
    });
}

describe.each(everywhere)('%s', (_, { objects }) => {
  const graph = buildGraph(objects);
  const tried = batches(graph);

  test('no reference is broken as it stands', () => {
    expect(misses(objects)).toEqual([]);
  });

  test(`every reference is broken by its name, and by its key where it has one`, () => {
    const ways = tried.flat().map(({ reference, broken }) => `${broken} ${graph.references.indexOf(reference)}`);
    const withKey = graph.references.filter(({ target }) => target.key !== undefined);

    expect(new Set(ways).size).toBe(graph.references.length + withKey.length);
  });

  test(`each of its ${graph.references.length} references, once broken, is reported at its path, and no other is`, () => {
    for (const batch of tried) {
      const bodies = graph.resources.map(({ body }) =>
        batch.filter(({ reference }) => reference.from.body === body).reduce<Json>(apply, body),
      );

      expect(misses(bodies).sort()).toEqual(batch.map(({ expected }) => expected).sort());
    }
  });
});
