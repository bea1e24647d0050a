import type { Resource } from '../../manifests';
import { graphOf } from '..';
import type { Settings } from '../settings';
import { accountNeeds, entryNeeds, imageNeeds } from './cloud';
import { apiNeeds, classNeeds, objectNeeds } from './cluster';
import { gathered, type Need } from './need';

export * from './need';

/**
 * All that has to be there before a set of manifests is applied, as far as they show it; that the settings say who makes
 * something takes nothing away.
 */
export function needsOf(resources: readonly Resource[], given: Settings): Need[] {
  const settings: Settings = { ...given, world: 'open', external: [] };
  const graph = graphOf(resources, settings);
  return gathered([
    ...apiNeeds(graph),
    ...classNeeds(graph),
    ...objectNeeds(graph, settings),
    ...entryNeeds(graph),
    ...accountNeeds(graph),
    ...imageNeeds(graph),
  ]);
}
