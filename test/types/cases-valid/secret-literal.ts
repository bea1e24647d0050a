// A literal does not fit where a secret's template belongs.
import { credentialUrl, plain, sha256, template, urlEncoded } from '../../../lib/config';
import { ExternalSecret } from '../../../lib/constructs';
import { component, secrets, session, store, workload } from '../given';

const { authority } = workload.connect(session);
const { api_key } = secrets;

export const secret = new ExternalSecret(component, 'server', {
  store,
  entries: { api_key },
  keys: {
    api_key: plain(api_key),
    text: template`key ${sha256(api_key)}`,
  },
});
export const whole = plain(api_key);
export const encoded = urlEncoded(api_key);
export const hashed = sha256(api_key);
export const url = credentialUrl({ scheme: 'redis', password: urlEncoded(api_key), authority, path: '/0' });
