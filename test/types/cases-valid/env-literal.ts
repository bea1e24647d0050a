// A literal does not fit where an environment variable's source belongs.
import { plain } from '../../../lib/config';
import { ExternalSecret, podField, type Env } from '../../../lib/constructs';
import { component, secrets, store } from '../given';

const { api_key } = secrets;
const secret = new ExternalSecret(component, 'server', { store, entries: { api_key }, keys: { key: plain(api_key) } });

export const env: Env = {
  ...secret.env(['key']),
  POD_IP: podField('status.podIP'),
};
