import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Origin, Resource, SourcePlace } from '../resource';
import { type Problem, problemAt } from './problem';
import { rendering } from './tool';

/** How Helm says above an object which template it comes from, the chart's name first. */
const SOURCE = '# Source: ';

/** Lines above an object in which that stands. */
const LINES_ABOVE = 3;

/** The file by which Helm knows a chart. */
export const CHART = 'Chart.yaml';

/** Of an object that Helm has rendered its template, by the name of the chart and its path in there. */
export function templateOf(origin: Origin): string | undefined {
  const { line } = origin.locate('/apiVersion');
  for (let above = 1; above <= LINES_ABOVE; above++) {
    const text = origin.lineAt(line - above) ?? '';
    if (text.startsWith(SOURCE)) return text.slice(SOURCE.length).trim();
  }
  return undefined;
}

/** Whether a chart is for other charts alone. */
export function isLibrary(folder: string): boolean {
  return /^type:\s*['"]?library\b/m.test(readFileSync(join(folder, CHART), 'utf8'));
}

/** Renders a chart as `helm template` does, with files of values in the order in which they count. */
export async function renderChart(folder: string, values: readonly string[]): Promise<Buffer | Problem> {
  const files = values.flatMap((file) => ['--values', resolve(file)]);
  const rendered = await rendering(folder, ['helm', 'template', resolve(folder), ...files], 'helm template');
  if (rendered === undefined) {
    const message = 'a Helm chart, and "helm" is not installed to render it';
    return problemAt(folder, undefined, message, 'install it, or render the chart elsewhere and name the output');
  }
  if (Buffer.isBuffer(rendered)) return rendered;
  const lacksCharts = rendered.complaint?.includes('helm dependency build') === true;
  const fix = lacksCharts
    ? `run "helm dependency build ${folder}" first`
    : `name what it asks for with --values, or correct what "helm template ${folder}" complains about`;
  return { ...rendered, fix };
}

/** The templates of a chart, by which its objects are found again. */
export class Templates {
  constructor(private readonly folder: string) {}

  /** The template of a rendered object; the chart itself where that is packed in an archive. */
  placeOf({ origin }: Resource): SourcePlace {
    const template = origin === undefined ? undefined : templateOf(origin);
    const file = template === undefined ? undefined : join(this.folder, ...template.split('/').slice(1));
    return { file: file !== undefined && existsSync(file) ? file : join(this.folder, CHART) };
  }
}
