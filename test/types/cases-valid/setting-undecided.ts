// A setting that is neither configured, nor left to the program, nor in a Secret does not compile, nor does one decided twice.
import type { SecretsOf, SettingKeys, SettingName } from '../../../lib/components';
import { plain, text } from '../../../lib/config';
import { secrets } from '../given';

type Setting = Extract<SettingName, 'service_name' | 'log_format' | 'jwt_algorithm' | 'jwt_secret_key'>;

const credential = plain(secrets.api_key);
export const keys = {
  service_name: text({ default: 'server', doc: 'Name in traces.' }),
} as const satisfies SettingKeys;
type LeftToProgram = readonly Exclude<Setting, keyof typeof keys>[];

export const fewer = ['log_format'] as const satisfies LeftToProgram;
export const all = ['log_format', 'jwt_algorithm'] as const satisfies LeftToProgram;
type Secret<Left extends LeftToProgram> = SecretsOf<Exclude<Setting, keyof typeof keys | Left[number]>>;

export const decided = { jwt_secret_key: credential } satisfies Secret<typeof all>;
export const undecided = {
  jwt_secret_key: credential,
  jwt_algorithm: credential,
} satisfies Secret<typeof fewer>;
export const configuredToo = ['log_format', 'jwt_secret_key'] as const satisfies LeftToProgram;
export const misspelt = ['log_format', 'jwt_algorithm'] as const satisfies LeftToProgram;
