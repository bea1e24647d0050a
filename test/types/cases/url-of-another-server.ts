// A Redis URL cannot be made from a database's connection, nor a database's URL from another's password.
import { databases, databaseSecrets, databaseUrl, redisSecrets, redisUrl } from '../../../lib/components';
import { plain } from '../../../lib/config';
import { ExternalSecret } from '../../../lib/constructs';
import { component, database, secrets, session, store, workload } from '../given';

const toRedis = workload.connect(session);
const toPostgres = workload.connect(database);
const { redis_password } = redisSecrets;
const { openfga_db_password } = databaseSecrets;

// expect: TS2345 Argument of type 'Connection<"postgres.sql">' is not assignable to parameter of type 'Connection<"redis.session">'.
export const redis = redisUrl(toPostgres, redis_password, 0);
// expect: TS2345 Argument of type 'Connection<"redis.session">' is not assignable to parameter of type 'Connection<"postgres.sql">'.
export const postgres = databaseUrl(toRedis, databases.openfga);
// expect: TS2345 Argument of type 'SecretEntry<"api_key">' is not assignable to parameter of type 'SecretEntry<"redis_password">'.
export const password = redisUrl(toRedis, secrets.api_key, 0);
// expect: TS2345 Argument of type '2' is not assignable to parameter of type '0 | 1'.
export const number = redisUrl(toRedis, redis_password, 2);

export const secret = new ExternalSecret(component, 'openfga', {
  store,
  entries: { openfga_db_password },
  keys: {
    password: plain(openfga_db_password),
    // expect: TS2322 Type 'SecretTemplate<"keycloak_db_password">' is not assignable to type 'SecretTemplate<"openfga_db_password">'.
    uri: databaseUrl(toPostgres, databases.keycloak),
  },
});
