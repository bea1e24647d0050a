import { secretTable } from '../../config';

/** Credentials of the mcp-server. */
export const mcpServerSecrets = secretTable({
  anthropic_api_key: {
    doc: 'Anthropic API key; the pod is not ready without one.',
    issuer: 'Anthropic console',
    rotation: { everyDays: 90 },
    generated: 'stand-in',
  },
  google_api_key: {
    doc: 'Google AI API key.',
    issuer: 'Google AI console',
    rotation: { everyDays: 90 },
    generated: 'stand-in',
  },
  openai_api_key: {
    doc: 'OpenAI API key, for the fallback models.',
    issuer: 'OpenAI console',
    rotation: { everyDays: 90 },
    generated: 'stand-in',
  },
  jwt_secret_key: {
    doc: 'Key that signs session tokens; the pod is not ready without one.',
    issuer: 'generated',
    rotation: { everyDays: 30 },
    generated: 'value',
    vaultName: 'jwt-secret',
  },
});

/** Identifiers that OpenFGA issues when its store and model are made; no credentials, but known only then. */
export const authorizationSecrets = secretTable({
  openfga_store_id: {
    doc: 'Identifier of the OpenFGA store.',
    issuer: 'fga store create',
    rotation: { never: 'an identifier' },
    generated: 'stand-in',
  },
  openfga_model_id: {
    doc: 'Identifier of the OpenFGA authorization model.',
    issuer: 'fga model write',
    rotation: { never: 'an identifier; changes with each model' },
    generated: 'stand-in',
  },
});
