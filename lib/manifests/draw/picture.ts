import { maskName, printable } from '../../text';
import type { Problem } from '../load/problem';
import type { DrawnLink, DrawnNode, Drawing } from './drawing';

/**
 * How a reference is drawn: `broken` is one whose target is missing, `loose` one that may do without, or whose target is
 * usually made elsewhere.
 */
export type Look = 'resolved' | 'unknown' | 'loose' | 'broken';

/** A line between two nodes that stands for all references of one sort between them. */
export interface Arrow {
  /** Places in the picture's list of nodes. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly look: Look;
}

/** A drawing as pictures show it: nodes by namespace, and few lines. */
export interface Picture {
  readonly nodes: readonly DrawnNode[];
  /** Namespaces with their nodes, as places in `nodes`; what has no namespace comes first, under undefined. */
  readonly groups: ReadonlyMap<string | undefined, readonly number[]>;
  readonly arrows: readonly Arrow[];
  /** What could not be read, each in a line that may be a comment. */
  readonly missing: readonly string[];
}

/** How many keys a label names before it only counts. */
const NAMED = 3;

interface ArrowDraft {
  readonly from: number;
  readonly to: number;
  readonly what: string;
  readonly look: Look;
  readonly parts: Set<string>;
}

function partOf({ reference: { target } }: DrawnLink): string | undefined {
  const part = target.key ?? target.port;
  return part === undefined ? undefined : maskName(String(part));
}

function lookOf({ reference: { optional, lenient }, answer }: DrawnLink): Look {
  if (answer.is !== 'dangling') return answer.is;
  return optional || lenient !== false ? 'loose' : 'broken';
}

function labelOf({ what, parts }: ArrowDraft): string {
  if (parts.size === 0) return what;
  const named = [...parts].slice(0, NAMED).join(', ');
  return `${what}: ${named}${parts.size > NAMED ? ` and ${parts.size - NAMED} more` : ''}`;
}

function addArrow(arrows: Map<string, ArrowDraft>, draft: Omit<ArrowDraft, 'parts'>, part: string | undefined): void {
  const { from, to, what, look } = draft;
  const key = [from, to, what, look].join(' ');
  const arrow = arrows.get(key) ?? { ...draft, parts: new Set<string>() };
  if (part !== undefined) arrow.parts.add(part);
  arrows.set(key, arrow);
}

function missingLine({ file, line, message }: Problem): string {
  return printable(`could not be read: ${line === undefined ? file : `${file}:${line}`}: ${message}`);
}

/** References of one sort between two nodes become one arrow; what a workload says of itself and is so, none. */
export function pictureOf({ nodes, links, problems }: Drawing): Picture {
  const places = new Map(nodes.map(({ id }, index) => [id, index]));
  const place = (id: string) => places.get(id) ?? 0;
  const arrows = new Map<string, ArrowDraft>();
  for (const { id, makers } of nodes) {
    for (const maker of makers) {
      addArrow(arrows, { from: place(maker), to: place(id), what: 'makes', look: 'resolved' }, undefined);
    }
  }
  for (const link of links) {
    const what = link.reference.optional ? `${link.reference.by} (optional)` : link.reference.by;
    for (const end of link.to) {
      if (end === link.from && link.answer.is !== 'dangling') continue;
      addArrow(arrows, { from: place(link.from), to: place(end), what, look: lookOf(link) }, partOf(link));
    }
  }
  const groups = new Map<string | undefined, number[]>();
  nodes.forEach(({ namespace }, index) => {
    const members = groups.get(namespace);
    if (members === undefined) groups.set(namespace, [index]);
    else members.push(index);
  });
  return {
    nodes,
    groups,
    arrows: [...arrows.values()].map((draft) => ({ ...draft, label: labelOf(draft) })),
    missing: problems.map(missingLine),
  };
}
