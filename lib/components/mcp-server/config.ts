import {
  boolean,
  integer,
  oneOf,
  decimal,
  text,
  wired,
  type DefaultedValues,
  type RequiredValues,
  type Tagged,
} from '../../config';
import type { Stage } from '../identity';
import { login } from '../keycloak/login';
import type { SettingKeys } from './contract';

const seconds = { unit: 'seconds', min: 1 } as const;
const count = { unit: 'count', min: 1 } as const;
const tokens = { unit: 'tokens', min: 1 } as const;

/** The mcp-server's configuration, one entry a setting. */
export const keys = {
  service_name: text({ default: 'mcp-server-langgraph', doc: 'Name in traces, metrics and logs.' }),
  environment: wired<Tagged<'stage', Stage>>({
    doc: 'The stage; staging and production switch the start-up rules on.',
  }),
  log_level: oneOf(['DEBUG', 'INFO', 'WARNING', 'ERROR'], { default: 'INFO', doc: 'Least severity that is logged.' }),

  llm_provider: oneOf(['google', 'anthropic', 'openai', 'azure', 'bedrock', 'ollama'], {
    doc: 'Primary LLM provider.',
  }),
  model_name: text({ doc: 'Primary model, by the name its provider gives it.' }),
  model_temperature: decimal({ unit: 'ratio', min: 0, max: 2, default: 0.7, doc: 'Sampling temperature.' }),
  model_max_tokens: integer({ ...tokens, max: 200_000, default: 4096, doc: 'Longest completion.' }),
  model_timeout: integer({ ...seconds, max: 600, default: 60, doc: 'Longest model call.' }),
  use_dedicated_summarization_model: boolean({
    default: false,
    doc: 'Summarize with a model of its own, and not with the primary one.',
  }),
  summarization_model_name: text({
    default: 'gemini-2.5-flash',
    doc: 'Model for summaries, where they have their own; of the primary provider.',
  }),
  use_dedicated_verification_model: boolean({
    default: false,
    doc: 'Judge answers with a model of its own, and not with the primary one.',
  }),
  verification_model_name: text({
    default: 'gemini-2.5-flash',
    doc: 'Model that judges answers, where it has its own; of the primary provider.',
  }),
  enable_fallback: boolean({
    default: true,
    doc: 'Try other models when the primary fails; wants keys of their providers.',
  }),
  enable_parallel_execution: boolean({ default: true, doc: 'Run independent tool calls side by side.' }),
  max_parallel_tools: integer({ ...count, max: 50, default: 5, doc: 'Tool calls at a time.' }),

  auth_provider: oneOf(['inmemory', 'keycloak'], {
    default: 'keycloak',
    doc: 'User directory; inmemory is refused outside development.',
  }),
  auth_mode: oneOf(['token', 'session'], {
    default: 'token',
    doc: 'How callers authenticate; session fails on first use at this commit and is refused.',
  }),
  api_key_cache_enabled: boolean({
    default: false,
    doc: 'Cache API keys in Redis; fails on first use at this commit, so that true is refused.',
  }),
  keycloak_server_url: wired<Tagged<'keycloak.http.url'>>({ doc: 'Base URL of Keycloak inside the cluster.' }),
  keycloak_realm: oneOf([login.realm], { default: login.realm, doc: 'OIDC realm, the one that Keycloak imports.' }),
  keycloak_client_id: oneOf([login.client], { default: login.client, doc: 'OIDC client in that realm.' }),
  keycloak_admin_username: oneOf([login.lookup], {
    default: login.lookup,
    doc: 'Account of the master realm that looks users up after their login; it administers nothing.',
  }),
  keycloak_verify_ssl: boolean({ default: true, doc: 'Verify the certificate of an https Keycloak.' }),
  keycloak_timeout: integer({ ...seconds, max: 300, default: 30, doc: 'Longest call to Keycloak.' }),
  openfga_api_url: wired<Tagged<'openfga.http.url'>>({ doc: 'Base URL of OpenFGA.' }),
  cors_allowed_origins: {
    ...wired<Tagged<'app.origins', readonly string[]>>({
      doc: 'Origins that browsers may call from; never `*` outside development.',
    }),
    render: (origins) => JSON.stringify(origins),
  },

  session_backend: oneOf(['memory', 'redis'], {
    default: 'redis',
    doc: 'Session store; memory loses sessions between replicas.',
  }),
  session_ttl_seconds: integer({
    unit: 'seconds',
    min: 60,
    max: 2_592_000,
    default: 43_200,
    doc: 'Lifetime of a login session.',
  }),
  session_sliding_window: boolean({ default: true, doc: 'Extend a session on use.' }),
  session_max_concurrent: integer({ ...count, max: 100, default: 5, doc: 'Sessions of one user.' }),
  redis_host: wired<Tagged<'redis.session.host'>>({ doc: 'Session store host, for rate limits.' }),
  redis_port: wired<Tagged<'redis.session.port', number>>({ doc: 'Session store port, for rate limits.' }),
  redis_ssl: wired<Tagged<'redis.session.tls', boolean>>({ doc: 'Whether the session store speaks TLS.' }),
  enable_checkpointing: boolean({ default: true, doc: 'Keep conversation state.' }),
  checkpoint_backend: oneOf(['memory', 'redis'], {
    default: 'memory',
    doc: 'Conversation state store. In memory a conversation is lost when its pod ends, and other replicas do not know it; with redis every chat fails at this commit, so that it is refused.',
  }),
  gdpr_storage_backend: oneOf(['memory', 'postgres'], {
    default: 'postgres',
    doc: 'Store of personal data; memory is refused outside development. At this commit the program asks for the word alone and opens no database.',
  }),

  enable_context_compaction: boolean({ default: true, doc: 'Shorten long conversations.' }),
  enable_verification: boolean({ default: true, doc: 'Have a model judge each answer.' }),
  max_refinement_attempts: integer({
    unit: 'count',
    min: 0,
    max: 20,
    default: 3,
    doc: 'Tries after a failed judgement.',
  }),
  enable_dynamic_context_loading: boolean({ default: true, doc: 'Fetch context from Qdrant.' }),
  qdrant_url: wired<Tagged<'qdrant.http.host'>>({ doc: 'Qdrant host; the setting takes no scheme.' }),
  qdrant_port: wired<Tagged<'qdrant.http.port', number>>({ doc: 'Qdrant HTTP port.' }),
  qdrant_collection_name: text({ default: 'mcp_context', pattern: /^[a-z0-9_]+$/, doc: 'Vector collection.' }),
  dynamic_context_max_tokens: integer({ ...tokens, max: 100_000, default: 2000, doc: 'Budget of fetched context.' }),
  dynamic_context_top_k: integer({ ...count, max: 100, default: 3, doc: 'Hits of a semantic search.' }),
  context_cache_size: integer({ ...count, max: 100_000, default: 100, doc: 'Entries of the context cache.' }),

  enable_console_export: boolean({ default: false, doc: 'Print telemetry to standard output.' }),
  observability_backend: oneOf(['opentelemetry', 'langsmith', 'both'], {
    default: 'opentelemetry',
    doc: 'Where telemetry goes.',
  }),
  langsmith_tracing: boolean({ default: false, doc: 'Send traces to LangSmith.' }),
  otlp_endpoint: wired<Tagged<'otel-collector.otlp-grpc.url'>>({ doc: 'OTLP gRPC endpoint of the collector.' }),

  retry_max_attempts: integer({ ...count, max: 20, default: 3, doc: 'Tries of a failed call.' }),
  timeout_default: integer({ ...seconds, max: 600, default: 30, doc: 'Longest call where no other limit is named.' }),
  timeout_llm: integer({ ...seconds, max: 600, default: 60, doc: 'Longest LLM call, retries apart.' }),
  timeout_db: integer({ ...seconds, max: 600, default: 10, doc: 'Longest database call.' }),
} as const satisfies SettingKeys;

/** What Google Cloud adds: the project and region that Vertex AI is called in. */
export const vertexKeys = {
  vertex_project: wired<Tagged<'google.project'>>({ doc: 'Project of Vertex AI calls.' }),
  vertex_location: wired<Tagged<'google.region'>>({ doc: 'Region of Vertex AI calls.' }),
} as const satisfies SettingKeys;

/** The settings that every overlay must decide. */
export interface McpServerRequiredConfig extends RequiredValues<typeof keys> {}

/** The settings that an overlay may decide otherwise. */
export interface McpServerConfig extends McpServerRequiredConfig, DefaultedValues<typeof keys> {}
