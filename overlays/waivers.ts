import type { Waiver } from '../lib/environment';

const UNKNOWN_DIGEST =
  'nobody has read this digest from the registry yet: add `digest` to the image, then remove this line';

/** What a new owner has to fill in. Synth names every line here that has become unnecessary. */
export const waivers: readonly Waiver[] = [
  { rule: 'image-digest', about: '/mcp-server-langgraph:', reason: UNKNOWN_DIGEST },
  { rule: 'image-digest', about: '/keycloak-optimized:', reason: UNKNOWN_DIGEST },
  { rule: 'image-digest', about: 'library/busybox:', reason: UNKNOWN_DIGEST },
  { rule: 'image-digest', about: 'cloud-sql-proxy:', reason: UNKNOWN_DIGEST },
  { rule: 'image-digest', about: 'openfga/openfga:', reason: UNKNOWN_DIGEST },
  { rule: 'image-digest', about: 'opentelemetry-collector-contrib:', reason: UNKNOWN_DIGEST },
  { rule: 'image-digest', about: 'library/postgres:', reason: UNKNOWN_DIGEST },
  { rule: 'image-digest', about: 'qdrant/qdrant:', reason: UNKNOWN_DIGEST },
  { rule: 'image-digest', about: 'library/redis:', reason: UNKNOWN_DIGEST },
];
