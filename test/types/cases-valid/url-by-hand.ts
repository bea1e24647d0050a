// A URL with a password takes its authority from a connection, never by hand.
import { credentialUrl, urlEncoded } from '../../../lib/config';
import { secrets, session, workload } from '../given';

const connection = workload.connect(session);
const common = { scheme: 'redis', password: urlEncoded(secrets.redis_password) } as const;

export const right = credentialUrl({ ...common, authority: connection.authority, path: '/0' });
