export * from './image-build';
export * from './image-contract';
export * from './image-files';
export * from './keycloak';
export * from './login';
export * from './paths';
export * from './realm';
export * from './release';
