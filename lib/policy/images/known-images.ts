import type { KnownImage } from './contract';

/** What images built on Debian, Alpine or BusyBox keep their programs in. */
const SYSTEM = ['/bin', '/lib', '/usr/bin', '/usr/lib'];

/** The entry point of Docker's official images stands there. */
const OFFICIAL = [...SYSTEM, '/usr/local/bin'];

const MYSQL_CONFIGS = ['/etc/mysql', '/etc/my.cnf', '/etc/my.cnf.d'];

/** MySQL and MariaDB write the same, by the same names. */
const mysqlWrites: KnownImage['writes'] = [
  { path: '/run/mysqld', movedByOption: /socket|defaults/, configs: MYSQL_CONFIGS },
  { path: '/tmp', movedByOption: /tmpdir|defaults/i, configs: MYSQL_CONFIGS },
  { path: '/var/lib/mysql', declared: true, movedByOption: /datadir|defaults/, configs: MYSQL_CONFIGS },
];

function official(name: string): string {
  return `https://github.com/docker-library/docs/tree/master/${name}`;
}

const databases: readonly KnownImage[] = [
  {
    repositories: ['library/postgres'],
    programs: ['postgres', 'docker-entrypoint.sh', '/usr/local/bin/docker-entrypoint.sh'],
    writes: [
      { path: '/var/run/postgresql', movedByOption: /unix_socket_directories|config_file|^-k/ },
      { path: '/var/lib/postgresql/data', declared: true, before: 18, movedByEnv: /^PGDATA$/, empty: true },
      { path: '/var/lib/postgresql', declared: true, since: 18, movedByEnv: /^PGDATA$/ },
    ],
    kept: [...OFFICIAL, '/usr/local/share/postgresql'],
    user: 'root',
    speaks: new Map([[5432, "PostgreSQL's own protocol"]]),
    source: official('postgres'),
  },
  {
    repositories: ['library/mysql'],
    programs: ['mysqld', 'docker-entrypoint.sh', '/usr/local/bin/docker-entrypoint.sh', '/entrypoint.sh'],
    writes: mysqlWrites,
    kept: OFFICIAL,
    user: 'root',
    speaks: new Map([[3306, "MySQL's own protocol"]]),
    source: official('mysql'),
  },
  {
    repositories: ['library/mariadb'],
    programs: ['mariadbd', 'mysqld', 'docker-entrypoint.sh', '/usr/local/bin/docker-entrypoint.sh'],
    writes: mysqlWrites,
    kept: OFFICIAL,
    user: 'root',
    speaks: new Map([[3306, "MySQL's own protocol"]]),
    source: official('mariadb'),
  },
  {
    repositories: ['library/redis'],
    programs: ['redis-server', 'redis-sentinel', 'docker-entrypoint.sh', '/usr/local/bin/docker-entrypoint.sh'],
    rewritesConfig: /^--sentinel$|^redis-sentinel$/,
    writes: [{ path: '/data', declared: true, movedByOption: /dir|save|\.conf/ }],
    kept: OFFICIAL,
    user: 'root',
    speaks: new Map([[6379, "Redis's own protocol"]]),
    source: official('redis'),
  },
  {
    repositories: ['bitnami/redis', 'bitnamilegacy/redis'],
    programs: ['/opt/bitnami/scripts/redis/entrypoint.sh', '/opt/bitnami/scripts/redis/run.sh'],
    writes: [],
    kept: ['/opt/bitnami/scripts', '/opt/bitnami/redis/bin'],
    settings: ['REDIS_PORT'],
    source: 'https://github.com/bitnami/containers/tree/main/bitnami/redis',
  },
  {
    repositories: ['library/memcached'],
    programs: ['memcached', 'docker-entrypoint.sh'],
    writes: [],
    kept: OFFICIAL,
    user: 'memcache',
    speaks: new Map([[11211, "memcached's own protocol"]]),
    source: official('memcached'),
  },
  {
    repositories: ['library/mongo'],
    programs: ['mongod', 'docker-entrypoint.sh'],
    writes: [{ path: '/data/db', declared: true, movedByOption: /dbpath|config|-f\b/ }],
    kept: OFFICIAL,
    user: 'root',
    source: official('mongo'),
  },
  {
    repositories: ['qdrant/qdrant'],
    programs: ['./entrypoint.sh', '/qdrant/entrypoint.sh', './qdrant', '/qdrant/qdrant'],
    writes: [
      {
        path: '/qdrant/storage',
        rootOnly: true,
        movedByEnv: /^QDRANT__STORAGE__STORAGE_PATH$/,
        movedByOption: /--config-path/,
        configs: ['/qdrant/config'],
      },
      {
        // The variant without root is built with the folder, so that it is not made at start.
        path: '/qdrant/snapshots',
        exceptTags: /unprivileged/,
        rootOnly: true,
        movedByEnv: /^QDRANT__STORAGE__SNAPSHOTS_PATH$/,
        movedByOption: /--config-path/,
        configs: ['/qdrant/config'],
      },
    ],
    kept: [...SYSTEM, '/qdrant/qdrant', '/qdrant/entrypoint.sh'],
    user: 'root',
    userExceptTags: /unprivileged/,
    probes: ['/', '/healthz', '/livez', '/readyz', '/metrics'],
    source: 'https://github.com/qdrant/qdrant/blob/master/Dockerfile',
  },
];

const servers: readonly KnownImage[] = [
  {
    repositories: ['library/nginx'],
    programs: ['nginx', 'nginx-debug', '/docker-entrypoint.sh'],
    writes: [
      { path: '/var/cache/nginx', rootOnly: true, movedByOption: /temp_path|-c\b/, configs: ['/etc/nginx'] },
      {
        path: '/var/run',
        needs: '/var/run/nginx.pid',
        rootOnly: true,
        movedByOption: /\bpid\b|-c\b/,
        configs: ['/etc/nginx/nginx.conf'],
      },
    ],
    kept: [...SYSTEM, '/docker-entrypoint.sh', '/usr/sbin'],
    user: 'root',
    source: official('nginx'),
  },
  {
    repositories: ['nginxinc/nginx-unprivileged', 'nginx/nginx-unprivileged'],
    programs: ['nginx', 'nginx-debug', '/docker-entrypoint.sh'],
    writes: [{ path: '/tmp', movedByOption: /\bpid\b|-c\b/, configs: ['/etc/nginx/nginx.conf'] }],
    kept: [...SYSTEM, '/docker-entrypoint.sh', '/usr/sbin'],
    source: 'https://github.com/nginx/docker-nginx-unprivileged',
  },
  {
    repositories: ['library/rabbitmq'],
    programs: ['rabbitmq-server', 'docker-entrypoint.sh', '/usr/local/bin/docker-entrypoint.sh'],
    writes: [{ path: '/var/lib/rabbitmq', declared: true, movedByEnv: /^(?:RABBITMQ_MNESIA_|HOME$)/ }],
    kept: [...OFFICIAL, '/opt/rabbitmq', '/opt/erlang'],
    user: 'root',
    source: official('rabbitmq'),
  },
  {
    repositories: ['grafana/grafana', 'grafana/grafana-oss', 'grafana/grafana-enterprise'],
    programs: ['/run.sh'],
    writes: [
      {
        path: '/var/lib/grafana',
        movedByEnv: /^GF_(?:PATHS_|DATABASE_)/,
        movedByOption: /cfg:|--config/,
        configs: ['/etc/grafana/grafana.ini'],
      },
    ],
    kept: [...SYSTEM, '/usr/share/grafana/conf', '/usr/share/grafana/public'],
    source: 'https://github.com/grafana/grafana/blob/main/Dockerfile',
  },
  {
    repositories: ['prom/prometheus', 'prometheus/prometheus'],
    programs: ['/bin/prometheus'],
    writes: [{ path: '/prometheus', declared: true, movedByOption: /storage\.|agent/ }],
    kept: ['/bin/prometheus'],
    user: 'nobody',
    userExceptTags: /distroless/,
    source: 'https://github.com/prometheus/prometheus/blob/main/Dockerfile',
  },
  {
    repositories: ['openfga/openfga'],
    programs: ['run', 'migrate', '/openfga'],
    writes: [],
    kept: ['/openfga'],
    speaks: new Map([[8081, 'gRPC']]),
    probes: ['/healthz', '/metrics'],
    source: 'https://github.com/openfga/openfga/blob/main/Dockerfile',
  },
  {
    repositories: ['cloud-sql-connectors/cloud-sql-proxy'],
    programs: ['/cloud-sql-proxy'],
    writes: [],
    kept: ['/cloud-sql-proxy'],
    probes: ['/startup', '/readiness', '/liveness', '/metrics'],
    asksGoogle: true,
    source: 'https://github.com/GoogleCloudPlatform/cloud-sql-proxy/blob/main/README.md',
  },
  {
    repositories: ['otel/opentelemetry-collector-contrib'],
    programs: ['/otelcol-contrib'],
    writes: [],
    kept: ['/otelcol-contrib'],
    source: 'https://github.com/open-telemetry/opentelemetry-collector-releases',
  },
];

/** Images that somebody else's program runs in: nothing is known but who they are and where their tools stand. */
const tools: readonly KnownImage[] = [
  ...['alpine', 'busybox', 'debian', 'golang', 'httpd', 'node', 'python', 'ubuntu'].map((name) => ({
    repositories: [`library/${name}`],
    programs: [],
    writes: [],
    kept: name === 'busybox' ? ['/bin'] : SYSTEM,
    user: 'root',
    source: official(name),
  })),
  {
    repositories: ['curlimages/curl'],
    programs: ['curl', '/entrypoint.sh'],
    writes: [],
    kept: SYSTEM,
    user: 'curl_user',
    source: 'https://github.com/curl/curl-container/issues/83',
  },
];

/** Public images whose behaviour is certain; `keyfit.yaml` adds others. */
export const knownImages: readonly KnownImage[] = [...databases, ...servers, ...tools];
