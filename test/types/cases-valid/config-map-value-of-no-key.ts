// A ConfigMap takes no values where its table has no key that overlays set, and none derived where none is derived.
import { text, wired, type Tagged } from '../../../lib/config';
import { ConfigMap } from '../../../lib/constructs';
import { component, keycloak, workload } from '../given';

const set = { log_level: text({ default: 'INFO', doc: 'Least severity that is logged.' }) } as const;
const derived = { keycloak_url: wired<Tagged<'keycloak.http.url'>>({ doc: 'Base URL of Keycloak.' }) } as const;
const values = { log_level: 'DEBUG' };
const addresses = { keycloak_url: workload.connect(keycloak).url };

export const one = new ConfigMap(component, 'one', {
  keys: derived,
  values: {},
  wired: addresses,
});
export const two = new ConfigMap(component, 'two', { keys: derived, values: {}, wired: addresses });
export const three = new ConfigMap(component, 'three', {
  keys: set,
  values,
  wired: {},
});
export const four = new ConfigMap(component, 'four', { keys: set, values, wired: {} });
export const five = new ConfigMap(component, 'five', { keys: set, values, wired: {} });
