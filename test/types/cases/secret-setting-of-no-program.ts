// A setting that must come from a Secret cannot be left out, and a Secret key that feeds no such setting does not compile.
import type { SecretSetting } from '../../../lib/components';
import { plain, type SecretTemplate } from '../../../lib/config';
import { secrets } from '../given';

type SecretsOf<N extends SecretSetting> = Readonly<Record<N, SecretTemplate<string>>>;

export const missing = {
  openai_api_key: plain(secrets.api_key),
  // expect: TS2741 Property 'anthropic_api_key' is missing in type
} satisfies SecretsOf<'openai_api_key' | 'anthropic_api_key'>;

export const misspelt = {
  // expect: TS2561 Did you mean to write 'anthropic_api_key'?
  anthropic_apikey: plain(secrets.api_key),
} satisfies SecretsOf<'anthropic_api_key'>;

// expect: TS2344 Type '"redis_port"' does not satisfy the constraint 'SecretSetting'.
export type Configured = SecretsOf<'redis_port'>;
