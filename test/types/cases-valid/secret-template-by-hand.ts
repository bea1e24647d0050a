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
    inserted: plain(api_key),
  },
});
export const whole: SecretTemplate<'api_key'> = plain(api_key);
