// A default that its own key would refuse does not compile.
import { boolean, integer, oneOf } from '../../../lib/config';

export const keys = {
  log_level: oneOf(['DEBUG', 'INFO'], { default: 'INFO', doc: 'Least severity that is logged.' }),
  timeout: integer({ unit: 'seconds', min: 1, max: 60, default: 30, doc: 'Longest call.' }),
  enabled: boolean({ default: true, doc: 'Whether it runs.' }),
};
