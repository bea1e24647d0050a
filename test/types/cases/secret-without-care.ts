// A secret without a rotation, an issuer or a meaning does not compile.
import { secretTable } from '../../../lib/config';

export const secrets = secretTable({
  // expect: TS2741 Property 'rotation' is missing in type
  no_rotation: { doc: 'Opens an API.', issuer: 'a console', generated: 'stand-in' },
  // expect: TS2741 Property 'issuer' is missing in type
  no_issuer: { doc: 'Opens an API.', rotation: { everyDays: 90 }, generated: 'stand-in' },
  // expect: TS2741 Property 'doc' is missing in type
  no_doc: { issuer: 'a console', rotation: { everyDays: 90 }, generated: 'stand-in' },
  // expect: TS2741 Property 'generated' is missing in type
  no_generation: { doc: 'Opens an API.', issuer: 'a console', rotation: { everyDays: 90 } },
  // expect: TS2322 Type 'string' is not assignable to type 'Rotation'.
  no_reason: { doc: 'Opens an API.', issuer: 'a console', rotation: 'never', generated: 'value' },
  // expect: TS2322 Type 'string' is not assignable to type 'SecretSpec'.
  literal: 'hunter2',
});
