// A value that a component derives from its connections cannot be left out of a ConfigMap, nor set by an overlay.
import { text, wired, type Tagged } from '../../../lib/config';
import { ConfigMap } from '../../../lib/constructs';
import { component, keycloak, workload } from '../given';

const keys = {
  log_level: text({ default: 'INFO', doc: 'Least severity that is logged.' }),
  keycloak_url: wired<Tagged<'keycloak.http.url'>>({ doc: 'Base URL of Keycloak.' }),
} as const;
const keycloak_url = workload.connect(keycloak).url;

export const config = new ConfigMap(component, 'server', { keys, values: {}, wired: { keycloak_url } });
