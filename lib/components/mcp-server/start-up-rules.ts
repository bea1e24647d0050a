import type { Stage } from '../identity';
import type { McpServerConfig } from './config';
import type { StartUpSetting } from './contract';

/** What the start-up rules look at. */
export interface StartUp {
  readonly stage: Stage;
  readonly config: McpServerConfig;
  readonly origins: readonly string[];
}

/** Why the program would refuse to start; checked at synth, before a pod finds out. */
export interface Refusal {
  readonly setting: string;
  readonly reason: string;
}

/** How each setting that the program asks at its start is kept from being refused; one that is new does not compile. */
export const startUpSettings = {
  auth_provider: 'checked here',
  code_execution_backend: 'never asked: code execution is forbidden',
  cors_allowed_origins: 'checked here',
  enable_code_execution: 'forbidden',
  enable_mock_authorization: 'forbidden; what it would say follows from the stage',
  environment: 'the stage, which selects the rules',
  gdpr_storage_backend: 'checked here',
  jwt_secret_key: 'always a vault entry',
} as const satisfies Readonly<Record<StartUpSetting, string>>;

/** The rules that the program enforces in staging and production, as far as an overlay can break them. */
export function refusals({ stage, config, origins }: StartUp): Refusal[] {
  if (stage === 'development') return [];
  const rules: readonly (Refusal & { readonly broken: boolean })[] = [
    {
      setting: 'auth_provider',
      broken: config.auth_provider === 'inmemory',
      reason: 'inmemory is refused outside development: use keycloak',
    },
    {
      setting: 'gdpr_storage_backend',
      broken: config.gdpr_storage_backend === 'memory',
      reason: 'memory is refused outside development: use postgres',
    },
    {
      setting: 'cors_allowed_origins',
      broken: origins.includes('*'),
      reason: 'a wildcard origin is refused outside development',
    },
  ];
  return rules.filter(({ broken }) => broken).map(({ setting, reason }) => ({ setting, reason }));
}
