// A Keycloak option that the image's build has fixed cannot be given again at run time.
import type { RuntimeOptions } from '../../../lib/components';
import { boolean, oneOf, text } from '../../../lib/config';

export const database = {
  kc_http_enabled: boolean({ default: true, doc: 'Plain HTTP behind the ingress.' }),
  // expect: TS2353 Object literal may only specify known properties, and 'kc_db' does not exist in type
  kc_db: oneOf(['postgres'], { default: 'postgres', doc: 'Kind of database.' }),
} as const satisfies RuntimeOptions;

export const health = {
  // expect: TS2561 'kc_health_enabled' does not exist in type
  kc_health_enabled: boolean({ default: true, doc: 'Serve health checks.' }),
} as const satisfies RuntimeOptions;

export const features = {
  // expect: TS2353 Object literal may only specify known properties, and 'kc_features' does not exist in type
  kc_features: text({ default: 'preview', doc: 'Features.' }),
} as const satisfies RuntimeOptions;
