import { printable } from '../../text';
import type { DrawnNode, Drawing } from './drawing';
import { pictureOf, type Arrow, type Look } from './picture';

type Attributes = Readonly<Record<string, string>>;

/**
 * A quoted string of DOT. Graphviz takes `\n` and the like in labels for escapes, so that a backslash is doubled, and
 * `&lt;` for a character.
 */
function quoted(text: string): string {
  const plain = printable(text).replaceAll('&', '&amp;');
  return `"${plain.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Kind and name in two lines. */
function nodeLabel({ kind, name }: DrawnNode): string {
  return `${quoted(kind).slice(0, -1)}\\n${quoted(name).slice(1)}`;
}

const NODES: Readonly<Record<DrawnNode['state'], Attributes>> = {
  object: {},
  made: { style: 'rounded' },
  outside: { style: 'dotted' },
  absent: { style: 'dashed' },
};

const ARROWS: Readonly<Record<Look, Attributes>> = {
  resolved: {},
  unknown: { style: 'dotted' },
  loose: { style: 'dashed' },
  broken: { style: 'dashed', color: 'red', fontcolor: 'red' },
};

function attributes(label: string, others: Attributes): string {
  return `[${[`label=${label}`, ...Object.entries(others).map(([name, value]) => `${name}=${value}`)].join(', ')}]`;
}

function arrowLine({ from, to, label, look }: Arrow): string {
  return `  n${from} -> n${to} ${attributes(quoted(label), ARROWS[look])};`;
}

/** A directed graph in the language of Graphviz. */
export function dot(drawing: Drawing): string {
  const { nodes, groups, arrows, missing } = pictureOf(drawing);
  const remarks = missing.map((line) => `  // ${line}`);
  const lines = ['digraph keyfit {', ...remarks, '  rankdir=LR;', '  node [shape=box];'];
  let number = 0;
  for (const [namespace, members] of groups) {
    const inner = members.flatMap((index) =>
      nodes.slice(index, index + 1).map((node) => `  n${index} ${attributes(nodeLabel(node), NODES[node.state])};`),
    );
    if (namespace !== undefined) lines.push(`  subgraph cluster_${number++} {`, `    label=${quoted(namespace)};`);
    for (const line of inner) lines.push(namespace === undefined ? line : `  ${line}`);
    if (namespace !== undefined) lines.push('  }');
  }
  return `${[...lines, ...arrows.map(arrowLine), '}'].join('\n')}\n`;
}
