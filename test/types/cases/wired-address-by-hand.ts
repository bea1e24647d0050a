// A hand-written address does not fit where a connection's belongs.
import { wired, type Tagged } from '../../../lib/config';
import { ConfigMap } from '../../../lib/constructs';
import { component, keycloak, workload } from '../given';

const keys = {
  keycloak_host: wired<Tagged<'keycloak.http.host'>>({ doc: 'Host of Keycloak.' }),
  keycloak_url: wired<Tagged<'keycloak.http.url'>>({ doc: 'Base URL of Keycloak.' }),
  keycloak_port: wired<Tagged<'keycloak.http.port', number>>({ doc: 'Port of Keycloak.' }),
  keycloak_tls: wired<Tagged<'keycloak.http.tls', boolean>>({ doc: 'Whether Keycloak speaks TLS.' }),
} as const;
const connection = workload.connect(keycloak);

export const config = new ConfigMap(component, 'server', {
  keys,
  values: {},
  wired: {
    keycloak_host: connection.host,
    // expect: TS2322 Type 'string' is not assignable to type 'Tagged<"keycloak.http.url">'.
    keycloak_url: 'http://keycloak:8080',
    // expect: TS2322 Type 'number' is not assignable to type 'Tagged<"keycloak.http.port", number>'.
    keycloak_port: 8080,
    // expect: TS2322 Type 'false' is not assignable to type 'Tagged<"keycloak.http.tls", boolean>'.
    keycloak_tls: false,
  },
});
