import { brokenCombinations, program, type McpServerConfig } from '../../../lib/components';
import { FaultError, type Fault } from '../../../lib/config';
import type { Environment } from '../../../lib/environment';
import { synthesize } from '../../../lib/synth';
import { gate } from '../../support/gate';
import { everywhere } from '../support';

const claude = { llm_provider: 'anthropic', model_name: 'claude-sonnet-4-5' } as const;
const gemini = { llm_provider: 'google', model_name: 'gemini-2.5-flash' } as const;

function broken(config: McpServerConfig, vertex = true): string[] {
  return brokenCombinations({ config, vertex }).map(({ setting, reason }) => `${setting}: ${reason}`);
}

function faultsOf(environment: Environment): readonly Fault[] {
  try {
    synthesize([environment], gate);
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
  return [];
}

describe.each(everywhere)('an overlay for %s', (name, { environment }) => {
  test.each([
    ['checkpoint_backend', { checkpoint_backend: 'redis' }],
    ['auth_mode', { auth_mode: 'session' }],
    ['api_key_cache_enabled', { api_key_cache_enabled: true }],
    ['llm_provider', { llm_provider: 'bedrock' }],
    ['model_name', { llm_provider: 'anthropic', model_name: 'gemini-2.5-flash' }],
  ] as const)('is refused at synth with what breaks the program later: %s', (setting, change) => {
    const config = { ...environment.mcpServer.config, ...change };
    const faults = faultsOf({ ...environment, mcpServer: { ...environment.mcpServer, config } });

    expect(faults.map(({ path }) => path)).toContain(`${name}.mcp-server-langgraph.config.${setting}`);
  });
});

describe('brokenCombinations', () => {
  test.each([claude, gemini, { llm_provider: 'openai', model_name: 'gpt-5' } as const])(
    'accepts a model of its provider, with every other setting as it is by default: %j',
    (config) => {
      expect(broken(config)).toEqual([]);
    },
  );

  test('says of each store and mode that fails at this commit why, and what to choose', () => {
    const all = { ...claude, checkpoint_backend: 'redis', auth_mode: 'session', api_key_cache_enabled: true } as const;

    expect(broken(all)).toEqual([
      expect.stringMatching(/^checkpoint_backend: redis fails every chat at .+ synchronous .+: use memory$/),
      expect.stringMatching(/^auth_mode: session fails on first use at .+: use token$/),
      expect.stringMatching(/^api_key_cache_enabled: true fails on first use at .+: use false$/),
    ]);
    broken(all).forEach((text) => {
      expect(text).toContain(program.tag);
    });
  });

  test.each([
    ['bedrock', 'aws_access_key_id and aws_secret_access_key'],
    ['azure', 'azure_api_key and azure_api_base'],
    ['ollama', 'ollama_base_url'],
  ] as const)('refuses the provider %s, for which no environment has %s', (llm_provider, missing) => {
    expect(broken({ ...claude, llm_provider })).toEqual([
      `llm_provider: ${llm_provider} is called with ${missing}, which no environment has: use anthropic, google, openai`,
    ]);
  });

  test.each([
    ['anthropic', 'gemini-2.5-flash', 'google'],
    ['anthropic', 'Gemini-2.5-Flash', 'google'],
    ['google', 'claude-sonnet-4-5', 'anthropic'],
    ['openai', 'azure/gpt-4', 'azure'],
    ['anthropic', 'bedrock/claude', 'bedrock'],
  ] as const)('refuses for %s the model %s, which is one of %s', (llm_provider, model_name, other) => {
    expect(broken({ llm_provider, model_name })).toEqual([
      `model_name: "${model_name}" is a model of ${other}, and is called as one of ${llm_provider}: choose one of ${llm_provider}`,
    ]);
  });

  test.each(['summarization_model_name', 'verification_model_name'] as const)(
    'refuses a dedicated model of a provider whose key the primary one has not: %s',
    (setting) => {
      const dedicated = {
        ...claude,
        use_dedicated_summarization_model: setting === 'summarization_model_name',
        use_dedicated_verification_model: setting === 'verification_model_name',
      };

      expect(broken(dedicated)).toEqual([
        `${setting}: "gemini-2.5-flash" is a model of google, and is called as one of anthropic: choose one of anthropic`,
      ]);
      expect(broken({ ...dedicated, [setting]: 'claude-haiku-4-5' })).toEqual([]);
      expect(broken({ ...claude, [setting]: 'gemini-2.5-flash' })).toEqual([]);
    },
  );

  test('refuses Vertex AI where the environment has no Google account, and accepts a model that a key opens', () => {
    expect(broken(gemini, false)).toEqual([
      expect.stringMatching(
        /^model_name: "gemini-2\.5-flash" is called through Vertex AI, .+: use "gemini\/gemini-2\.5-flash"/,
      ),
    ]);
    expect(broken({ ...gemini, model_name: 'gemini/gemini-2.5-flash' }, false)).toEqual([]);
  });

  test.each([
    ['observability_backend', { observability_backend: 'langsmith' }, 'use opentelemetry'],
    ['observability_backend', { observability_backend: 'both' }, 'use opentelemetry'],
    ['langsmith_tracing', { langsmith_tracing: true }, 'use false'],
  ] as const)(
    'refuses telemetry to LangSmith, for which no environment has a key: %s %j',
    (setting, change, choice) => {
      expect(broken({ ...claude, ...change })).toEqual([
        `${setting}: LangSmith is called with langsmith_api_key, which no environment has: ${choice}`,
      ]);
    },
  );
});
