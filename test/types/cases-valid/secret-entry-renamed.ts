// An entry cannot stand under another entry's name, where no template would find it.
import { plain } from '../../../lib/config';
import { ExternalSecret } from '../../../lib/constructs';
import { component, secrets, store } from '../given';

const { api_key, redis_password } = secrets;

export const swapped = new ExternalSecret(component, 'swapped', {
  store,
  entries: {
    api_key,
    redis_password,
  },
  keys: { api_key: plain(api_key), redis_password: plain(redis_password) },
});
export const twice = new ExternalSecret(component, 'twice', {
  store,
  entries: { api_key, redis_password },
  keys: { api_key: plain(api_key), redis_password: plain(redis_password) },
});
export const renamed = new ExternalSecret(component, 'renamed', {
  store,
  entries: { redis_password },
  keys: { password: plain(redis_password) },
});
