import type { Json, JsonObject } from '../../../../lib/manifests';
import { deployment, object, podSpec } from '../../support';

/** A container's requests and limits. */
export function resourcesOf(requests: JsonObject, limits: JsonObject = {}): JsonObject {
  return { resources: { requests, limits } };
}

/** A Deployment `till` with one container of these requests and limits. */
export function till(requests: JsonObject, limits: JsonObject = {}, spec: JsonObject = {}): JsonObject {
  return deployment('till', podSpec(resourcesOf(requests, limits)), spec);
}

/** A LimitRange `bounds` of these items. */
export function limitRange(...limits: readonly Json[]): JsonObject {
  return object('LimitRange', 'bounds', { spec: { limits } });
}

/** A ResourceQuota `budget`. */
export function quota(hard: JsonObject, spec: JsonObject = {}): JsonObject {
  return object('ResourceQuota', 'budget', { spec: { hard, ...spec } });
}

/** An autoscaler of a Deployment. */
export function autoscaler(target: string, minReplicas: number, maxReplicas: number, kind = 'Deployment'): JsonObject {
  return object('HorizontalPodAutoscaler', target, {
    spec: { scaleTargetRef: { kind, name: target }, minReplicas, maxReplicas },
  });
}

/** The same object in another namespace, or in none. */
export function inNamespace(namespace: string | undefined, body: JsonObject): JsonObject {
  const metadata = body.metadata as JsonObject;
  return { ...body, metadata: { ...metadata, ...(namespace === undefined ? { namespace: '' } : { namespace }) } };
}
