// A literal does not fit where an environment variable's source belongs.
import { plain } from '../../../lib/config';
import { ExternalSecret, podField, type Env } from '../../../lib/constructs';
import { component, secrets, store } from '../given';

const { api_key } = secrets;
const secret = new ExternalSecret(component, 'server', { store, entries: { api_key }, keys: { key: plain(api_key) } });

export const env: Env = {
  ...secret.env(['key']),
  // expect: TS2322 Type 'string' is not assignable to type 'EnvSource'.
  API_KEY: 'hunter2',
  // expect: TS2353 Object literal may only specify known properties, and 'value' does not exist in type 'EnvSource'.
  OTHER_KEY: { value: 'hunter2' },
  // expect: TS2353 Object literal may only specify known properties, and 'secretKeyRef' does not exist in type 'EnvSource'.
  NEXT_KEY: { secretKeyRef: { name: 'server-secrets', key: 'next-key' } },
  // expect: TS2739 Type 'SecretTemplate<"api_key">' is missing the following properties from type 'EnvSource'
  THIRD_KEY: plain(api_key),
  // expect: TS2345 Argument of type '"status.podIp"' is not assignable to parameter of type '"metadata.name"
  POD_IP: podField('status.podIp'),
};
