import { property, select, textOf, type FoundContainer, type Json } from '../../../manifests';

/** A probe of a container that asks by HTTP. */
export interface HttpProbe {
  readonly kind: 'startupProbe' | 'readinessProbe' | 'livenessProbe';
  /** Where its `httpGet` stands, as a JSON Pointer. */
  readonly path: string;
  /** What it asks for, without a query; the root where it says nothing. */
  readonly asks: string;
  /** Undefined for a name that no port of the container has. */
  readonly port: number | undefined;
}

const KINDS = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;

/** The number of a probe's port, by the names that the container gives its ports. */
function numberOf(port: Json | undefined, body: FoundContainer['body']): number | undefined {
  if (typeof port === 'number') return port;
  if (typeof port !== 'string') return undefined;
  const named = select(body, 'ports.*').find(({ value }) => property(value, 'name') === port);
  const number = property(named?.value, 'containerPort');
  return typeof number === 'number' ? number : undefined;
}

/** The probes of a container that ask by HTTP. */
export function httpProbesOf({ path, body }: FoundContainer): HttpProbe[] {
  return KINDS.flatMap((kind): HttpProbe[] => {
    const get = property(property(body, kind), 'httpGet');
    if (get === undefined || get === null) return [];
    const [asked = ''] = textOf(property(get, 'path')).split('?');
    const asks = asked.startsWith('/') ? asked : `/${asked}`;
    return [{ kind, path: `${path}/${kind}/httpGet`, asks, port: numberOf(property(get, 'port'), body) }];
  });
}
