// A Redis URL cannot be made from a database's connection, nor a database's URL from another's password.
import { databases, databaseSecrets, databaseUrl, redisSecrets, redisUrl } from '../../../lib/components';
import { plain } from '../../../lib/config';
import { ExternalSecret } from '../../../lib/constructs';
import { component, database, secrets, session, store, workload } from '../given';

const toRedis = workload.connect(session);
const toPostgres = workload.connect(database);
const { redis_password } = redisSecrets;
const { openfga_db_password } = databaseSecrets;

export const redis = redisUrl(toRedis, redis_password, 0);
export const postgres = databaseUrl(toPostgres, databases.openfga);
export const password = plain(secrets.api_key);

export const secret = new ExternalSecret(component, 'openfga', {
  store,
  entries: { openfga_db_password },
  keys: {
    password: plain(openfga_db_password),
    uri: databaseUrl(toPostgres, databases.openfga),
  },
});
