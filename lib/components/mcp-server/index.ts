export * from './combination-rules';
export * from './config';
export * from './contract';
export * from './decisions';
export * from './mcp-server';
export * from './program';
export * from './start-up-rules';
