import { property, textOf, withoutHash, type Graph, type NameVariant, type Reference } from '../../manifests';
import { perGraph } from '../per-graph';

/** Dashes of a name up to which its ends are looked at. */
const MOST_DASHES = 32;

/** The names that carry an affix: one of them without it, and whether there is another. */
interface Carried {
  readonly base: string;
  several: boolean;
}

class Affixes {
  private readonly carried = new Map<string, Carried>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      for (const { index } of [...name.matchAll(/-/g)].slice(0, MOST_DASHES)) {
        this.add(`${name.slice(0, index)}-`, name.slice(index + 1));
        this.add(name.slice(index), name.slice(0, index));
      }
    }
  }

  private add(affix: string, base: string): void {
    const held = this.carried.get(affix);
    if (held === undefined) this.carried.set(affix, { base, several: false });
    else if (held.base !== base) held.several = true;
  }

  /** Whether at least two names that differ without it carry a prefix, with its dash behind, or a suffix, with its dash before. */
  areCarried(affix: string): boolean {
    return this.carried.get(affix)?.several === true;
  }
}

/** What is around the names of a set, a generator's hash left out; built where the first name is missing. */
const affixesOf = perGraph(
  (graph) => new Affixes(new Set(graph.resources.map(({ name }) => withoutHash(name) ?? name))),
);

/** The label by which Helm's charts say the name of the release, which they put before names. */
const RELEASE = 'app.kubernetes.io/instance';

function isPrefix(prefix: string, { from }: Reference, graph: Graph): boolean {
  const labels = property(property(from.body, 'metadata'), 'labels');
  return (
    from.namespace?.startsWith(`${prefix}-`) === true ||
    textOf(property(labels, RELEASE)) === prefix ||
    affixesOf(graph).areCarried(`${prefix}-`)
  );
}

/** An exporter, a backup, a proxy is called after the thing it serves: that its own name has a suffix says nothing. */
function isSuffix(suffix: string, existing: string, { from }: Reference, graph: Graph): boolean {
  return existing !== (withoutHash(from.name) ?? from.name) && affixesOf(graph).areCarried(`-${suffix}`);
}

/**
 * Whether the set shows that something put the prefix or suffix of a variant around its names: another name has it too.
 * One name alone may just be longer than another.
 */
export function isWitnessed({ name, variance }: NameVariant, reference: Reference, graph: Graph): boolean {
  if (!variance.endsWith('not-applied') || variance === 'hash-not-applied') return true;
  const existing = withoutHash(name) ?? name;
  const at = `-${existing}-`.indexOf(`-${reference.target.name}-`);
  const prefix = existing.slice(0, Math.max(at - 1, 0));
  const suffix = existing.slice(at + reference.target.name.length + 1);
  return (
    (prefix === '' || isPrefix(prefix, reference, graph)) &&
    (suffix === '' || isSuffix(suffix, existing, reference, graph))
  );
}
