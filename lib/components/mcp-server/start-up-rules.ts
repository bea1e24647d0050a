import type { Stage } from '../identity';
import type { McpServerConfig } from './config';

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

/**
 * The rules that release 2.8.0 enforces in staging and production. The rules on the JWT key (always a vault entry), on
 * authorization (always OpenFGA) and on code execution (never enabled) cannot be broken from here.
 */
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
