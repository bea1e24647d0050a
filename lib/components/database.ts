import { secretTable, credentialUrl, urlEncoded, type SecretEntry, type SecretTemplate } from '../config';
import type { Connection, Pod } from '../constructs';

/** The passwords of the database users, one user a database, so that no program can use another's (L-28). */
export const databaseSecrets = secretTable({
  keycloak_db_password: {
    doc: 'Password of the database user keycloak.',
    issuer: 'whoever creates the database user',
    rotation: { everyDays: 90 },
    generated: 'value',
  },
  openfga_db_password: {
    doc: 'Password of the database user openfga.',
    issuer: 'whoever creates the database user',
    rotation: { everyDays: 90 },
    generated: 'value',
  },
  gdpr_db_password: {
    doc: 'Password of the database user gdpr.',
    issuer: 'whoever creates the database user',
    rotation: { everyDays: 90 },
    generated: 'value',
  },
});

/** A database and the user that owns it, who has the same name. */
export interface Database<Password extends string> {
  readonly name: string;
  readonly password: SecretEntry<Password>;
}

/** The databases of the platform. */
export const databases = {
  keycloak: { name: 'keycloak', password: databaseSecrets.keycloak_db_password },
  openfga: { name: 'openfga', password: databaseSecrets.openfga_db_password },
  gdpr: { name: 'gdpr', password: databaseSecrets.gdpr_db_password },
} as const satisfies Record<string, Database<string>>;

/** A PostgreSQL server, in the cluster or behind a proxy in the consumer's own pod. */
export interface DatabaseServer {
  /** Opens the way for `pod` and holds its start until the server accepts connections. */
  connect(pod: Pod): Connection<'postgres.sql'>;
}

/**
 * The URL of one database with its user's password. `sslmode=disable`: the way is loopback to the Cloud SQL proxy, which
 * encrypts, or stays inside a cluster without a cloud account.
 */
export function databaseUrl<Password extends string>(
  connection: Connection<'postgres.sql'>,
  database: Database<Password>,
): SecretTemplate<Password> {
  return credentialUrl({
    scheme: 'postgres',
    user: database.name,
    password: urlEncoded(database.password),
    authority: connection.authority,
    path: `/${database.name}?sslmode=disable`,
  });
}
