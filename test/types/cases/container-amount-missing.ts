// A container without every amount of its resources does not compile.
import type { ContainerProps, Resources } from '../../../lib/constructs';
import { image, resources } from '../given';

export const whole: ContainerProps = { image, resources };
// expect: TS2741 Property 'resources' is missing in type '{ image: Image; }' but required in type 'ContainerProps'.
export const none: ContainerProps = { image };

export const noScratch: Resources = {
  // expect: TS2741 Property 'ephemeralStorage' is missing in type '{ cpu: "100m"; memory: "128Mi"; }' but required in type 'Amounts'.
  requests: { cpu: '100m', memory: '128Mi' },
  // expect: TS2741 Property 'ephemeralStorage' is missing in type '{ cpu: "200m"; memory: "256Mi"; }' but required in type 'Amounts'.
  limits: { cpu: '200m', memory: '256Mi' },
};

// expect: TS2741 Property 'limits' is missing in type
export const noLimits: Resources = {
  requests: { cpu: '100m', memory: '128Mi', ephemeralStorage: '100Mi' },
};
