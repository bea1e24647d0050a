import { keys, type McpServerConfig } from './config';
import type { ReadSetting, SettingValue } from './contract';
import { secretSettings } from './decisions';
import { program } from './program';
import type { Refusal } from './start-up-rules';

/** What the rules of combination look at. */
export interface Combination {
  readonly config: McpServerConfig;
  /** The pods have a Google account, which calls Vertex AI. */
  readonly vertex: boolean;
}

type Provider = SettingValue<'llm_provider'>;
type Key = keyof typeof keys;

/** What the program needs to call a provider's models. Google's are called through Vertex AI, which has no key. */
const NEEDS = {
  anthropic: ['anthropic_api_key'],
  azure: ['azure_api_key', 'azure_api_base'],
  bedrock: ['aws_access_key_id', 'aws_secret_access_key'],
  google: [],
  ollama: ['ollama_base_url'],
  openai: ['openai_api_key'],
} as const satisfies Readonly<Record<Provider, readonly ReadSetting[]>>;

/** How the program tells a model's provider from its name: a prefix first, else a part of the name. */
const MODELS: readonly (readonly [Provider, RegExp])[] = [
  ['azure', /^azure\//],
  ['bedrock', /^bedrock\//],
  ['ollama', /^ollama\//],
  ['anthropic', /claude|anthropic/],
  ['openai', /gpt-|o1-|davinci|curie|babbage/],
  ['google', /gemini|palm|text-bison|chat-bison/],
];

const GIVEN: ReadonlySet<string> = new Set([...secretSettings, ...Object.keys(keys)]);
/** What is missing to call each provider. */
const MISSING = new Map<string, readonly string[]>(
  Object.entries(NEEDS).map(([provider, needs]) => [provider, needs.filter((name) => !GIVEN.has(name))]),
);
const USABLE = [...MISSING].filter(([, missing]) => missing.length === 0).map(([provider]) => provider);

/** The provider whose model a name is; undefined for a name that the program gives to the primary provider. */
function providerOf(model: string): Provider | undefined {
  return MODELS.find(([, pattern]) => pattern.test(model.toLowerCase()))?.[0];
}

/** The models that an environment calls, each by the setting that names it. */
function modelsOf(config: McpServerConfig): readonly (readonly [Key, string])[] {
  const { use_dedicated_summarization_model: summaries, use_dedicated_verification_model: judge } = config;
  return [
    ['model_name', config.model_name],
    ...(summaries === true
      ? [['summarization_model_name', value(config.summarization_model_name, keys.summarization_model_name)] as const]
      : []),
    ...(judge === true
      ? [['verification_model_name', value(config.verification_model_name, keys.verification_model_name)] as const]
      : []),
  ];
}

function value<V>(given: V | undefined, key: { readonly default?: V }): V {
  return given ?? (key.default as V);
}

/** What cannot be called: a provider without credentials, a model of another provider, Vertex AI without an account. */
function modelRefusals({ config, vertex }: Combination): Refusal[] {
  const { llm_provider: provider } = config;
  const missing = MISSING.get(provider) ?? [];
  if (missing.length > 0) {
    const reason = `${provider} is called with ${missing.join(' and ')}, which no environment has: use ${USABLE.join(', ')}`;
    return [{ setting: 'llm_provider', reason }];
  }
  return modelsOf(config).flatMap(([setting, model]) => {
    const other = providerOf(model) ?? provider;
    if (other !== provider) {
      const reason = `"${model}" is a model of ${other}, and is called as one of ${provider}: choose one of ${provider}`;
      return [{ setting, reason }];
    }
    if (provider !== 'google' || vertex || model.startsWith('gemini/')) return [];
    const reason = `"${model}" is called through Vertex AI, for which this environment has no Google account: use "gemini/${model}", which is called with a key, or another provider`;
    return [{ setting, reason }];
  });
}

/**
 * Settings that start the program and break it later, at the commit that the contract is of. A newer commit may have
 * mended them: these rules are read again with it.
 */
export function brokenCombinations(combination: Combination): Refusal[] {
  const { config } = combination;
  const at = program.tag;
  const langsmith = value(config.observability_backend, keys.observability_backend) !== 'opentelemetry';
  const rules: readonly (Refusal & { readonly broken: boolean })[] = [
    {
      setting: 'checkpoint_backend',
      broken: config.checkpoint_backend === 'redis',
      reason: `redis fails every chat at ${at}: its synchronous store stands in an asynchronous graph, and asks for modules that the session store lacks: use memory`,
    },
    {
      setting: 'auth_mode',
      broken: config.auth_mode === 'session',
      reason: `session fails on first use at ${at}, whose Redis client takes no option "ssl": use token`,
    },
    {
      setting: 'api_key_cache_enabled',
      broken: config.api_key_cache_enabled === true,
      reason: `true fails on first use at ${at}, whose Redis client takes no option "ssl": use false`,
    },
    {
      setting: 'observability_backend',
      broken: langsmith && !GIVEN.has('langsmith_api_key'),
      reason: 'LangSmith is called with langsmith_api_key, which no environment has: use opentelemetry',
    },
    {
      setting: 'langsmith_tracing',
      broken: config.langsmith_tracing === true && !GIVEN.has('langsmith_api_key'),
      reason: 'LangSmith is called with langsmith_api_key, which no environment has: use false',
    },
  ];
  const found = rules.filter(({ broken }) => broken).map(({ setting, reason }) => ({ setting, reason }));
  return [...found, ...modelRefusals(combination)];
}
