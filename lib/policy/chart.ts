import { property, textOf, type Resource } from '../manifests';

/** Whether an object has the labels that Helm's charts put on theirs. */
export function isOfChart({ body }: Resource): boolean {
  const labels = property(property(body, 'metadata'), 'labels');
  const by = textOf(property(labels, 'app.kubernetes.io/managed-by')) || textOf(property(labels, 'heritage'));
  return by === 'Helm' || property(labels, 'helm.sh/chart') !== undefined;
}

/** Lines above an object in which Helm says of which template it is. */
const LINES_ABOVE = 3;

/** Whether an object stands in what `helm template` prints. */
export function isRendered(resource: Resource): boolean {
  const { origin } = resource;
  if (isOfChart(resource)) return true;
  if (origin === undefined) return false;
  const { line } = origin.locate('/apiVersion');
  const above = Array.from({ length: LINES_ABOVE }, (_, index) => origin.lineAt(line - index - 1) ?? '');
  return above.some((text) => text.startsWith('# Source: '));
}
