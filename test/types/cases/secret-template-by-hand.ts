// A Secret template cannot be made by hand: an object that looks like one does not fit.
import { plain, type SecretTemplate } from '../../../lib/config';
import { ExternalSecret } from '../../../lib/constructs';
import { component, secrets, store } from '../given';

const { api_key } = secrets;

export const secret = new ExternalSecret(component, 'server', {
  store,
  entries: { api_key },
  keys: {
    api_key: plain(api_key),
    // expect: TS2741 Property '[templated]' is missing in type '{ parts: string[]; }' but required in type 'SecretTemplate<"api_key">'.
    literal: { parts: ['hunter2'] },
    // expect: TS2741 Property '[templated]' is missing in type
    inserted: { parts: [{ entry: api_key, filters: [] }] },
  },
});
// expect: TS2741 Property '[templated]' is missing in type '{ parts: string[]; }' but required in type 'SecretTemplate<never>'.
export const literal: SecretTemplate<never> = { parts: ['hunter2'] };
// expect: TS2741 Property '[templated]' is missing in type '{ parts: never[]; }' but required in type 'SecretTemplate<"api_key">'.
export const empty: SecretTemplate<'api_key'> = { parts: [] };
