import {
  isObject,
  itemsOf,
  property,
  textOf,
  type Graph,
  type Json,
  type PodTemplate,
  type Resource,
} from '../../../manifests';
import { perGraph } from '../../per-graph';

function idOf(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

const podsById = perGraph(
  (graph) => new Map(graph.pods.map((pod) => [idOf(pod.owner.kind, pod.owner.namespace, pod.owner.name), pod])),
);

/** The workload that a scaler of the set means, as one text; undefined where it names none. */
export function targetIdOf(scaler: Resource): string | undefined {
  const target = property(scaler.body.spec, 'scaleTargetRef');
  const name = textOf(property(target, 'name'));
  const kind = textOf(property(target, 'kind')) || (scaler.type === 'ScaledObject' ? 'Deployment' : '');
  return name === '' || kind === '' ? undefined : idOf(kind, scaler.namespace, name);
}

/** The pods that an autoscaler measures, where the set has them. */
export function scaledPods(scaler: Resource, graph: Graph): PodTemplate | undefined {
  return podsById(graph).get(targetIdOf(scaler) ?? '');
}

/** A metric of the use that containers make of what they requested. */
export interface UsageMetric {
  readonly path: string;
  /** The amount, such as `cpu`. */
  readonly resource: string;
  /** The one container that is measured; all of them without. */
  readonly container: string | undefined;
  /** Whether the target is a percentage of the request. */
  readonly relative: boolean;
}

function metricOf(metric: Json, path: string): UsageMetric[] {
  return ['resource', 'containerResource'].flatMap((field): UsageMetric[] => {
    const source = property(metric, field);
    if (!isObject(source)) return [];
    const container = field === 'resource' ? undefined : textOf(source.container);
    const relative = (property(source.target, 'averageUtilization') ?? null) !== null;
    return [{ path: `${path}/${field}`, resource: textOf(source.name), container, relative }];
  });
}

/** The metrics of an autoscaler that its pods' own containers are measured by. */
export function usageMetrics({ body }: Resource): UsageMetric[] {
  const old = property(body.spec, 'targetCPUUtilizationPercentage');
  const path = '/spec/targetCPUUtilizationPercentage';
  return [
    ...(typeof old === 'number' ? [{ path, resource: 'cpu', container: undefined, relative: true }] : []),
    ...itemsOf(property(body.spec, 'metrics')).flatMap((metric, index) => metricOf(metric, `/spec/metrics/${index}`)),
  ];
}
