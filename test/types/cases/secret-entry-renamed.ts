// An entry cannot stand under another entry's name, where no template would find it.
import { plain } from '../../../lib/config';
import { ExternalSecret } from '../../../lib/constructs';
import { component, secrets, store } from '../given';

const { api_key, redis_password } = secrets;

export const swapped = new ExternalSecret(component, 'swapped', {
  store,
  entries: {
    // expect: TS2322 The intersection 'SecretEntry<"redis_password"> & SecretEntry<"api_key">' was reduced to 'never' because property 'name'
    api_key: redis_password,
    // expect: TS2322 The intersection 'SecretEntry<"api_key"> & SecretEntry<"redis_password">' was reduced to 'never' because property 'name'
    redis_password: api_key,
  },
  keys: { api_key: plain(api_key), redis_password: plain(redis_password) },
});
export const twice = new ExternalSecret(component, 'twice', {
  store,
  // expect: TS2322 Type 'SecretEntry<"api_key">' is not assignable to type 'never'.
  entries: { api_key, redis_password: api_key },
  keys: { api_key: plain(api_key), redis_password: plain(redis_password) },
});
export const renamed = new ExternalSecret(component, 'renamed', {
  store,
  // expect: TS2322 The intersection 'SecretEntry<"redis_password"> & SecretEntry<"password">' was reduced to 'never' because property 'name'
  entries: { password: redis_password },
  // expect: TS2322 Type 'SecretTemplate<"redis_password">' is not assignable to type 'SecretTemplate<"password">'.
  keys: { password: plain(redis_password) },
});
