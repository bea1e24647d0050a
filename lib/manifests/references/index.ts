import type { Resource } from '../resource';
import type { ObjectIndex } from '../index-of';
import type { Draft } from './draft';
import { hostReferences } from './hosts';
import { mountReferences } from './mounts';
import { namedReferences, type ConsumerIndex } from './named';
import { probeReferences, targetPortReferences } from './ports';
import { monitorPortReferences, selectorReferences } from './selectors';
import { variableReferences } from './variables';

/** Every reference that stands in an object, with how to answer it. */
export function* referencesOf(resource: Resource, entries: ConsumerIndex, index: ObjectIndex): Generator<Draft> {
  for (const reference of namedReferences(resource, entries)) yield { reference };
  const pod = index.podOf(resource);
  if (pod !== undefined) {
    yield* mountReferences(pod);
    yield* variableReferences(pod);
    yield* probeReferences(pod);
  }
  if (resource.type === 'Service') yield* targetPortReferences(resource);
  yield* selectorReferences(resource);
  yield* monitorPortReferences(resource);
  yield* hostReferences(resource, pod, index);
}
