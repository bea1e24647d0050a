import type { Resource } from '../resource';
import type { ObjectIndex } from '../index-of';
import type { Draft } from './draft';
import { hostReferences } from './hosts';
import { mountReferences } from './mounts';
import { namedReferences, type ConsumerIndex } from './named';
import { probeReferences, targetPortReferences } from './ports';
import { monitorPortReferences, selectorReferences } from './selectors';
import { shapeReferences } from './shapes';
import { variableReferences } from './variables';
import { argoReferences, podWordReferences } from './words';

/** Every reference that stands in an object, with how to answer it. */
export function* referencesOf(resource: Resource, entries: ConsumerIndex, index: ObjectIndex): Generator<Draft> {
  const named = namedReferences(resource, entries, index);
  for (const reference of named) yield { reference };
  const places = new Set(named.map(({ at }) => at));
  for (const reference of shapeReferences(resource, places)) yield { reference };
  const pod = index.podOf(resource);
  for (const reference of argoReferences(resource)) yield { reference };
  if (pod !== undefined) {
    for (const reference of podWordReferences(pod)) yield { reference };
    yield* mountReferences(pod);
    yield* variableReferences(pod);
    yield* probeReferences(pod);
  }
  if (resource.type === 'Service') yield* targetPortReferences(resource);
  yield* selectorReferences(resource);
  yield* monitorPortReferences(resource);
  yield* hostReferences(resource, pod, index);
}
