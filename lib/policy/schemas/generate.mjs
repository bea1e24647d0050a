// Writes the tables in data/: `npm run schemas`. It takes the type declarations of published packages that are made from
// the OpenAPI of each API, and keeps names, types, enums and what is required, one definition a line. What newer releases
// have is added from their Go modules.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { addCustomResources, addKubernetes, readKubernetes } from './additions.mjs';

/** The newest release of Kubernetes whose fields are known; `newestKubernetes` in table.ts goes with it. */
const KUBERNETES = 'k8s.io/kubernetes@v1.37.2';

/**
 * What each table holds: the package, and the API versions whose kinds are looked up in it. A table without a package has
 * what the CustomResourceDefinitions of its module have.
 */
const TABLES = [
  {
    file: 'core',
    package: 'kubernetes-models@5.1.0',
    versions: ['v1'],
  },
  {
    file: 'kubernetes',
    package: 'kubernetes-models@5.1.0',
    versions: [
      'admissionregistration.k8s.io/v1',
      'apiregistration.k8s.io/v1',
      'apps/v1',
      'autoscaling/v1',
      'autoscaling/v2',
      'batch/v1',
      'coordination.k8s.io/v1',
      'discovery.k8s.io/v1',
      'networking.k8s.io/v1',
      'node.k8s.io/v1',
      'policy/v1',
      'rbac.authorization.k8s.io/v1',
      'scheduling.k8s.io/v1',
      'storage.k8s.io/v1',
    ],
  },
  {
    file: 'external-secrets',
    package: '@kubernetes-models/external-secrets@2.0.0',
    versions: ['external-secrets.io/v1', 'generators.external-secrets.io/v1alpha1'],
    module: 'github.com/external-secrets/external-secrets@v1.3.2',
    crds: 'config/crds/bases',
  },
  {
    file: 'cert-manager',
    package: '@kubernetes-models/cert-manager@6.0.0',
    versions: ['cert-manager.io/v1'],
    module: 'github.com/cert-manager/cert-manager@v1.21.2',
    crds: 'deploy/crds',
  },
  {
    file: 'prometheus-operator',
    package: '@kubernetes-models/prometheus-operator@6.0.0',
    versions: ['monitoring.coreos.com/v1'],
    module: 'github.com/prometheus-operator/prometheus-operator@v0.85.0',
    crds: 'example/prometheus-operator-crd',
  },
  {
    file: 'managed-prometheus',
    versions: ['monitoring.googleapis.com/v1'],
    module: 'github.com/GoogleCloudPlatform/prometheus-engine@v0.17.2',
    crds: 'charts/operator/crds',
  },
  {
    file: 'gateway-api',
    package: '@kubernetes-models/gateway-api@2.0.0',
    versions: ['gateway.networking.k8s.io/v1'],
    module: 'sigs.k8s.io/gateway-api@v1.6.0',
    crds: 'config/crd/experimental',
  },
  {
    file: 'keda',
    package: '@kubernetes-models/keda@2.0.0',
    versions: ['keda.sh/v1alpha1'],
    module: 'github.com/kedacore/keda/v2@v2.21.0',
    crds: 'config/crd/bases',
  },
  {
    file: 'autoscaler',
    package: '@kubernetes-models/autoscaler@5.0.0',
    versions: ['autoscaling.k8s.io/v1'],
    module: 'k8s.io/autoscaler/vertical-pod-autoscaler@v1.8.1',
    crds: 'deploy',
  },
];

/** Kinds that nobody writes into a manifest. */
const LEFT_OUT = /(List|Review|Status|Event|Binding|Revision|Lease|Table|Eviction|Scale|Checkpoint|TokenRequest)$/;
const KEPT = new Set([
  'RoleBinding',
  'ClusterRoleBinding',
  'ValidatingAdmissionPolicyBinding',
  'MutatingAdmissionPolicyBinding',
]);

/** Names of Go packages at the start of a definition's name, and the short form in the tables. */
const PREFIXES = [
  [/^IoK8sApimachineryPkgApisMetaV1/, 'meta.'],
  [/^IoK8sApiCoreV1/, 'core.'],
  [
    /^IoK8sApi(\w+?)(V\d+(?:(?:alpha|beta)\d+)?)(?=[A-Z])/,
    (_, group, version) => `${group.toLowerCase()}.${version.toLowerCase()}.`,
  ],
  [/^IoK8sKubeAggregatorPkgApisApiregistrationV1/, 'apiregistration.v1.'],
];

/** The same for what a package defines itself, whose prefix is as long as its repository's address. */
const OWN_PREFIX = /^(?:Com|Io)\w*?([A-Z][a-z0-9]+)(V\d+(?:(?:alpha|beta)\d+)?)(?=[A-Z])/;

function shortName(name, table) {
  for (const [pattern, short] of PREFIXES) if (pattern.test(name)) return name.replace(pattern, short);
  return name.replace(OWN_PREFIX, (_, group, version) => `${table}.${group.toLowerCase()}.${version.toLowerCase()}.`);
}

const BASIC = new Map([
  ['IoK8sApimachineryPkgApiResourceQuantity', 'quantity'],
  ['IoK8sApimachineryPkgUtilIntstrIntOrString', 'port'],
  ['IoK8sApimachineryPkgApisMetaV1Time', 'string'],
  ['IoK8sApimachineryPkgApisMetaV1MicroTime', 'string'],
  ['IoK8sApimachineryPkgApisMetaV1FieldsV1', 'any'],
  ['IoK8sApimachineryPkgRuntimeRawExtension', 'any'],
]);

function declarations(folder) {
  return readdirSync(folder, { recursive: true })
    .map((path) => join(folder, path))
    .filter((path) => path.endsWith('.d.ts') && !path.includes('/_schemas/') && !/\/index\.d\.ts$/.test(path));
}

/** Every interface and type alias of a package, by the name that others import it under. */
function readDefinitions(folders) {
  const definitions = new Map();
  for (const path of folders.flatMap(declarations)) {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
    const own = new Map();
    for (const statement of source.statements) {
      if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
        own.set(statement.name.text, statement);
      if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause))
        continue;
      for (const { name, propertyName } of statement.exportClause.elements) {
        const declaration = own.get(propertyName?.text);
        if (declaration && name.text.startsWith('I')) definitions.set(name.text.slice(1), declaration);
      }
    }
  }
  return definitions;
}

function makeTable(definitions, { file, versions }) {
  const lines = new Map();

  function members(owner, list) {
    return list.flatMap((member) => {
      if (!ts.isPropertySignature(member)) return [];
      const name = member.name.text;
      if (name === 'status' || (owner.startsWith('meta.ObjectMeta') && name === 'managedFields'))
        return [`${name}:any`];
      const required = member.questionToken === undefined && name !== 'apiVersion' && name !== 'kind' ? '!' : '';
      return [`${required}${name}:${typeText(`${owner}.${name}`, member.type)}`];
    });
  }

  /** An interface's members with those of the interfaces that it extends. */
  function allMembers(declaration) {
    const bases = (declaration.heritageClauses ?? []).flatMap(({ types }) => [...types]);
    const inherited = bases.flatMap(({ expression }) => {
      const base = definitions.get(expression.getText().replace(/^I/, ''));
      return base && ts.isInterfaceDeclaration(base) ? allMembers(base) : [];
    });
    const own = new Set(declaration.members.map((member) => member.name?.text));
    return [...inherited.filter((member) => !own.has(member.name?.text)), ...declaration.members];
  }

  function define(name, list) {
    if (lines.has(name)) return;
    lines.set(name, '');
    lines.set(name, `${name} ${members(name, list).join('; ')}`);
  }

  function literal(owner, type) {
    const index = type.members.find(ts.isIndexSignatureDeclaration);
    const named = type.members.filter(ts.isPropertySignature);
    if (index && named.length > 0) return 'any';
    if (index) return `${typeText(`${owner}.item`, index.type)}{}`;
    if (named.length === 0) return 'any';
    define(owner, type.members);
    return owner;
  }

  function union(owner, type) {
    const parts = type.types.filter(
      (part) => !(ts.isLiteralTypeNode(part) && part.literal.kind === ts.SyntaxKind.NullKeyword),
    );
    if (parts.length === 1) return typeText(owner, parts[0]);
    const literals = parts.map((part) =>
      ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? part.literal.text : undefined,
    );
    if (literals.every((text) => text !== undefined)) return literals.map((text) => `'${text}'`).join('|');
    const kinds = new Set(parts.map((part) => part.kind));
    const both = kinds.has(ts.SyntaxKind.StringKeyword) && kinds.has(ts.SyntaxKind.NumberKeyword) && kinds.size === 2;
    return both ? 'port' : 'any';
  }

  function reference(owner, type) {
    const name = type.typeName.getText().replace(/^I/, '');
    if (name === 'Array') return `${typeText(owner, type.typeArguments[0])}[]`;
    if (BASIC.has(name)) return BASIC.get(name);
    const declaration = definitions.get(name);
    if (declaration === undefined) return 'any';
    const short = shortName(name, file);
    if (ts.isTypeAliasDeclaration(declaration)) return typeText(short, declaration.type);
    const list = allMembers(declaration);
    if (list.length === 0) return 'any';
    define(short, list);
    return short;
  }

  function typeText(owner, type) {
    switch (type?.kind) {
      case ts.SyntaxKind.StringKeyword:
        return 'string';
      case ts.SyntaxKind.BooleanKeyword:
        return 'boolean';
      case ts.SyntaxKind.NumberKeyword:
        // Kubernetes' own kinds that are kept here have no fractions.
        return file !== 'core' && owner.startsWith(`${file}.`) ? 'number' : 'integer';
      case ts.SyntaxKind.LiteralType:
        return ts.isStringLiteral(type.literal) ? `'${type.literal.text}'` : 'any';
      case ts.SyntaxKind.TypeLiteral:
        return literal(owner, type);
      case ts.SyntaxKind.UnionType:
        return union(owner, type);
      case ts.SyntaxKind.ParenthesizedType:
        return typeText(owner, type.type);
      case ts.SyntaxKind.ArrayType:
        return `${typeText(`${owner}.item`, type.elementType)}[]`;
      case ts.SyntaxKind.TypeReference:
        return reference(owner, type);
      default:
        return 'any';
    }
  }

  for (const declaration of definitions.values()) {
    if (!ts.isInterfaceDeclaration(declaration)) continue;
    const text = (wanted) => {
      const found = declaration.members.find((member) => member.name?.text === wanted);
      return found && ts.isLiteralTypeNode(found.type) && ts.isStringLiteral(found.type.literal)
        ? found.type.literal.text
        : '';
    };
    const [version, kind] = [text('apiVersion'), text('kind')];
    if (!versions.includes(version) || (LEFT_OUT.test(kind) && !KEPT.has(kind))) continue;
    define(`${version}/${kind}`, allMembers(declaration));
  }
  return [...lines.values()].sort();
}

const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
try {
  const packages = [...new Set(TABLES.flatMap((table) => table.package ?? []))];
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--silent', ...packages]);
  const shared = ['@kubernetes-models/apimachinery', 'kubernetes-models'].map((name) =>
    join(folder, 'node_modules', name),
  );
  const kubernetes = readKubernetes(KUBERNETES);
  let core = new Set();
  for (const table of TABLES) {
    const own = (table.package ?? '').replace(/@[\d.]+$/, '');
    const folders = [...new Set([...shared, ...(own === '' ? [] : [join(folder, 'node_modules', own)])])];
    const declared = own === '' ? [] : addKubernetes(makeTable(readDefinitions(folders), table), table, kubernetes);
    const all = table.module === undefined ? declared : addCustomResources(declared, table);
    const lines = all.sort().filter((line) => !core.has(line));
    if (table.file === 'core') core = new Set(lines);
    const sources = [table.package, table.module ?? KUBERNETES].filter(Boolean).join(' and ');
    const head = `// Made by generate.mjs of ${sources}. Change that, not this.\n`;
    const text = lines.join('\n').replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
    writeFileSync(new URL(`data/${table.file}.ts`, import.meta.url), `${head}export default \`${text}\`;\n`);
    console.log(`${table.file}: ${lines.length} definitions, ${text.length} characters`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
