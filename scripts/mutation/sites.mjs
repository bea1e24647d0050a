import ts from 'typescript';
import { nameOf, readProject } from './project.mjs';

/**
 * @typedef {object} Site A place in the source that refers to something declared elsewhere in the project.
 * @property {string} file path from the project's root
 * @property {'member' | 'literal' | 'key' | 'value'} kind how it refers
 * @property {string} text the name as it stands
 * @property {number} start
 * @property {number} end
 * @property {string[]} others names of the same kind that could stand there by mistake, the likeliest first
 * @property {{start: number, end: number} | undefined} whole what goes when the reference is removed
 */

/** Types whose values lead to an object in the cluster, or to a part of one. */
const REFERENCE_TYPES =
  /\b(Tagged|Endpoint|Connection|SecretEntry|SecretTemplate|SecretInsert|EnvSource|FileSource|ConfigMap|ExternalSecret|SecretStore|DatabaseServer|Database|ServiceAccount|PriorityClass|Service|Workload|Image|Peer|Rule|PublicHosts|Port)\b/;

/** The files whose references are mutated. */
const SUBJECTS = /^(lib\/components|overlays)\//;

/** Finds every reference in the project's components and overlays, as the type checker sees them. */
export function findSites(root) {
  const { program, isOurs } = openProject(root);
  const checker = program.getTypeChecker();
  const files = program.getSourceFiles().filter((file) => SUBJECTS.test(nameOf(root, file.fileName)));
  return files.flatMap((file) => sitesOf(file, nameOf(root, file.fileName), checker, isOurs));
}

function openProject(root) {
  const { fileNames, options } = readProject(root);
  const program = ts.createProgram(fileNames, options);
  const isOurs = (declaration) => {
    const name = nameOf(root, declaration.getSourceFile().fileName);
    return name.startsWith('lib/') || name.startsWith('overlays/');
  };
  return { program, isOurs };
}

function sitesOf(file, name, checker, isOurs) {
  const sites = [];
  const add = (site) => site && sites.push({ file: name, whole: undefined, ...site });
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    add(
      memberSite(node, checker, isOurs) ??
        literalSite(node, checker, isOurs) ??
        keySite(node, checker, isOurs) ??
        valueSite(node, checker),
    );
    ts.forEachChild(node, visit);
  };
  visit(file);
  return sites;
}

function span(node) {
  return { text: node.text ?? node.getText(), start: node.getStart(), end: node.getEnd() };
}

function declaredByUs(symbol, isOurs) {
  return symbol?.declarations?.some(isOurs) ?? false;
}

/** `entries.redis_password`, `props.keycloak`, `connection.host`; not the name of a method that is called. */
function memberSite(node, checker, isOurs) {
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  if (ts.isCallExpression(node.parent) && node.parent.expression === node) return undefined;
  const type = checker.getTypeAtLocation(node);
  if (!declaredByUs(checker.getSymbolAtLocation(node.name), isOurs) || !isReference(checker, type)) return undefined;
  const members = checker.getTypeAtLocation(node.expression).getProperties();
  const others = members
    .filter((member) => member.name !== node.name.text && declaredByUs(member, isOurs))
    .map((member) => ({ name: member.name, type: checker.getTypeOfSymbolAtLocation(member, node) }));
  return { kind: 'member', ...span(node.name), others: likeliest(checker, type, node.name.text, others) };
}

/** A string that names a key, a port or a file, where the compiler allows a closed set of names. */
function literalSite(node, checker, isOurs) {
  if (ts.isStringLiteral(node) && ts.isElementAccessExpression(node.parent)) return elementSite(node, checker);
  if (!ts.isStringLiteral(node) || (ts.isPropertyAssignment(node.parent) && node.parent.name === node))
    return undefined;
  const context = checker.getContextualType(node);
  const names = literalNames(context);
  if (names === undefined || !names.includes(node.text) || !namesReference(node, checker, isOurs)) return undefined;
  return { kind: 'literal', ...span(node), text: node.text, others: names.filter((name) => name !== node.text) };
}

/** `PORTS['otlp-grpc']`. */
function elementSite(node, checker) {
  const names = checker
    .getTypeAtLocation(node.parent.expression)
    .getProperties()
    .map(({ name }) => name);
  return { kind: 'literal', ...span(node), text: node.text, others: names.filter((name) => name !== node.text) };
}

function literalNames(type) {
  if (type === undefined) return undefined;
  const members = type.isUnion() ? type.types : [type];
  const names = members.filter((member) => member.isStringLiteral()).map((member) => member.value);
  return names.length > 0 ? names : undefined;
}

/**
 * Values of enumerations are settings, not references: only ports and arguments of our constructs' methods refer, alone,
 * in a list or as the values of a table.
 */
function namesReference(node, checker, isOurs) {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && ['port', 'at'].includes(parent.name.getText())) return true;
  const holder = ts.isPropertyAssignment(parent) ? parent.parent : parent;
  const call = ts.isCallExpression(holder) ? holder : holder.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  return declaredByUs(checker.getSymbolAtLocation(call.expression.name), isOurs);
}

/** A property name in a literal whose type is ours: a key that is set, a port that is offered, a component's setting. */
function keySite(node, checker, isOurs) {
  const assignment = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) ? node : undefined;
  if (assignment === undefined || ts.isComputedPropertyName(assignment.name)) return undefined;
  const context = checker.getContextualType(assignment.parent);
  const property = context?.getProperty(assignment.name.text);
  if (property === undefined || !namesEntry(property, assignment, checker, isOurs)) return undefined;
  const present = new Set(assignment.parent.properties.map((other) => other.name?.text));
  const type = checker.getTypeOfSymbolAtLocation(property, assignment);
  const candidates = context
    .getProperties()
    .filter(({ name }) => name !== assignment.name.text && /^\w+$/.test(name))
    .map((other) => ({ name: other.name, type: checker.getTypeOfSymbolAtLocation(other, assignment) }));
  const absent = candidates.filter(({ name }) => !present.has(name));
  const others = likeliest(checker, type, assignment.name.text, absent.length > 0 ? absent : candidates);
  return {
    kind: 'key',
    ...span(assignment.name),
    shorthand: ts.isShorthandPropertyAssignment(assignment),
    others,
    whole: isReference(checker, checker.getTypeAtLocation(assignment)) ? entrySpan(assignment) : undefined,
  };
}

/**
 * A property name refers to something when it is an entry of a table (then it is declared by a value, not by an
 * interface), a part of an environment, or the place that a reference is handed to.
 */
function namesEntry(property, assignment, checker, isOurs) {
  // A property of a mapped type has no declaration of its own: it was made from a table's names.
  if (property.declarations === undefined) return true;
  if (!declaredByUs(property, isOurs) || property.declarations.includes(assignment)) return false;
  const inTable = property.declarations.some((d) => ts.isPropertyAssignment(d) || ts.isShorthandPropertyAssignment(d));
  const inEnvironment = property.declarations.some((d) => d.getSourceFile().fileName.endsWith('lib/environment.ts'));
  return inTable || inEnvironment || isReference(checker, checker.getTypeAtLocation(assignment));
}

/** A property and the comma behind it. */
function entrySpan(node) {
  const rest = node.getSourceFile().text.slice(node.getEnd());
  return { start: node.getStart(), end: node.getEnd() + (/^\s*,/.exec(rest)?.[0].length ?? 0) };
}

/** A variable that holds a reference, used as an argument or a value; or spread into a literal. */
function valueSite(node, checker) {
  if (!ts.isIdentifier(node) || !isUse(node)) return undefined;
  const type = checker.getTypeAtLocation(node);
  if (!isReference(checker, type)) return undefined;
  const scope = checker.getSymbolsInScope(node, ts.SymbolFlags.Variable);
  const others = scope
    .filter(
      (symbol) =>
        symbol.name !== node.text && symbol.declarations?.some((d) => d.getSourceFile() === node.getSourceFile()),
    )
    .map((symbol) => ({ name: symbol.name, type: checker.getTypeOfSymbolAtLocation(symbol, node) }));
  const spread = ts.isSpreadAssignment(node.parent) ? entrySpan(node.parent) : undefined;
  return { kind: 'value', ...span(node), others: likeliest(checker, type, node.text, others), whole: spread };
}

function isUse(node) {
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.arguments?.includes(node) ?? false;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return (
    ts.isSpreadAssignment(parent) ||
    ts.isTemplateSpan(parent) ||
    (ts.isPropertyAccessExpression(parent) && parent.expression === node && !ts.isCallExpression(parent.parent))
  );
}

function isReference(checker, type) {
  if (type.flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral)) return false;
  return REFERENCE_TYPES.test(checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation));
}

/** Names whose values fit best come first: those that the compiler would accept, then those that look alike. */
function likeliest(checker, type, name, candidates) {
  const rank = (candidate) => (checker.isTypeAssignableTo(candidate.type, type) ? 0 : 1);
  return candidates
    .map((candidate) => ({ ...candidate, rank: rank(candidate), shared: sharedPrefix(candidate.name, name) }))
    .sort((a, b) => a.rank - b.rank || b.shared - a.shared || (a.name < b.name ? -1 : 1))
    .map((candidate) => candidate.name);
}

function sharedPrefix(a, b) {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
