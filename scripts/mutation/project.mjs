import ts from 'typescript';
import { dirname, relative, resolve } from 'node:path';

/** The files that `npm run synth` checks, and its compiler options; what they become can be asked for as well. */
export function readProject(root) {
  const path = resolve(root, 'tsconfig.build.json');
  const config = ts.parseJsonConfigFileContent(ts.readConfigFile(path, ts.sys.readFile).config, ts.sys, dirname(path));
  return { fileNames: config.fileNames, options: { ...config.options, noEmit: false } };
}

/** The path of a file from the project's root, as reports show it. */
export function nameOf(root, fileName) {
  return relative(root, fileName);
}
