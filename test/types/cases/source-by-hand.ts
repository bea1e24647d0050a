// A source of variables or files comes from a ConfigMap, a Secret or the pod itself: none can be made by hand.
import { text } from '../../../lib/config';
import { ConfigMap, EnvSource, FileSource, podField } from '../../../lib/constructs';
import type { ContainerProps, Env, PodSource } from '../../../lib/constructs';
import { component, image, resources } from '../given';

const keys = { log_level: text({ default: 'INFO', doc: 'Least severity that is logged.' }) } as const;
const config = new ConfigMap(component, 'server', { keys, values: {}, wired: {} });
export const source: PodSource = { kind: 'Secret', sourceName: 'server-secrets', checksum: () => '' };
export const reference = { secretKeyRef: { name: 'server-secrets', key: 'api-key' } };

export const env: Env = {
  ...config.envAll(),
  POD_IP: podField('status.podIP'),
  // expect: TS2561 'rendered' does not exist in type 'EnvSource'.
  LITERAL: { rendered: reference },
  // expect: TS2741 Property '#rendered' is missing in type
  METHOD: { render: () => reference },
  // expect: TS2741 Property '#rendered' is missing in type
  WHOLE: { render: () => reference, source },
  // expect: TS1362 'EnvSource' cannot be used as a value because it was exported using 'export type'.
  MADE: new EnvSource(reference, source),
};
// expect: TS1362 'EnvSource' cannot be used as a value because it was exported using 'export type'.
export class OwnSource extends EnvSource {}

export const container: ContainerProps = {
  image,
  resources,
  files: {
    '/etc/config': config.files({ log_level: 'log_level' }),
    // expect: TS2739 Type '{ source: PodSource; }' is missing the following properties from type 'FileSource': #items
    '/etc/literal': { source },
    // expect: TS2741 Property '#items' is missing in type
    '/etc/whole': { source, volume: (name) => ({ name }) },
    // expect: TS1362 'FileSource' cannot be used as a value because it was exported using 'export type'.
    '/etc/made': new FileSource(source, [{ key: 'api-key', path: 'api-key' }]),
  },
};
