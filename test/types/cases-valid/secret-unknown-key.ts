// A key that an ExternalSecret does not make cannot be read from its Secret.
import { plain } from '../../../lib/config';
import { ExternalSecret } from '../../../lib/constructs';
import { component, secrets, store } from '../given';

const { api_key, redis_password } = secrets;
const secret = new ExternalSecret(component, 'server', {
  store,
  entries: { api_key, redis_password },
  keys: { openai_api_key: plain(api_key), redis_password: plain(redis_password) },
});

export const one = secret.env(['openai_api_key']);
export const two = secret.env(['redis_password', 'openai_api_key']);
export const file = secret.files({ password: 'redis_password' });
