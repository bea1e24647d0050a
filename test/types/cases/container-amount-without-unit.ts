// An amount in another unit than its kind has does not compile.
import type { Amounts, ContainerProps } from '../../../lib/constructs';
import { image, resources } from '../given';

export const amounts: Amounts = {
  // expect: TS2322 Type '"0.5"' is not assignable to type '`${number}m`'.
  cpu: '0.5',
  // expect: TS2322 Type '"500M"' is not assignable to type '`${number}Gi` | `${number}Mi`'.
  memory: '500M',
  // expect: TS2322 Type 'number' is not assignable to type '`${number}Gi` | `${number}Mi`'.
  ephemeralStorage: 1024,
};

export const swapped: Amounts = {
  // expect: TS2322 Type '"512Mi"' is not assignable to type '`${number}m`'.
  cpu: '512Mi',
  // expect: TS2322 Type '"500m"' is not assignable to type '`${number}Gi` | `${number}Mi`'.
  memory: '500m',
  // expect: TS2322 Type '"Gi"' is not assignable to type '`${number}Gi` | `${number}Mi`'.
  ephemeralStorage: 'Gi',
};

export const scratch: ContainerProps = {
  image,
  resources,
  // expect: TS2322 Type '"64MB"' is not assignable to type '`${number}Gi` | `${number}Mi`'.
  writable: { '/tmp': '64MB' },
};
