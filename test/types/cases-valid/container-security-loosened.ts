// A container cannot loosen its security: there is no setting for it.
import type { ContainerProps } from '../../../lib/constructs';
import { image, resources } from '../given';

export const writable: ContainerProps = {
  image,
  resources,
  writable: { '/tmp': '64Mi' },
};

export const root: ContainerProps = {
  image,
  resources,
  user: { uid: 1000, gid: 1000 },
};
