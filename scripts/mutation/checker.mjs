import ts from 'typescript';
import { resolve } from 'node:path';
import { nameOf, readProject } from './project.mjs';

/**
 * Type-checks the project with one file changed. All files are parsed once; a change costs a new type checker, which
 * looks only at the changed file and at those that import it.
 */
export class Checker {
  #root;
  #project;
  #host;
  #unchanged;
  #importers;

  constructor(root) {
    this.#root = root;
    this.#project = readProject(root);
    this.#host = keepingHost(this.#project.options);
    this.#unchanged = ts.createProgram(this.#project.fileNames, this.#project.options, this.#host);
    const ours = this.#project.fileNames.map((name) => this.#unchanged.getSourceFile(name));
    ours.forEach((file) => this.#refuseGlobals(file));
    this.#importers = importersOf(ours, this.#project.options, this.#host);
  }

  /**
   * What a change of one file leads to: the first type error in that file or in any file that may see the change; or,
   * where there is none, the file's JavaScript.
   * @param {string} name the file's path from the project's root
   * @returns {{error: string} | {javascript: string}}
   */
  check(name, text) {
    const path = resolve(this.#root, name);
    const program = this.#programWith(path, text);
    for (const file of [path, ...this.#affectedBy(path)]) {
      const [first] = diagnosticsOf(program, program.getSourceFile(file));
      if (first !== undefined) return { error: this.#describe(first) };
    }
    return { javascript: emitted(program, path) };
  }

  #programWith(path, text) {
    const host = {
      ...this.#host,
      getSourceFile: (name, options) =>
        name === path ? ts.createSourceFile(name, text, options) : this.#host.getSourceFile(name, options),
    };
    return ts.createProgram(this.#project.fileNames, this.#project.options, host, this.#unchanged);
  }

  /** All files that import a file, the nearest first: that is where most errors are. */
  #affectedBy(path) {
    const found = new Set();
    const queue = [path];
    for (const next of queue) {
      const fresh = [...(this.#importers.get(next) ?? [])].filter((file) => file !== path && !found.has(file));
      fresh.forEach((file) => found.add(file));
      queue.push(...fresh);
    }
    return found;
  }

  /** A change of a file that declares something globally could break a file that does not import it. */
  #refuseGlobals(file) {
    if (ts.isExternalModule(file) && !file.statements.some(ts.isModuleDeclaration)) return;
    throw new Error(`${nameOf(this.#root, file.fileName)} declares something for all files, or in another module`);
  }

  #describe({ file, start, code, messageText }) {
    const { line } = file.getLineAndCharacterOfPosition(start);
    const message = ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0];
    return `${nameOf(this.#root, file.fileName)}:${line + 1} TS${code}: ${message}`;
  }
}

/** A compiler host that reads and parses each file once. */
function keepingHost(options) {
  const host = ts.createCompilerHost(options);
  const kept = new Map();
  const getSourceFile = (name, languageVersion) => {
    if (!kept.has(name)) kept.set(name, host.getSourceFile(name, languageVersion));
    return kept.get(name);
  };
  return { ...host, getSourceFile };
}

/** By path, the files that import it directly, types alone included. */
function importersOf(files, options, host) {
  const importers = new Map();
  for (const file of files) {
    for (const { fileName } of ts.preProcessFile(file.text, true, true).importedFiles) {
      const imported = ts.resolveModuleName(fileName, file.fileName, options, host).resolvedModule?.resolvedFileName;
      if (imported === undefined) continue;
      if (!importers.has(imported)) importers.set(imported, new Set());
      importers.get(imported).add(file.fileName);
    }
  }
  return importers;
}

function diagnosticsOf(program, file) {
  const syntactic = program.getSyntacticDiagnostics(file);
  return syntactic.length > 0 ? syntactic : program.getSemanticDiagnostics(file);
}

function emitted(program, path) {
  let javascript;
  program.emit(program.getSourceFile(path), (_, text) => (javascript = text));
  if (javascript === undefined) throw new Error(`${path} was not emitted`);
  return javascript;
}
