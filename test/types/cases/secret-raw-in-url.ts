// A secret stands in a URL only percent-encoded: its raw value does not compile there.
import { credentialUrl, plain, sha256, template, urlEncoded } from '../../../lib/config';
import { secrets, session, workload } from '../given';

const { authority } = workload.connect(session);
const { redis_password } = secrets;
const common = { scheme: 'redis', authority, path: '/0' } as const;

export const encoded = credentialUrl({ ...common, password: urlEncoded(redis_password) });
// expect: TS2739 Type 'SecretEntry<"redis_password">' is missing the following properties from type 'UrlSafeInsert<string>': [urlSafe]
export const entry = credentialUrl({ ...common, password: redis_password });
// expect: TS2739 Type 'SecretTemplate<"redis_password">' is missing the following properties from type 'UrlSafeInsert<string>': [urlSafe]
export const whole = credentialUrl({ ...common, password: plain(redis_password) });
// expect: TS2741 Property '[urlSafe]' is missing in type
export const hash = credentialUrl({ ...common, password: sha256(redis_password) });
// expect: TS2741 Property '[urlSafe]' is missing in type
export const raw = credentialUrl({ ...common, password: { entry: redis_password, filters: [] } });
// expect: TS2741 Property 'password' is missing in type
export const none = credentialUrl(common);
export const file = template`requirepass ${sha256(redis_password)}`;
