import { escapedJson, maskPointer } from '../../text';
import { problemFields } from '../load/problem';
import { maskedTarget } from '../masked-target';
import type { Drawing, DrawnLink, DrawnNode } from './drawing';

/** The version of the format: it grows with the first change that takes a field away or gives it another meaning. */
const FORMAT_VERSION = 1;

function nodeFields({ id, kind, namespace, name, state, makers }: DrawnNode) {
  return { id, kind, namespace: namespace ?? null, name, state, makers };
}

function edgeFields({ from, to, reference, answer }: DrawnLink) {
  const { by, path, at, target, optional } = reference;
  const { kind, namespace, name, key, port, selector } = maskedTarget(target);
  return {
    from,
    to,
    by,
    path: maskPointer(path),
    at: maskPointer(at),
    target: { kind, namespace: namespace ?? null, name, key, port, selector },
    optional,
    answer: answer.is,
    missing: answer.is === 'dangling' ? answer.missing : null,
  };
}

/** The graph for programs: every reference is an edge of its own. */
export function json({ nodes, links, problems }: Drawing): string {
  const graph = {
    version: FORMAT_VERSION,
    nodes: nodes.map(nodeFields),
    edges: links.map(edgeFields),
    problems: problems.map(problemFields),
  };
  return `${escapedJson(graph)}\n`;
}
