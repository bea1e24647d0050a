// A container cannot loosen its security: there is no setting for it.
import type { ContainerProps } from '../../../lib/constructs';
import { image, resources } from '../given';

export const writable: ContainerProps = {
  image,
  resources,
  // expect: TS2353 Object literal may only specify known properties, and 'readOnlyRootFilesystem' does not exist in type 'ContainerProps'.
  readOnlyRootFilesystem: false,
};

export const root: ContainerProps = {
  image,
  resources,
  // expect: TS2353 Object literal may only specify known properties, and 'securityContext' does not exist in type 'ContainerProps'.
  securityContext: { runAsNonRoot: false },
};
