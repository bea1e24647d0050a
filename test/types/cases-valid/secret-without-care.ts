// A secret without a rotation, an issuer or a meaning does not compile.
import { secretTable } from '../../../lib/config';

export const secrets = secretTable({
  rotated: { doc: 'Opens an API.', issuer: 'a console', rotation: { everyDays: 90 }, generated: 'stand-in' },
  fixed: { doc: 'Opens an API.', issuer: 'a console', rotation: { never: 'an identifier' }, generated: 'value' },
});
