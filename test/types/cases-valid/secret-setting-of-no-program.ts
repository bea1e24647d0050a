// A setting that must come from a Secret cannot be left out, and a Secret key that feeds no such setting does not compile.
import type { SecretSetting } from '../../../lib/components';
import { plain, type SecretTemplate } from '../../../lib/config';
import { secrets } from '../given';

type SecretsOf<N extends SecretSetting> = Readonly<Record<N, SecretTemplate<string>>>;

export const missing = {
  openai_api_key: plain(secrets.api_key),
  anthropic_api_key: plain(secrets.api_key),
} satisfies SecretsOf<'openai_api_key' | 'anthropic_api_key'>;

export const misspelt = {
  anthropic_api_key: plain(secrets.api_key),
} satisfies SecretsOf<'anthropic_api_key'>;

export type Secret = SecretsOf<'redis_url'>;
