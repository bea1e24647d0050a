export * from './config-key';
export * from './fault';
export * from './key-table';
export * from './names';
export * from './nearest';
export * from './secret';
export * from './secret-template';
export * from './tag';
