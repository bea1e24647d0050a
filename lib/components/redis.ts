import type { Construct } from 'constructs';
import {
  credentialUrl,
  plain,
  secretTable,
  sha256,
  template,
  textFile,
  urlEncoded,
  type SecretEntry,
  type SecretTemplate,
} from '../config';
import {
  Component,
  ConfigMap,
  type Connection,
  Endpoint,
  ExternalSecret,
  healthPort,
  type Resources,
  type SecretStore,
  ServiceAccount,
  type Target,
  Workload,
} from '../constructs';
import type { GoogleCloud } from './identity';
import { images } from './images';

/** What is needed to use the session store. */
export const redisSecrets = secretTable({
  redis_password: {
    doc: 'Password of the session store (the AUTH string of Memorystore).',
    issuer: 'Memorystore console, AUTH string',
    rotation: { everyDays: 90 },
    generated: 'value',
  },
});

/** The certificate authority that signed the session store's certificate; Memorystore has one of its own an instance. */
export const redisAuthority = secretTable({
  redis_server_ca: {
    doc: 'PEM certificate authority of the Memorystore instance.',
    issuer: 'Memorystore console, security tab',
    rotation: { never: 'Google replaces it with notice; both certificates go into one PEM text meanwhile' },
    generated: 'stand-in',
  },
});

/** Where the mcp-server finds the authority's certificate. */
export const REDIS_CA = { directory: '/etc/redis-ca', file: 'ca.pem' } as const;

/** The session store, in the cluster or outside. */
export type RedisEndpoint = Endpoint<'redis.session'>;

/**
 * The URL of one numbered database. Scheme and TLS parameters follow from the connection, so that a flag can never say
 * one thing and the URL another (D-56, L-18, L-19).
 */
export function redisUrl(
  connection: Connection<'redis.session'>,
  password: SecretEntry<'redis_password'>,
  database: 0 | 1,
): SecretTemplate<'redis_password'> {
  const trust = connection.byTransport({ tls: `?ssl_ca_certs=${REDIS_CA.directory}/${REDIS_CA.file}`, plain: '' });
  return credentialUrl({
    scheme: connection.byTransport({ tls: 'rediss', plain: 'redis' }),
    password: urlEncoded(password),
    authority: connection.authority,
    path: `/${database}${trust}`,
  });
}

/** Memorystore with AUTH and in-transit encryption: TLS on 6378, plain clients are refused (Memorystore docs, D-17). */
export function memorystore(cloud: GoogleCloud): RedisEndpoint {
  const tlsPort = 6378;
  return new Endpoint('redis.session', {
    host: cloud.redisHost,
    port: tlsPort,
    tls: true,
    egress: [{ peers: [{ cidr: cloud.privateServices }], ports: [tlsPort] }],
  });
}

const files = {
  'redis.conf': textFile({ doc: 'Memory bound, eviction and persistence of the session store.' }),
} as const;

const REDIS_CONF = `maxmemory 512mb
maxmemory-policy allkeys-lru
save 900 1
save 300 10
save 60 10000
appendonly yes
appendfsync everysec
tcp-backlog 511
timeout 300
tcp-keepalive 300
dir /data
aclfile /etc/redis-users/users.acl
`;

/** `redis-cli` reads the password from REDISCLI_AUTH; an unauthenticated ping would answer with an error. */
const PING = { exec: ['sh', '-c', 'redis-cli ping | grep -q PONG'] };

const PORTS = { session: healthPort(6379, { startup: PING, readiness: PING, liveness: 'tcp' }) };

/** What an overlay decides about the in-cluster session store. */
export interface RedisSettings {
  readonly resources: Resources;
  readonly storage: `${number}Gi`;
}

/** Redis inside the cluster. Its user file holds the password's hash only, and no argument shows it. */
export class Redis extends Component {
  readonly session: RedisEndpoint;

  constructor(scope: Construct, target: Target, props: RedisSettings & { readonly store: SecretStore }) {
    super(scope, 'redis', target);
    // uid 999 and gid 1000 are the user redis of the Alpine image.
    const workload = new Workload(this, 'redis', {
      account: new ServiceAccount(this, 'redis'),
      user: { uid: 999, gid: 1000, fsGroup: 1000 },
      ports: PORTS,
      scale: { replicas: 1 },
      claim: { name: 'data', mountPath: '/data', size: props.storage },
    });
    const config = new ConfigMap(this, 'redis-config', {
      keys: files,
      values: {},
      wired: { 'redis.conf': REDIS_CONF },
    });
    const users = new ExternalSecret(this, 'redis-secrets', {
      store: props.store,
      entries: redisSecrets,
      keys: {
        users_acl: template`user default on #${sha256(redisSecrets.redis_password)} ~* &* +@all\n`,
        rediscli_auth: plain(redisSecrets.redis_password),
      },
    });
    workload.run({
      image: images.redis,
      command: ['redis-server', '/etc/redis/redis.conf'],
      env: users.env(['rediscli_auth']),
      resources: props.resources,
      writable: { '/tmp': '16Mi' },
      files: {
        '/etc/redis': config.files({ 'redis.conf': 'redis.conf' }),
        '/etc/redis-users': users.files({ 'users.acl': 'users_acl' }),
      },
      probes: {
        port: 'session',
        startup: { period: 3, timeout: 2, failures: 40 },
        readiness: { period: 5, timeout: 2, failures: 3 },
        liveness: { period: 20, timeout: 5, failures: 3 },
      },
    });
    this.session = workload.serve({ session: 6379 }).endpoint('session');
  }
}
