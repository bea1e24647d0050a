// A template cannot use an entry that its ExternalSecret does not fetch.
import { credentialUrl, plain, urlEncoded } from '../../../lib/config';
import { ExternalSecret } from '../../../lib/constructs';
import { component, secrets, session, store, workload } from '../given';

const { authority } = workload.connect(session);
const { api_key } = secrets;

export const secret = new ExternalSecret(component, 'server', {
  store,
  entries: { api_key },
  keys: {
    api_key: plain(api_key),
    // expect: TS2322 Type 'SecretTemplate<"redis_password">' is not assignable to type 'SecretTemplate<"api_key">'.
    redis_url: credentialUrl({ scheme: 'redis', password: urlEncoded(secrets.redis_password), authority, path: '/0' }),
    // expect: TS2322 Type 'SecretTemplate<"redis_password">' is not assignable to type 'SecretTemplate<"api_key">'.
    password: plain(secrets.redis_password),
  },
});
