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

// expect: TS2322 Type '"anthropic_api_key"' is not assignable to type '"openai_api_key" | "redis_password"'.
export const absent = secret.env(['anthropic_api_key']);
// expect: TS2820 Did you mean '"openai_api_key"'?
export const misspelt = secret.env(['redis_password', 'openai_apikey']);
// expect: TS2820 Did you mean '"openai_api_key"'?
export const withDashes = secret.env(['openai-api-key']);
// expect: TS2322 Type '"api_key"' is not assignable to type '"openai_api_key" | "redis_password"'.
export const entry = secret.env(['api_key']);
// expect: TS2820 Did you mean '"redis_password"'?
export const file = secret.files({ password: 'redis_pasword' });
