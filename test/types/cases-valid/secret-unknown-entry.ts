// A secret that no table declares cannot be referred to, and the message names the nearest one.
import { plain, sha256, urlEncoded } from '../../../lib/config';
import { secrets } from '../given';

export const misspelt = plain(secrets.api_key);
export const encoded = urlEncoded(secrets.redis_password);
export const hashed = sha256(secrets.redis_password);
