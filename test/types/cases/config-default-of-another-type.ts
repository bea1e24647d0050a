// A default that its own key would refuse does not compile.
import { boolean, integer, oneOf } from '../../../lib/config';

export const keys = {
  // expect: TS2322 Type '"TRACE"' is not assignable to type '"DEBUG" | "INFO"'.
  log_level: oneOf(['DEBUG', 'INFO'], { default: 'TRACE', doc: 'Least severity that is logged.' }),
  // expect: TS2322 Type 'string' is not assignable to type 'number'.
  timeout: integer({ unit: 'seconds', min: 1, max: 60, default: '30s', doc: 'Longest call.' }),
  // expect: TS2322 Type 'string' is not assignable to type 'boolean'.
  enabled: boolean({ default: 'true', doc: 'Whether it runs.' }),
  // expect: TS2345 Property 'doc' is missing in type '{ default: true; }' but required in type 'KeyOptions<boolean>'.
  undocumented: boolean({ default: true }),
  // expect: TS2345 Type '{ unit: string; default: number; doc: string; }' is missing the following properties from type 'NumberOptions': min, max
  unbounded: integer({ unit: 'seconds', default: 30, doc: 'Longest call.' }),
};
