import type { Graph } from '../graph';
import { dot } from './dot';
import type { Problem } from '../load/problem';
import { drawingOf, type Drawing } from './drawing';
import { json } from './json';
import { mermaid } from './mermaid';

/** All formats of a drawn graph. */
export const graphFormats = ['mermaid', 'dot', 'json'] as const;

/** The language that a graph is drawn in. */
export type GraphFormat = (typeof graphFormats)[number];

const writers: Readonly<Record<GraphFormat, (drawing: Drawing) => string>> = { mermaid, dot, json };

/**
 * Writes a graph down: the objects by namespace, their references, and what is missing.
 * @param problems input that could not be read, so that the graph may lack something
 */
export function drawGraph(graph: Graph, format: GraphFormat, problems: readonly Problem[] = []): string {
  return writers[format](drawingOf(graph, problems));
}
