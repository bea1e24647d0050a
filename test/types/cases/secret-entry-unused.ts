// A secret entry that no key of its Secret uses does not compile, and the message names the entry.
import { plain } from '../../../lib/config';
import { ExternalSecret } from '../../../lib/constructs';
import { component, secrets, store } from '../given';

export const secret = new ExternalSecret(component, 'server', {
  store,
  entries: secrets,
  // expect: TS2322 secret entry 'redis_password' is used by no key
  keys: {
    api_key: plain(secrets.api_key),
  },
});
