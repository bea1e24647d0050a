import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** One import, re-export, `import()` or `require()` of a file. */
export interface Import {
  /** As it is written. */
  readonly specifier: string;
  /** Nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** The names that it takes; empty for all of them. */
  readonly names: readonly string[];
}

/** A source file of the project. */
export interface Source {
  /** Below the project's root, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** Parses a text as a source file. */
export function parse(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true) };
}

/** The source files below folders, or the files themselves. */
export function readSources(root: string, paths: readonly string[]): Source[] {
  return paths.flatMap((path) => {
    const full = join(root, path);
    if (path.endsWith('.ts')) return [parse(path, readFileSync(full, 'utf8'))];
    const entries = readdirSync(full, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'));
    return files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => parse(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')));
  });
}

/** Every node of a tree, from the top. */
export function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  node.forEachChild((child) => void children.push(child));
  for (const child of children) yield* nodes(child);
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function namesOf(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): string[] {
  return elements.map((element) => (element.propertyName ?? element.name).text);
}

function declared(node: ts.ImportDeclaration): Omit<Import, 'specifier'> {
  const clause = node.importClause;
  const bindings = clause?.namedBindings;
  const elements = bindings !== undefined && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
  const inline = clause?.name === undefined && elements.length > 0 && elements.every((element) => element.isTypeOnly);
  const whole = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return { typeOnly: whole || inline, names: namesOf(elements) };
}

function exported(node: ts.ExportDeclaration): Omit<Import, 'specifier'> {
  const clause = node.exportClause;
  const elements = clause !== undefined && ts.isNamedExports(clause) ? [...clause.elements] : [];
  const inline = elements.length > 0 && elements.every((element) => element.isTypeOnly);
  return { typeOnly: node.isTypeOnly || inline, names: namesOf(elements) };
}

function importAt(node: ts.Node): Import | undefined {
  const made = (specifier: string | undefined, rest: Omit<Import, 'specifier'>) =>
    specifier === undefined ? undefined : { specifier, ...rest };
  if (ts.isImportDeclaration(node)) return made(textOf(node.moduleSpecifier), declared(node));
  if (ts.isExportDeclaration(node)) return made(textOf(node.moduleSpecifier), exported(node));
  if (ts.isExternalModuleReference(node)) return made(textOf(node.expression), { typeOnly: false, names: [] });
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return made(textOf(node.argument.literal), { typeOnly: true, names: [] });
  if (!ts.isCallExpression(node)) return undefined;
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  if (!isRequire && node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  return made(textOf(node.arguments[0]), { typeOnly: false, names: [] });
}

/** Every import of a file, types and re-exports included. */
export function importsOf(source: Source): Import[] {
  return [...nodes(source.tree)].map(importAt).filter((found) => found !== undefined);
}

/** The file that a relative specifier means, below the root; undefined for packages. */
export function resolveImport(root: string, from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const base = join(root, dirname(from), specifier);
  const candidates = [`${base}.ts`, join(base, 'index.ts'), base];
  const found = candidates.find((path) => existsSync(path) && /\.\w+$/.test(path)) ?? base;
  return relative(root, found).split(sep).join('/');
}

/** The package that a specifier means, `node:` modules apart; undefined for files. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** A cycle in a graph, as the files on its way; undefined when there is none. */
export function findCycle(edges: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next, [...way, node]);
      if (cycle !== undefined) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const cycle = visit(node, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText()).join(', ');
  const { name } = statement as ts.Statement & { readonly name?: ts.Node };
  return name?.getText() ?? 'default';
}

/** The names that a file exports from itself without a doc comment. */
export function undocumentedExports(source: Source): string[] {
  return source.tree.statements
    .filter((statement) => isExported(statement) && ts.getJSDocCommentsAndTags(statement).length === 0)
    .map(nameOf);
}

/** The lines in which `any` stands as a type. */
export function anyTypes(source: Source): number[] {
  return [...nodes(source.tree)]
    .filter(({ kind }) => kind === ts.SyntaxKind.AnyKeyword)
    .map((node) => source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1);
}

/** Identifiers, string literals and template texts: what is code, and not comment. */
export function words(source: Source): string[] {
  return [...nodes(source.tree)].flatMap((node) => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return [node.text];
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) return [node.text];
    if (ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return [node.text];
    return ts.isRegularExpressionLiteral(node) ? [node.text] : [];
  });
}

/** The number of lines. */
export function lineCount({ text }: Source): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
