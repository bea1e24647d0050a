import { itemsOf, property, scalarText, textOf, type Json } from '../../../manifests';
import { valueOf } from './certainty';
import { type Server } from './server';

/** One HTTP probe of a server. */
export interface Probe {
  readonly kind: 'startupProbe' | 'livenessProbe' | 'readinessProbe';
  /** Where its `httpGet` stands, as a JSON Pointer. */
  readonly path: string;
  /** The requested path without query. */
  readonly url: string;
  /** Undefined for a name that no port of the container has. */
  readonly port: number | undefined;
  readonly https: boolean;
}

const KINDS = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

/** The number of a port that is given by name or number. */
export function portNumber({ container }: Server, port: Json | undefined): number | undefined {
  const text = scalarText(port);
  if (/^\d+$/.test(text)) return Number(text);
  const named = itemsOf(property(container.body, 'ports')).find(
    (item) => text !== '' && property(item, 'name') === text,
  );
  const number = Number(scalarText(property(named, 'containerPort')) || Number.NaN);
  return Number.isNaN(number) ? undefined : number;
}

/** The probes of a server that ask by HTTP. */
export function probesOf(server: Server): Probe[] {
  return KINDS.flatMap((kind) => {
    const get = property(property(server.container.body, kind), 'httpGet');
    if (get === undefined) return [];
    const [url = ''] = textOf(property(get, 'path')).split('?');
    return [
      {
        kind,
        path: `${server.container.path}/${kind}/httpGet`,
        url: url.startsWith('/') ? url : `/${url}`,
        port: portNumber(server, property(get, 'port')),
        https: textOf(property(get, 'scheme')).toUpperCase() === 'HTTPS',
      },
    ];
  });
}

/** Whether a path is one of Keycloak's health checks, under whatever relative path. */
export function isHealth(url: string): boolean {
  return /\/health(\/[a-z]*)?\/?$/.test(url);
}

/** The management interface's port unless the pod sets another (guide "Management interface"). */
const MANAGEMENT_PORT = 9000;

/** The port of the management interface; undefined where its value cannot be told. */
export function managementPort(server: Server): number | undefined {
  if (!server.options.has('http-management-port')) return MANAGEMENT_PORT;
  const value = valueOf(server, 'http-management-port');
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** A number of a probe, in the unit of its field; the API server's default where it says none. */
export function timing(
  probe: Json | undefined,
  field: 'initialDelaySeconds' | 'periodSeconds' | 'failureThreshold',
): number {
  const value = property(probe, field);
  const fallback = { initialDelaySeconds: 0, periodSeconds: 10, failureThreshold: 3 }[field];
  return typeof value === 'number' && value > 0 ? value : fallback;
}
