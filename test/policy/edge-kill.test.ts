import { describe as nameOf, type EdgeKind, type Graph, type Json } from '../../lib/manifests';
import { checkGraph, graphOf, type Finding } from '../../lib/policy';
import { platforms } from '../defects/platforms';
import { breaksOf, isBreakable, type EdgeBreak } from '../support/edge-breaks';
import { everyEdge } from '../support/every-edge';
import { gateForChanges } from '../support/gate';

const { settings } = gateForChanges;

/** Breaks that are tried in one set, each at another place. None may hide another, for each has to be reported. */
const TOGETHER = 200;

type Placed = Pick<Finding, 'rule' | 'resource' | 'path'>;

/** A finding by rule and place. */
function placed({ rule, resource, path }: Placed): string {
  return `${rule} ${nameOf(resource)} ${path}`;
}

function findingsOf(objects: readonly unknown[]): string[] {
  return checkGraph(graphOf(objects, settings), settings).map(placed);
}

/** Edges of one pod that have nothing to do with each other; a Service's ports are looked for in the pods it selects. */
const ALONE: ReadonlySet<EdgeKind> = new Set(['env', 'mount']);

function isApart({ reference: one }: EdgeBreak, { reference: other }: EdgeBreak): boolean {
  if (one.from !== other.from) return true;
  return one.path !== other.path && ALONE.has(one.by) && ALONE.has(other.by);
}

/** Batches of breaks that do not meet. */
function batches(all: readonly EdgeBreak[]): EdgeBreak[][] {
  const open: EdgeBreak[][] = [];
  for (const one of all) {
    const free = open.find((batch) => batch.length < TOGETHER && batch.every((other) => isApart(one, other)));
    if (free === undefined) open.push([one]);
    else free.push(one);
  }
  return open;
}

function broken(objects: readonly Json[], batch: readonly EdgeBreak[]): Json[] {
  return objects.map((body) =>
    batch.filter(({ reference }) => reference.from.body === body).reduce<Json>((held, one) => one.apply(held), body),
  );
}

/** A pod's token is for nothing once its account is bound to no right. */
function uselessTokens({ reference: { from, target } }: EdgeBreak, { pods }: Graph): Placed[] {
  if (from.type !== 'RoleBinding' || target.kind !== 'ServiceAccount') return [];
  const left = pods.filter(
    ({ spec }) => spec.serviceAccountName === target.name && spec.automountServiceAccountToken === true,
  );
  return left.map(({ owner, path }) => ({
    rule: 'token-automount',
    resource: owner,
    path: `${path}/automountServiceAccountToken`,
  }));
}

const table = new Map<string, number>();

afterAll(() => {
  const rows = [...table].sort().map(([row, count]) => `  ${row.padEnd(24)}${String(count).padStart(6)}`);
  process.stdout.write(`edges broken, each reported and nothing else:\n${rows.join('\n')}\n`);
});

const sets = [
  ...platforms.map(({ name, objects }) => ({ name, objects })),
  { name: 'a set of every kind', objects: everyEdge },
];

describe.each(sets)('$name', ({ objects }) => {
  const graph = graphOf(objects, settings);
  const before = new Set(findingsOf(objects));
  const all = graph.references.flatMap((reference) => breaksOf(reference, graph));

  test('no edge dangles as it stands', () => {
    expect(graph.references.filter((reference) => graph.answer(reference).is === 'dangling')).toEqual([]);
  });

  test('every edge that has an answer is broken in some way', () => {
    const tried = new Set(all.map(({ reference }) => reference));
    const breakable = graph.references.filter((reference) => isBreakable(reference, graph));

    expect(breakable.filter((reference) => !tried.has(reference))).toEqual([]);
  });

  test('each edge, broken in each way, is reported at its place, and nothing else appears', () => {
    for (const batch of batches(all)) {
      const after = findingsOf(
        broken(
          graph.resources.map(({ body }) => body),
          batch,
        ),
      );
      const expected = batch.flatMap((one) => [
        placed({ rule: one.rule, resource: one.reference.from, path: one.reference.path }),
        ...uselessTokens(one, graph).map(placed),
      ]);

      expect([...new Set(after.filter((finding) => !before.has(finding)))].sort()).toEqual(
        [...new Set(expected)].sort(),
      );
      for (const { reference, way } of batch) {
        const row = `${reference.by} ${way}`;
        table.set(row, (table.get(row) ?? 0) + 1);
      }
    }
  });
});

test('every kind of edge was broken', () => {
  const kinds = new Set([...table.keys()].map((row) => row.split(' ')[0]));
  const all: Record<EdgeKind, true> = {
    env: true,
    envFrom: true,
    volume: true,
    item: true,
    projected: true,
    subPath: true,
    variable: true,
    csi: true,
    mount: true,
    claim: true,
    port: true,
    selector: true,
    host: true,
    name: true,
  };

  expect([...kinds].sort()).toEqual(Object.keys(all).sort());
});
