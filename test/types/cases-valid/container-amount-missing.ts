// A container without every amount of its resources does not compile.
import type { ContainerProps, Resources } from '../../../lib/constructs';
import { image, resources } from '../given';

export const whole: ContainerProps = { image, resources };

export const noScratch: Resources = {
  requests: { cpu: '100m', memory: '128Mi', ephemeralStorage: '100Mi' },
  limits: { cpu: '200m', memory: '256Mi', ephemeralStorage: '200Mi' },
};

export const noLimits: Resources = {
  requests: { cpu: '100m', memory: '128Mi', ephemeralStorage: '100Mi' },
  limits: { cpu: '200m', memory: '256Mi', ephemeralStorage: '200Mi' },
};
