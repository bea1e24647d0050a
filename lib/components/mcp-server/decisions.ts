import type { IdentifierSetting } from '../authorization';
import { keys, vertexKeys } from './config';
import type { DecidedTwice, Foreign, None, ReadSetting, Undecided } from './contract';

/** The settings that come from Secrets. */
export const secretSettings = [
  'anthropic_api_key',
  'google_api_key',
  'jwt_secret_key',
  'keycloak_admin_password',
  'keycloak_client_secret',
  'openai_api_key',
  'redis_password',
  'redis_url',
] as const satisfies readonly ReadSetting[];

/** The settings that no environment may have, and why; those that nothing reads are refused besides. */
export const forbidden = {
  allow_auth_fallback: 'rights by role where OpenFGA does not answer',
  checkpoint_redis_ttl: 'belongs to a store of conversations that does not work at this commit',
  checkpoint_redis_url: 'belongs to a store of conversations that does not work at this commit',
  enable_code_execution: 'runs code of callers, for which this platform has no sandbox',
  enable_mock_authorization: 'follows from the stage: on in development, off elsewhere',
  mcp_skip_auth: 'lets everybody in',
  use_password_hashing: 'keeps the passwords of the user store in memory hashed',
} as const satisfies Partial<Record<ReadSetting, string>>;

/** The settings that the platform leaves to the program's own defaults, each on purpose. */
export const leftToProgram = [
  'api_key_cache_db',
  'api_key_cache_ttl',
  'audit_log_cold_storage_backend',
  'aws_access_key_id',
  'aws_region',
  'aws_secret_access_key',
  'azure_api_base',
  'azure_api_key',
  'azure_api_version',
  'azure_deployment_name',
  'brave_api_key',
  'bulkhead_db_limit',
  'bulkhead_llm_limit',
  'bulkhead_openfga_limit',
  'bulkhead_redis_limit',
  'code_execution_allowed_domains',
  'code_execution_allowed_imports',
  'code_execution_backend',
  'code_execution_cpu_quota',
  'code_execution_disk_quota_mb',
  'code_execution_docker_image',
  'code_execution_docker_socket',
  'code_execution_k8s_job_ttl',
  'code_execution_k8s_namespace',
  'code_execution_max_processes',
  'code_execution_memory_limit_mb',
  'code_execution_network_mode',
  'code_execution_timeout',
  'context_encryption_key',
  'context_retention_days',
  'email_from_address',
  'email_smtp_host',
  'email_smtp_port',
  'email_to_addresses',
  'embedding_dimensions',
  'embedding_model_name',
  'embedding_provider',
  'embedding_task_type',
  'enable_auto_deletion',
  'enable_context_encryption',
  'enable_file_logging',
  'fallback_models',
  'ff_enable_experimental_features',
  'gcp_credentials_path',
  'google_project_id',
  'health_check_test',
  'health_port',
  'infisical_client_id',
  'infisical_client_secret',
  'infisical_project_id',
  'infisical_site_url',
  'jwt_algorithm',
  'jwt_expiration_seconds',
  'langgraph_deployment_url',
  'langsmith_api_key',
  'langsmith_endpoint',
  'langsmith_project',
  'langsmith_tracing_v2',
  'log_format',
  'log_json_indent',
  'observability_verbose',
  'ollama_base_url',
  'opsgenie_api_key',
  'pagerduty_integration_key',
  'port',
  'prometheus_retry_attempts',
  'prometheus_timeout',
  'prometheus_url',
  'resilience_enabled',
  'retry_exponential_base',
  'retry_exponential_max',
  'retry_jitter',
  'serper_api_key',
  'service_version',
  'slack_webhook_url',
  'summarization_model_max_tokens',
  'summarization_model_provider',
  'summarization_model_temperature',
  'tavily_api_key',
  'timeout_auth',
  'timeout_http',
  'verification_model_max_tokens',
  'verification_model_provider',
  'verification_model_temperature',
] as const satisfies readonly ReadSetting[];

type Configured = keyof typeof keys | keyof typeof vertexKeys;
type Left = (typeof leftToProgram)[number];
type Forbidden = keyof typeof forbidden;

/** The settings that must come from Secrets. */
export type SecretSetting = (typeof secretSettings)[number];

interface Decisions {
  readonly configured: Configured;
  readonly secret: SecretSetting;
  readonly foundOut: IdentifierSetting;
  readonly left: Left;
  readonly forbidden: Forbidden;
}

/** Each setting that the program reads is configured, secret, found out in the cluster, left to the program or forbidden. */
export type EverySettingIsDecided = None<`${Undecided<Decisions>} stands in no list`>;

/** No setting is decided twice. */
export type NoSettingIsDecidedTwice = None<`${DecidedTwice<Decisions>} stands in two lists`>;

/** Nothing is decided that the program does not read: it would be ignored without a word. */
export type EveryDecisionIsOfASetting = None<`${Foreign<Decisions>} is read by nothing at this commit`>;
