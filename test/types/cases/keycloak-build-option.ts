// A Keycloak option that the image's build has fixed cannot be given again at run time.
import type { RuntimeOptions } from '../../../lib/components';
import { boolean, oneOf, text } from '../../../lib/config';

export const keys = {
  kc_http_enabled: boolean({ default: true, doc: 'Plain HTTP behind the ingress.' }),
  // expect: TS2322 Type 'ConfigKey<"postgres", "defaulted">' is not assignable to type 'never'.
  kc_db: oneOf(['postgres'], { default: 'postgres', doc: 'Kind of database.' }),
  // expect: TS2322 Type 'ConfigKey<boolean, "defaulted">' is not assignable to type 'never'.
  kc_health_enabled: boolean({ default: true, doc: 'Serve health checks.' }),
  // expect: TS2322 Type 'ConfigKey<string, "defaulted">' is not assignable to type 'never'.
  kc_features: text({ default: 'preview', doc: 'Features.' }),
} as const satisfies RuntimeOptions;
