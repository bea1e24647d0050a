import { resolve } from 'node:path';
import { type Problem, problemAt } from './problem';
import { rendering } from './tool';

const TOOLS = [
  ['kustomize', 'build'],
  ['kubectl', 'kustomize'],
] as const;

/**
 * Renders a folder that has a kustomization: with `kustomize`, or else with `kubectl`.
 * @param timeout - after which it is given up, in milliseconds
 */
export async function render(folder: string, timeout?: number): Promise<Buffer | Problem> {
  for (const tool of TOOLS) {
    // An absolute path is never taken for an option.
    const rendered = await rendering(folder, [...tool, resolve(folder)], tool.join(' '), timeout);
    if (rendered !== undefined) return rendered;
  }
  const message = 'a kustomization, and neither "kustomize" nor "kubectl" is installed to render it';
  return problemAt(folder, undefined, message, 'install one of them, or render it elsewhere and name the output');
}
