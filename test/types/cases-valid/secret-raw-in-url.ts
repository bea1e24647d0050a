// A secret stands in a URL only percent-encoded: its raw value does not compile there.
import { credentialUrl, plain, sha256, template, urlEncoded } from '../../../lib/config';
import { secrets, session, workload } from '../given';

const { authority } = workload.connect(session);
const { redis_password } = secrets;
const common = { scheme: 'redis', authority, path: '/0' } as const;

export const encoded = credentialUrl({ ...common, password: urlEncoded(redis_password) });
export const whole = plain(redis_password);
export const file = template`requirepass ${sha256(redis_password)}`;
