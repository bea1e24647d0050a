export { type LoadOptions, loadPaths } from './paths';
export type { Problem } from './problem';
export { type Loaded, loadText } from './text';
