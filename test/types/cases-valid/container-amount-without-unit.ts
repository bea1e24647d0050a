// An amount in another unit than its kind has does not compile.
import type { Amounts, ContainerProps } from '../../../lib/constructs';
import { image, resources } from '../given';

export const amounts: Amounts = {
  cpu: '500m',
  memory: '500Mi',
  ephemeralStorage: '1Gi',
};

export const swapped: Amounts = {
  cpu: '500m',
  memory: '512Mi',
  ephemeralStorage: '1Gi',
};

export const scratch: ContainerProps = {
  image,
  resources,
  writable: { '/tmp': '64Mi' },
};
