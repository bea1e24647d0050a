export { isLibrary } from './helm';
export { type Kustomization, leavesAbove, leavesOf } from './kustomization';
export { type LoadedPaths, type LoadOptions, loadChart, loadPaths } from './paths';
export type { Problem } from './problem';
export { type Loaded, loadText, nothingToCheck } from './text';
export { kustomizationsAround } from './tree-top';
