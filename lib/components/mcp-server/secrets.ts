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
