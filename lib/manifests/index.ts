export * from './graph';
export * from './pod-template';
export * from './producer';
export * from './quantity';
export * from './reference';
export * from './resource';
export * from './select';
