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
    api_url: credentialUrl({ scheme: 'redis', password: urlEncoded(api_key), authority, path: '/0' }),
  },
});
