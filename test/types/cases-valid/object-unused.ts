// A ConfigMap, an ExternalSecret or a connection that is made and never used does not compile.
import { plain, text } from '../../../lib/config';
import { ConfigMap, ExternalSecret } from '../../../lib/constructs';
import { component, keycloak, secrets, store, workload } from '../given';

const { api_key } = secrets;
const keys = { log_level: text({ default: 'INFO', doc: 'Least severity that is logged.' }) } as const;

const config = new ConfigMap(component, 'server', { keys, values: {}, wired: {} });
const secret = new ExternalSecret(component, 'server', { store, entries: { api_key }, keys: { key: plain(api_key) } });
const connection = workload.connect(keycloak);
export const used = { ...config.envAll(), ...secret.envAll() };
export const url = connection.url;
