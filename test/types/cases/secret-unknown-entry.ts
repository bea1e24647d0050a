// A secret that no table declares cannot be referred to, and the message names the nearest one.
import { plain, sha256, urlEncoded } from '../../../lib/config';
import { secrets } from '../given';

// expect: TS2551 Did you mean 'api_key'?
export const misspelt = plain(secrets.api_kye);
// expect: TS2551 Did you mean 'redis_password'?
export const encoded = urlEncoded(secrets.redis_pasword);
// expect: TS2339 Property 'jwt_secret_key' does not exist on type
export const hashed = sha256(secrets.jwt_secret_key);
