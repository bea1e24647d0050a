// A ConfigMap, an ExternalSecret or a connection that is made and never used does not compile.
import { plain, text } from '../../../lib/config';
import { ConfigMap, ExternalSecret } from '../../../lib/constructs';
import { component, keycloak, secrets, store, workload } from '../given';

const { api_key } = secrets;
const keys = { log_level: text({ default: 'INFO', doc: 'Least severity that is logged.' }) } as const;

// expect: TS6133 'config' is declared but its value is never read.
const config = new ConfigMap(component, 'server', { keys, values: {}, wired: {} });
// expect: TS6133 'secret' is declared but its value is never read.
const secret = new ExternalSecret(component, 'server', { store, entries: { api_key }, keys: { key: plain(api_key) } });
// expect: TS6133 'connection' is declared but its value is never read.
const connection = workload.connect(keycloak);
