export * from './config';
export * from './contract';
export * from './mcp-server';
export * from './start-up-rules';
