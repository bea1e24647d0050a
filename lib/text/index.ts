export * from './escaped-json';
export * from './mask';
export * from './printable';
export * from './shell-word';
