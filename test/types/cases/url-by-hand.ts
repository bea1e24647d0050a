// A URL with a password takes its authority from a connection, never by hand.
import { credentialUrl, urlEncoded } from '../../../lib/config';
import { secrets, session, workload } from '../given';

const connection = workload.connect(session);
const common = { scheme: 'redis', password: urlEncoded(secrets.redis_password) } as const;

// expect: TS2322 Type 'string' is not assignable to type 'Tagged<`${string}.authority`>'.
export const written = credentialUrl({ ...common, authority: 'redis:6379', path: '/0' });
// expect: TS2322 Type 'Tagged<"redis.session.host">' is not assignable to type 'Tagged<`${string}.authority`>'.
export const host = credentialUrl({ ...common, authority: connection.host, path: '/0' });
// expect: TS2322 Type '"0"' is not assignable to type '`/${string}`'.
export const relative = credentialUrl({ ...common, authority: connection.authority, path: '0' });
