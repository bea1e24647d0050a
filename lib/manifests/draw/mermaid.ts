import { printable } from '../../text';
import type { DrawnNode, Drawing } from './drawing';
import { pictureOf, type Arrow } from './picture';

/** ASCII that means nothing to Mermaid inside of quotes; all else of it is written as an entity. */
const SPECIAL = /[^\w ./:=,()*+\-\u0080-\uffff]/g;

/** Mermaid writes entities with `#` in place of `&`. */
function quoted(text: string): string {
  return `"${printable(text).replaceAll(SPECIAL, (mark) => `#${mark.charCodeAt(0)};`)}"`;
}

const STYLES: Readonly<Record<Exclude<DrawnNode['state'], 'object'>, string>> = {
  made: 'stroke-dasharray:1 0,stroke-width:1px,rx:12,ry:12',
  outside: 'stroke-dasharray:2 2',
  absent: 'stroke-dasharray:6 4',
};

function nodeLine({ kind, name, state }: DrawnNode, index: number): string {
  const label = `${quoted(kind).slice(0, -1)}<br/>${quoted(name).slice(1)}`;
  return `n${index}[${label}]${state === 'object' ? '' : `:::${state}`}`;
}

function arrowLine({ from, to, label, look }: Arrow): string {
  return `  n${from} ${look === 'resolved' ? '-->' : '-.->'}|${quoted(label)}| n${to}`;
}

/** A flowchart of Mermaid, as Markdown pages of GitHub and GitLab show them. */
export function mermaid(drawing: Drawing): string {
  const { nodes, groups, arrows, missing } = pictureOf(drawing);
  const lines = ['flowchart LR', ...missing.map((line) => `  %% ${line}`)];
  let number = 0;
  for (const [namespace, members] of groups) {
    const inner = members.flatMap((index) => nodes.slice(index, index + 1).map((node) => nodeLine(node, index)));
    if (namespace !== undefined) lines.push(`  subgraph g${number++}[${quoted(namespace)}]`);
    for (const line of inner) lines.push(`${namespace === undefined ? '  ' : '    '}${line}`);
    if (namespace !== undefined) lines.push('  end');
  }
  for (const arrow of arrows) lines.push(arrowLine(arrow));
  const broken = arrows.flatMap(({ look }, index) => (look === 'broken' ? [index] : []));
  if (broken.length > 0) lines.push(`  linkStyle ${broken.join(',')} stroke:#c62828,color:#c62828`);
  const styles = Object.entries(STYLES).map(([state, style]) => `  classDef ${state} ${style}`);
  return `${[...lines, ...styles].join('\n')}\n`;
}
