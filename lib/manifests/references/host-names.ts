/** A host of the cluster's own DNS that a text names. */
export interface HostName {
  readonly service: string;
  /** Absent: the namespace of whoever looks it up. */
  readonly namespace?: string;
  /** The port after it; absent where the text has none and no scheme implies one. */
  readonly port?: number;
  /** The port is the scheme's own, and another value may say another one. */
  readonly implied?: true;
  /** It ends with `.svc`, so that it can be nothing but a Service. */
  readonly certain: boolean;
  /** It is a single label in a URL that is connected to, which no public DNS knows: a Service, or a name of the node's. */
  readonly likely: boolean;
}

const LABEL = '[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?';

/**
 * `service.namespace.svc`, with pods' names before it and the cluster's domain after it
 * (https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/). What stands right before it must not be part of
 * a name that is put together elsewhere.
 */
const QUALIFIED = new RegExp(
  `(?<![-\\w.$%{}()<>*])((?:${LABEL}\\.){2,4})svc(?:\\.cluster\\.local)?(?![-\\w])\\.?(?::(\\d{1,5})(?!\\d))?`,
  'g',
);

/** The authority of a URL whose host is a single label or `name.namespace`, credentials before it left out. */
const AUTHORITY = new RegExp(
  `([a-z][a-z0-9+.-]{0,31}):\\/\\/(?:[^\\s/@"'<>]*@)?(${LABEL})(\\.${LABEL})?(?::(\\d{1,5}))?(?=[/?#\\s"',;)]|$)`,
  'g',
);

/** A whole value such as `redis:6379`. */
const PAIR = new RegExp(`^(${LABEL})(\\.${LABEL})?:(\\d{1,5})$`);

/** Schemes of URLs that programs connect to; of others the part after the slashes is often no host. */
const CONNECTED =
  /^(https?|wss?|grpcs?|rediss?|postgres|postgresql|mysql|mariadb|mongodb|amqps?|nats|kafka|tcp|udp|ldaps?|smtps?)$/;

/** Schemes behind which a bucket, a key, an image or a file is named, and no host. */
const HOSTLESS =
  /^(abfss?|awskms|azblob|classpath|docker|env|file|gcpkms|gcs|gs|k8s|oci|s3[an]?|secret|spiffe|unix|wasbs?)$/;

/** Schemes whose port may be left out, with the one that is meant then (IANA, Service Name and Port Number Registry). */
const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
  ['ws', 80],
  ['wss', 443],
  ['redis', 6379],
  ['rediss', 6379],
  ['postgres', 5432],
  ['postgresql', 5432],
]);

/** The least number that a bare `name:number` has as its port: below, it is an image's tag or a version. */
const LEAST_PORT = 80;

function withPort(port: number | undefined): { port?: number } {
  return port === undefined || port < 1 || port > 65535 ? {} : { port };
}

function portOf(stated: string | undefined, implied: number | undefined): { port?: number; implied?: true } {
  if (stated !== undefined && stated !== '') return withPort(Number(stated));
  return implied === undefined ? {} : { port: implied, implied: true };
}

function qualified(text: string): HostName[] {
  if (!text.includes('.svc')) return [];
  const implied = schemePort(text);
  return [...text.matchAll(QUALIFIED)].map(([, labels = '', port]) => {
    const parts = labels.slice(0, -1).split('.');
    return {
      service: parts.at(-2) ?? '',
      namespace: parts.at(-1) ?? '',
      certain: true,
      likely: true,
      ...portOf(port, implied),
    };
  });
}

/** The port that a URL means by its scheme, for a text that is one URL and no more. */
function schemePort(text: string): number | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/[^\s,]*$/.exec(text)?.[1];
  return scheme === undefined ? undefined : DEFAULT_PORTS.get(scheme);
}

/** Groups of servers that a proxy's configuration gives a name of its own, as nginx, HAProxy and Varnish have them. */
const OWN_GROUP = /^[ \t]*(?:upstream|backend)[ \t]+([-\w.]+)[ \t]*(?:\{|$)/gm;

function ownGroups(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(OWN_GROUP)].map(([, name = '']) => name));
}

function authorities(text: string): HostName[] {
  if (!text.includes('://')) return [];
  const groups = ownGroups(text);
  return [...text.matchAll(AUTHORITY)]
    .filter(([, scheme = '', service = '', , port]) => {
      return !HOSTLESS.test(scheme) && (port !== undefined || !groups.has(service));
    })
    .map(([, scheme = '', service = '', rest, port]) => ({
      service,
      ...(rest === undefined ? {} : { namespace: rest.slice(1) }),
      certain: false,
      likely: rest === undefined && CONNECTED.test(scheme),
      ...portOf(port, DEFAULT_PORTS.get(scheme)),
    }));
}

function pair(text: string): HostName[] {
  const found = PAIR.exec(text);
  if (found === null) return [];
  const [, service = '', rest, port] = found;
  if (Number(port) < LEAST_PORT) return [];
  return [
    {
      service,
      ...(rest === undefined ? {} : { namespace: rest.slice(1) }),
      certain: false,
      likely: rest === undefined && /[a-z]/.test(service),
      ...withPort(Number(port)),
    },
  ];
}

/** A whole value that is a name and nothing else. */
const BARE = new RegExp(`^(${LABEL})(\\.${LABEL})?$`);

/** Words that stand where a host may be left out, or switched. */
const NO_HOST = /^(true|false|yes|no|on|off|none|null|auto|default)$/;

/** The host that a setting named like one holds: `REDIS_HOST`, `kc_db_url_host`; a host name is more often the own, public one. */
function bare(text: string, setting: string): HostName[] {
  const [, service = '', rest] = (/host$/i.test(setting) ? BARE.exec(text) : null) ?? [];
  if (service === '' || NO_HOST.test(service)) return [];
  return [
    {
      service,
      ...(rest === undefined ? {} : { namespace: rest.slice(1) }),
      certain: false,
      likely: rest === undefined,
    },
  ];
}

/** Lines of configuration files that are comments name examples. */
function withoutComments(text: string): string {
  return text.includes('\n') ? text.replaceAll(/^[ \t]*(#|\/\/|;|--).*$/gm, '') : text;
}

function isHost({ service }: HostName): boolean {
  return service !== 'localhost' && !/^\d+$/.test(service);
}

function keyOf({ service, namespace, port }: HostName): string {
  return `${service}.${namespace ?? ''}:${String(port ?? '')}`;
}

/** Characters beyond which a text is no single host, with a port or without. */
export const LONGEST_HOST = 130;

/** Whether a setting's text may name a host at all; most texts do not, and this tells them apart at little cost. */
export function mayNameHosts(text: string, setting: string): boolean {
  // Lists of a StatefulSet's pods begin with the first.
  if (text.includes('.svc') || text.includes('://') || text.includes('-0.')) return true;
  return text.length <= LONGEST_HOST && (text.includes(':') || /host$/i.test(setting));
}

/** Every host of the cluster's DNS that the text of a setting may name, each once. */
export function hostNamesIn(text: string, setting = ''): HostName[] {
  if (!mayNameHosts(text, setting)) return [];
  const whole = text.length > LONGEST_HOST ? [] : bare(text, setting);
  if (whole.length > 0) return whole.filter(isHost);
  const plain = withoutComments(text);
  const all = [...qualified(plain), ...authorities(plain), ...pair(plain)].filter(isHost);
  return [...new Map(all.map((host) => [keyOf(host), host])).values()];
}
