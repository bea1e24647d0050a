import type { Construct } from 'constructs';
import { oneOf, plain, secretTable, text, textFile } from '../config';
import {
  Component,
  ConfigMap,
  type Connection,
  Endpoint,
  ExternalSecret,
  healthPort,
  type Pod,
  type Resources,
  type SecretStore,
  ServiceAccount,
  type Target,
  Workload,
} from '../constructs';
import { databases, databaseSecrets, type DatabaseServer } from './database';
import { images } from './images';

const keys = {
  postgres_user: text({ default: 'postgres', doc: 'The superuser that the image creates.' }),
  pgdata: oneOf(['/var/lib/postgresql/data/pgdata'], {
    default: '/var/lib/postgresql/data/pgdata',
    doc: 'The data directory; a folder below the volume, whose root holds lost+found.',
  }),
} as const;

const files = {
  'create-databases.sh': textFile({ doc: 'Run once on an empty volume: a user and a database for each program.' }),
} as const;

const adminSecrets = secretTable({
  postgres_admin_password: {
    doc: 'Password of the superuser; used by nobody but an operator.',
    issuer: 'generated',
    rotation: { never: 'lives and dies with a development volume' },
    generated: 'value',
  },
});

const PORTS = {
  sql: healthPort(5432, {
    startup: { exec: ['pg_isready', '--host=127.0.0.1', '--quiet'] },
    readiness: { exec: ['pg_isready', '--host=127.0.0.1', '--quiet'] },
    liveness: 'tcp',
  }),
};

/** What an overlay decides about the in-cluster database. */
export interface PostgresSettings {
  readonly resources: Resources;
  readonly storage: `${number}Gi`;
}

/** One database user each; `psql` quotes the name and the password, so no character in them can end a literal. */
function createDatabases(): string {
  const calls = Object.values(databases).map(
    ({ name, password }) => `create_database ${name} "$${password.name.toUpperCase()}"`,
  );
  return `#!/bin/sh
set -eu
create_database() {
  psql --set=ON_ERROR_STOP=1 --set=name="$1" --set=password="$2" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
SQL
}
${calls.join('\n')}
`;
}

/** PostgreSQL inside the cluster, for environments without a cloud account. */
export class Postgres extends Component implements DatabaseServer {
  private readonly endpoint: Endpoint<'postgres.sql'>;

  constructor(scope: Construct, target: Target, props: PostgresSettings & { readonly store: SecretStore }) {
    super(scope, 'postgres', target);
    const account = new ServiceAccount(this, 'postgres');
    // uid and gid 70 are the user postgres of the Alpine image.
    const workload = new Workload(this, 'postgres', {
      account,
      user: { uid: 70, gid: 70, fsGroup: 70 },
      ports: PORTS,
      scale: { replicas: 1 },
      claim: { name: 'postgres-data', mountPath: '/var/lib/postgresql/data', size: props.storage },
    });
    const config = new ConfigMap(this, 'postgres-config', { keys, values: {}, wired: {} });
    const scripts = new ConfigMap(this, 'postgres-init-scripts', {
      keys: files,
      values: {},
      wired: { 'create-databases.sh': createDatabases() },
    });
    const secrets = this.secrets(props.store);
    workload.run({
      image: images.postgres,
      env: { ...config.envAll(), ...secrets },
      resources: props.resources,
      writable: { '/var/run/postgresql': '16Mi', '/tmp': '64Mi' },
      files: { '/docker-entrypoint-initdb.d': scripts.files({ 'create-databases.sh': 'create-databases.sh' }) },
      probes: {
        port: 'sql',
        startup: { period: 5, timeout: 3, failures: 60 },
        readiness: { period: 5, timeout: 3, failures: 3 },
        liveness: { period: 20, timeout: 5, failures: 3 },
      },
    });
    this.endpoint = workload.serve({ sql: 5432 }, { headless: true }).endpoint('sql');
  }

  connect(pod: Pod): Connection<'postgres.sql'> {
    return pod.connect(this.endpoint, { wait: true });
  }

  private secrets(store: SecretStore) {
    const secret = new ExternalSecret(this, 'postgres-secrets', {
      store,
      entries: { ...adminSecrets, ...databaseSecrets },
      keys: {
        postgres_password: plain(adminSecrets.postgres_admin_password),
        keycloak_db_password: plain(databaseSecrets.keycloak_db_password),
        openfga_db_password: plain(databaseSecrets.openfga_db_password),
        gdpr_db_password: plain(databaseSecrets.gdpr_db_password),
      },
    });
    return secret.envAll();
  }
}
