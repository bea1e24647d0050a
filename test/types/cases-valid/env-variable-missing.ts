// A pod that asks for certain variables does not compile without them, and the message names the variable.
import { text } from '../../../lib/config';
import { ConfigMap, type EnvOf } from '../../../lib/constructs';
import { component } from '../given';

const keys = {
  datastore_engine: text({ default: 'postgres', doc: 'Where tuples are kept.' }),
  datastore_uri: text({ default: 'none', doc: 'Where the datastore is.' }),
} as const;
const config = new ConfigMap(component, 'server', { keys, values: {}, wired: {} });

export const some: EnvOf<'datastore_engine' | 'datastore_uri'> = config.env(['datastore_engine', 'datastore_uri']);
export const other: EnvOf<'datastore_uri'> = config.envAll();
