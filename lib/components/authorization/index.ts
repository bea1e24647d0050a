export * from './authorization';
export * from './grants';
export * from './model';
