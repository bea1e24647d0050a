// A path without a leading slash cannot be made writable, nor hold files.
import { textFile } from '../../../lib/config';
import { ConfigMap, type ContainerProps } from '../../../lib/constructs';
import { component, image, resources } from '../given';

const config = new ConfigMap(component, 'server', {
  keys: { 'server.conf': textFile({ doc: 'The program file.' }) },
  values: {},
  wired: { 'server.conf': 'port 1\n' },
});

export const container: ContainerProps = {
  image,
  resources,
  writable: { '/tmp': '64Mi' },
};

export const reader: ContainerProps = {
  image,
  resources,
  files: { '/etc/server': config.files({ 'server.conf': 'server.conf' }) },
};
