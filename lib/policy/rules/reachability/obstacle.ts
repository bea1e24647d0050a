import { describe } from '../../../manifests';
import type { Bounds, PodPort } from '../../network';
import type { Fault } from '../../rule';
import type { Connection } from './connections';

/** How many policies a finding names. */
export const MOST_NAMED = 3;

/** The policies that bound a pod for certain by name, as far as a sentence has room for them. */
export function policyNames({ certain, first }: Pick<Bounds, 'certain' | 'first'>): string {
  const shown = first(MOST_NAMED).map(({ name }) => `"${name}"`);
  const more = certain - shown.length;
  return `NetworkPolicy ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A port as policies write it. */
export function portName({ number, protocol }: PodPort): string {
  return `${number}/${protocol}`;
}

/** What stands in the way of a connection, at the place that names the Service. */
export function faultOf(connection: Connection, obstacle: string, fix: string): Fault {
  const { source, service, reference, others, certain } = connection;
  return {
    resource: reference.from,
    path: reference.path,
    at: reference.at,
    message: `${describe(source.owner)} is told to use Service "${service.name}", and ${obstacle}`,
    fix,
    target: reference.target,
    ...(certain ? {} : { severity: 'warning' }),
    ...(others.length === 0 ? {} : { related: others.map(({ from, path }) => ({ resource: from, path })) }),
  };
}
