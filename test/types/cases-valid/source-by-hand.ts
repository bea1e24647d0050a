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
};
export const made: readonly EnvSource[] = Object.values(env);

export const container: ContainerProps = {
  image,
  resources,
  files: {
    '/etc/config': config.files({ log_level: 'log_level' }),
  },
};
export const files: readonly FileSource[] = Object.values(container.files ?? {});
