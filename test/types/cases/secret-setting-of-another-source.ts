// The Secret of the mcp-server holds every setting that must come from one, and none that has another source.
import type { SecretSetting, SecretsOf } from '../../../lib/components';
import { plain } from '../../../lib/config';
import { secrets } from '../given';

type ServerSecrets = SecretsOf<SecretSetting>;

const credential = plain(secrets.api_key);
const most = {
  anthropic_api_key: credential,
  google_api_key: credential,
  openai_api_key: credential,
  jwt_secret_key: credential,
  keycloak_client_secret: credential,
  keycloak_admin_password: credential,
  redis_password: credential,
} satisfies Partial<ServerSecrets>;
const all = { ...most, redis_url: credential } satisfies ServerSecrets;

// expect: TS2741 Property 'redis_url' is missing in type
export const missing = { ...most } satisfies ServerSecrets;
// expect: TS2561 Did you mean to write 'redis_url'?
export const misspelt = { ...most, redis_ulr: credential } satisfies ServerSecrets;
// expect: TS2353 'log_level' does not exist in type
export const configured = { ...all, log_level: credential } satisfies ServerSecrets;
// expect: TS2353 'jwt_algorithm' does not exist in type
export const leftToProgram = { ...all, jwt_algorithm: credential } satisfies ServerSecrets;
// expect: TS2353 'openfga_store_id' does not exist in type
export const elsewhere = { ...all, openfga_store_id: credential } satisfies ServerSecrets;
// expect: TS2322 Type 'string' is not assignable to type 'SecretTemplate<string>'.
export const literal = { ...all, redis_url: 'redis://session' } satisfies ServerSecrets;
