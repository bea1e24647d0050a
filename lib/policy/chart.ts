import { property, textOf, type Resource } from '../manifests';
import { templateOf } from '../manifests/load/helm';

/** Whether an object has the labels that Helm's charts put on theirs. */
export function isOfChart({ body }: Resource): boolean {
  const labels = property(property(body, 'metadata'), 'labels');
  const by = textOf(property(labels, 'app.kubernetes.io/managed-by')) || textOf(property(labels, 'heritage'));
  return by === 'Helm' || property(labels, 'helm.sh/chart') !== undefined;
}

/** Whether an object stands in what `helm template` prints. */
export function isRendered(resource: Resource): boolean {
  const { origin } = resource;
  return isOfChart(resource) || (origin !== undefined && templateOf(origin) !== undefined);
}
