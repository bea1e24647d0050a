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

export const missing = { ...most, redis_url: credential } satisfies ServerSecrets;
export const misspelt = { ...most, redis_url: credential } satisfies ServerSecrets;
export const configured = { ...all } satisfies ServerSecrets;
