import type { ConfigKey } from '../../config';

/** A setting's type in the words of the program's settings class; a list of words is an enumeration. */
type SettingType = 'str' | 'int' | 'bool' | 'float' | 'list' | readonly string[];

/**
 * What this platform decides about of all that release 2.8.0 of the mcp-server reads from its environment: fields of its
 * settings class, and variables that its resilience module reads itself. The variable's name is the upper case of the
 * field's. It ignores a variable that it does not know without a word, which is how 22 of staging's 51 settings once did
 * nothing; so only names that it reads stand here, and its other fields keep their defaults.
 */
export const contract = {
  release: '2.8.0',
  settings: {
    service_name: 'str',
    environment: ['development', 'staging', 'production'],
    log_level: ['DEBUG', 'INFO', 'WARNING', 'ERROR'],
    log_format: ['json', 'text'],
    llm_provider: ['google', 'anthropic', 'openai', 'azure', 'bedrock', 'ollama'],
    model_name: 'str',
    model_temperature: 'float',
    model_max_tokens: 'int',
    model_timeout: 'int',
    enable_fallback: 'bool',
    fallback_models: 'list',
    max_iterations: 'int',
    enable_checkpointing: 'bool',
    checkpoint_backend: ['memory', 'redis'],
    checkpoint_redis_url: 'str',
    checkpoint_redis_ttl: 'int',
    enable_tracing: 'bool',
    enable_metrics: 'bool',
    enable_console_export: 'bool',
    observability_backend: ['opentelemetry', 'langsmith', 'both'],
    langsmith_tracing: 'bool',
    langsmith_api_key: 'str',
    otlp_endpoint: 'str',
    auth_provider: ['inmemory', 'keycloak'],
    auth_mode: ['token', 'session'],
    enable_mock_authorization: 'bool',
    keycloak_server_url: 'str',
    keycloak_realm: 'str',
    keycloak_client_id: 'str',
    keycloak_client_secret: 'str',
    keycloak_admin_username: 'str',
    keycloak_admin_password: 'str',
    keycloak_verify_ssl: 'bool',
    keycloak_timeout: 'int',
    session_backend: ['memory', 'redis'],
    session_ttl_seconds: 'int',
    session_sliding_window: 'bool',
    session_max_concurrent: 'int',
    redis_url: 'str',
    redis_host: 'str',
    redis_port: 'int',
    redis_password: 'str',
    redis_ssl: 'bool',
    openfga_api_url: 'str',
    openfga_store_id: 'str',
    openfga_model_id: 'str',
    enable_context_compaction: 'bool',
    compaction_threshold: 'int',
    target_after_compaction: 'int',
    recent_message_count: 'int',
    enable_verification: 'bool',
    verification_quality_threshold: 'float',
    max_refinement_attempts: 'int',
    verification_mode: ['standard', 'strict', 'lenient'],
    enable_dynamic_context_loading: 'bool',
    qdrant_url: 'str',
    qdrant_port: 'int',
    qdrant_collection_name: 'str',
    dynamic_context_max_tokens: 'int',
    dynamic_context_top_k: 'int',
    embedding_provider: 'str',
    embedding_model_name: 'str',
    embedding_model: 'str',
    embedding_dimensions: 'int',
    context_cache_size: 'int',
    enable_parallel_execution: 'bool',
    max_parallel_tools: 'int',
    enable_llm_extraction: 'bool',
    anthropic_api_key: 'str',
    google_api_key: 'str',
    openai_api_key: 'str',
    google_project_id: 'str',
    google_location: 'str',
    vertex_project: 'str',
    vertex_location: 'str',
    jwt_secret_key: 'str',
    jwt_algorithm: 'str',
    jwt_expiration_seconds: 'int',
    cors_allowed_origins: 'list',
    gdpr_storage_backend: ['memory', 'postgres'],
    gdpr_postgres_url: 'str',
    infisical_client_id: 'str',
    infisical_client_secret: 'str',
    infisical_project_id: 'str',
    enable_code_execution: 'bool',
    code_execution_backend: ['docker-engine', 'kubernetes'],
    context_retention_days: 'int',
    enable_auto_deletion: 'bool',
    api_key_cache_enabled: 'bool',
    api_key_cache_ttl: 'int',
    resilience_enabled: 'bool',
    retry_max_attempts: 'int',
    retry_exponential_base: 'float',
    retry_exponential_max: 'float',
    retry_jitter: 'bool',
    timeout_default: 'int',
    timeout_llm: 'int',
    timeout_auth: 'int',
    timeout_db: 'int',
    timeout_http: 'int',
    bulkhead_llm_limit: 'int',
    bulkhead_openfga_limit: 'int',
    bulkhead_redis_limit: 'int',
    bulkhead_db_limit: 'int',
  },
} as const satisfies { release: string; settings: Readonly<Record<string, SettingType>> };

type Settings = typeof contract.settings;

/** A name that the program reads. */
export type SettingName = keyof Settings;

interface Primitives {
  readonly str: string;
  readonly int: number;
  readonly float: number;
  readonly bool: boolean;
  readonly list: readonly string[];
}

type TypeOf<S> = S extends keyof Primitives ? Primitives[S] : S extends readonly (infer V)[] ? V : never;

/** An `int` is not parsed from text with decimals. */
type KeyOf<S> = ConfigKey<TypeOf<S>> & (S extends 'int' ? { readonly numeric?: never } : unknown);

/** Key tables for the program: a key that feeds no setting, or has another type than its setting, does not compile. */
export type SettingKeys = { readonly [N in SettingName]?: KeyOf<Settings[N]> };
