import { mention } from '../../mention';
import type { Bounds, PodPort } from '../../network';
import type { Fault } from '../../rule';
import type { Settings } from '../../settings';
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

/** What keeps a connection from being made. */
export interface Obstacle {
  readonly text: string;
  readonly fix: string;
  /** No policy outside the set may let it through. */
  readonly decided: boolean;
}

/** Whether the policies of a set are all there are: in a closed world, and where the set denies what none of them allows. */
export function isDecided({ decided }: Bounds, { world }: Pick<Settings, 'world'>): boolean {
  return decided || world === 'closed';
}

/** What stands in the way of a connection, at the place that names the Service. */
export function faultOf(connection: Connection, { text, fix, decided }: Obstacle): Fault {
  const { source, service, reference, others, certain } = connection;
  return {
    resource: reference.from,
    path: reference.path,
    at: reference.at,
    message: `${mention(source.owner)} is told to use Service "${service.name}", and ${text}`,
    fix,
    target: reference.target,
    ...(certain && decided ? {} : { severity: 'warning' }),
    ...(others.length === 0 ? {} : { related: others.map(({ from, path }) => ({ resource: from, path })) }),
  };
}
