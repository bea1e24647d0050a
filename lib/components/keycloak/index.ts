export * from './image-contract';
export * from './keycloak';
