// A setting that must come from a Secret cannot be left out, and a Secret key that feeds no such setting does not compile.
import type { SecretSetting, SecretsOf } from '../../../lib/components';
import { plain } from '../../../lib/config';
import { secrets } from '../given';

type Secret<N extends SecretSetting> = SecretsOf<N>;

export const missing = {
  openai_api_key: plain(secrets.api_key),
  // expect: TS2741 Property 'anthropic_api_key' is missing in type
} satisfies Secret<'openai_api_key' | 'anthropic_api_key'>;

export const misspelt = {
  // expect: TS2561 Did you mean to write 'anthropic_api_key'?
  anthropic_apikey: plain(secrets.api_key),
} satisfies Secret<'anthropic_api_key'>;

// expect: TS2344 Type '"redis_port"' does not satisfy the constraint '"anthropic_api_key"
export type Configured = Secret<'redis_port'>;
