import { refusals, type StartUp } from '../../../lib/components';
import { FaultError, type Fault } from '../../../lib/config';
import type { Environment } from '../../../lib/environment';
import { synthesize } from '../../../lib/synth';
import { gate } from '../../support/gate';
import { onGoogleCloud } from '../support';

type Settings = Environment['mcpServer'];

function faultsOf(environment: Environment): readonly Fault[] {
  try {
    synthesize([environment], gate);
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
  return [];
}

function withServer(environment: Environment, change: (settings: Settings) => Settings): Environment {
  return { ...environment, mcpServer: change(environment.mcpServer) };
}

const BROKEN: readonly [setting: string, message: string, change: (settings: Settings) => Settings][] = [
  [
    'auth_provider',
    'inmemory is refused outside development: use keycloak',
    (settings) => ({ ...settings, config: { ...settings.config, auth_provider: 'inmemory' } }),
  ],
  [
    'gdpr_storage_backend',
    'memory is refused outside development: use postgres',
    (settings) => ({ ...settings, config: { ...settings.config, gdpr_storage_backend: 'memory' } }),
  ],
];

describe.each(onGoogleCloud)('an overlay for %s', (name, { environment }) => {
  test.each(BROKEN)('refuses what the program would not start with: %s', (setting, message, change) => {
    const faults = faultsOf(withServer(environment, change));

    expect(faults).toContainEqual({ path: `${name}.mcp-server-langgraph.config.${setting}`, message });
  });

  test('refuses everything that is wrong at once', () => {
    const broken = BROKEN.reduce((current, [, , change]) => withServer(current, change), environment);
    const paths = faultsOf(broken).map(({ path }) => path);

    expect(paths).toEqual(
      expect.arrayContaining(BROKEN.map(([setting]) => `${name}.mcp-server-langgraph.config.${setting}`)),
    );
  });
});

describe('refusals', () => {
  const config = { llm_provider: 'anthropic', model_name: 'claude-sonnet-4-5' } as const;
  const sound: StartUp = { stage: 'production', config, origins: ['https://app.test'] };
  const loose: StartUp = {
    stage: 'development',
    config: { ...config, auth_provider: 'inmemory', gdpr_storage_backend: 'memory' },
    origins: ['*'],
  };

  test.each(['staging', 'production'] as const)('refuses any origin at all in %s', (stage) => {
    expect(refusals({ ...sound, stage, origins: ['https://app.test', '*'] })).toEqual([
      { setting: 'cors_allowed_origins', reason: 'a wildcard origin is refused outside development' },
    ]);
  });

  test.each(['staging', 'production'] as const)('accepts a sound configuration in %s', (stage) => {
    expect(refusals({ ...sound, stage })).toEqual([]);
  });

  test('accepts in development what is refused everywhere else', () => {
    expect(refusals(loose)).toEqual([]);
    expect(refusals({ ...loose, stage: 'staging' })).toHaveLength(3);
  });
});
