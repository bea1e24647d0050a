export * from './cluster';
export * from './consumers';
export * from './entry';
export * from './pods';
