// The address of one endpoint does not fit where another's belongs, nor one part of an address where another belongs.
import { wired, type Tagged } from '../../../lib/config';
import { ConfigMap } from '../../../lib/constructs';
import { component, keycloak, openfga, workload } from '../given';

const keys = {
  keycloak_host: wired<Tagged<'keycloak.http.host'>>({ doc: 'Host of Keycloak.' }),
  keycloak_url: wired<Tagged<'keycloak.http.url'>>({ doc: 'Base URL of Keycloak.' }),
  openfga_host: wired<Tagged<'openfga.http.host'>>({ doc: 'Host of OpenFGA.' }),
  openfga_port: wired<Tagged<'openfga.http.port', number>>({ doc: 'Port of OpenFGA.' }),
} as const;
const toKeycloak = workload.connect(keycloak);
const toOpenFga = workload.connect(openfga);

export const config = new ConfigMap(component, 'server', {
  keys,
  values: {},
  wired: {
    keycloak_host: toKeycloak.host,
    keycloak_url: toKeycloak.url,
    openfga_host: toOpenFga.host,
    openfga_port: toOpenFga.port,
  },
});
