import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  anyTypes,
  findCycle,
  importsOf,
  lineCount,
  packageOf,
  parse,
  readSources,
  resolveImport,
  type Source,
  undocumentedExports,
  words,
} from './support/source';

const ROOT = join(__dirname, '..');

/** What a layer may import besides itself. `(types)` allows nothing that is left at run time. */
const ALLOWED = {
  'lib/text': [],
  'lib/config': ['lib/text'],
  'lib/constructs': ['lib/config'],
  'lib/components': ['lib/constructs', 'lib/config'],
  'lib/environment.ts': ['lib/components (types)'],
  'lib/identity-faults.ts': ['lib/config', 'lib/environment.ts'],
  'lib/platform.ts': ['lib/components', 'lib/constructs', 'lib/config', 'lib/environment.ts', 'lib/identity-faults.ts'],
  'lib/manifests': ['lib/text'],
  'lib/policy': ['lib/manifests', 'lib/config', 'lib/text'],
  'lib/review': ['lib/manifests', 'lib/policy', 'lib/text'],
  'lib/output': ['lib/policy'],
  'lib/cli': ['lib/manifests', 'lib/output', 'lib/policy', 'lib/review', 'lib/text'],
  'lib/synth.ts': [
    'lib/config',
    'lib/environment.ts',
    'lib/identity-faults.ts',
    'lib/manifests',
    'lib/output',
    'lib/policy',
    'lib/platform.ts',
  ],
  overlays: ['lib/environment.ts'],
  'main.ts': ['lib/synth.ts', 'lib/config', 'lib/policy', 'overlays'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Layer = keyof typeof ALLOWED;

/** Layers that judge or describe manifests of any tool, and must not know who made them. */
const WITHOUT_CDK8S: readonly Layer[] = [
  'lib/text',
  'lib/config',
  'lib/manifests',
  'lib/policy',
  'lib/review',
  'lib/cli',
  'overlays',
];
const CDK8S = / (cdk8s.*|constructs)$/;

/** Layers that another platform could use as they are. */
const GENERIC: readonly Layer[] = ['lib/text', 'lib/config', 'lib/constructs', 'lib/manifests', 'lib/policy'];
const PLATFORM_NAMES = /keycloak|openfga|qdrant|langgraph|mcp/i;

/** Knowledge of products that anybody may run: their operators, their images, their settings. */
const PRODUCTS: readonly RegExp[] = [
  /^lib\/manifests\/producers\/operators\.ts$/,
  /^lib\/policy\/images\//,
  /^lib\/policy\/rules\/keycloak\//,
  /^lib\/policy\/rules\/index\.ts$/,
  /^lib\/policy\/rule\.ts$/,
  /^lib\/policy\/schemas\/data\//,
];

const BUDGETS: readonly (readonly [pattern: RegExp, lines: number])[] = [
  [/^lib\/policy\/rules\//, 200],
  [/^overlays\//, 150],
  [/^lib\//, 400],
];

const sources = readSources(ROOT, ['lib', 'overlays', 'main.ts']);
const layers = Object.keys(ALLOWED) as Layer[];

function layerOf(path: string): Layer | undefined {
  return layers.find((layer) => path === layer || path.startsWith(`${layer}/`));
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
  readonly names: readonly string[];
}

function edgesOf(all: readonly Source[]): Edge[] {
  return all.flatMap((source) =>
    importsOf(source).flatMap(({ specifier, typeOnly, names }) => {
      const to = resolveImport(ROOT, source.path, specifier);
      return to === undefined ? [] : [{ from: source.path, to, typeOnly, names }];
    }),
  );
}

function isAllowed({ from, to, typeOnly }: Edge): boolean {
  const [layer, target] = [layerOf(from), layerOf(to)];
  if (layer === undefined || target === undefined) return false;
  const allowed: readonly string[] = ALLOWED[layer];
  return layer === target || allowed.includes(target) || (typeOnly && allowed.includes(`${target} (types)`));
}

function show({ from, to, typeOnly }: Edge): string {
  return `${from} imports ${typeOnly ? 'types of ' : ''}${to}`;
}

function packagesOf(source: Source): string[] {
  return importsOf(source)
    .map(({ specifier }) => packageOf(specifier))
    .filter((name) => name !== undefined);
}

const edges = edgesOf(sources);

/** The edges that a file of that path and text would have. */
function edgesOfText(path: string, text: string): Edge[] {
  return edgesOf([parse(path, text)]);
}

describe('imports', () => {
  test('every file belongs to a layer', () => {
    expect(sources.map(({ path }) => path).filter((path) => layerOf(path) === undefined)).toEqual([]);
  });

  test('go the ways of the table, and no other', () => {
    expect(edges.filter((edge) => !isAllowed(edge)).map(show)).toEqual([]);
  });

  test('of overlays by each other come from their index only', () => {
    const between = edges.filter(({ from, to }) => layerOf(from) === 'overlays' && layerOf(to) === 'overlays');

    expect(between.filter(({ from }) => from !== 'overlays/index.ts').map(show)).toEqual([]);
  });

  test('of the policy engine take from the config layer no more than the search for the nearest name', () => {
    const taken = edges.filter(({ from, to }) => layerOf(from) === 'lib/policy' && layerOf(to) === 'lib/config');

    expect(taken.filter(({ names }) => names.join() !== 'nearest').map(show)).toEqual([]);
  });

  test('of layers that know nothing of cdk8s never reach it', () => {
    const found = sources
      .filter(({ path }) => WITHOUT_CDK8S.includes(layerOf(path) ?? 'main.ts'))
      .flatMap((source) => packagesOf(source).map((name) => `${source.path} imports ${name}`));

    expect(found.filter((line) => CDK8S.test(line))).toEqual([]);
  });

  test('of packages are of packages that the project depends on', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const used = new Set(sources.flatMap(packagesOf));

    expect([...used].filter((name) => !(name in dependencies))).toEqual([]);
  });

  test('form no cycle', () => {
    const graph = new Map(
      sources.map(({ path }) => [path, edges.filter(({ from }) => from === path).map(({ to }) => to)]),
    );

    expect(findCycle(graph)).toBeUndefined();
  });
});

describe('the check of imports refuses', () => {
  test.each([
    { what: 'an overlay that imports a component', from: 'overlays/dev.ts', text: `import '../lib/components';` },
    {
      what: 'an overlay that takes a type of a construct',
      from: 'overlays/dev.ts',
      text: `import type { A } from '../lib/constructs';`,
    },
    {
      what: 'a rule that re-exports a component',
      from: 'lib/policy/rules/a.ts',
      text: `export * from '../../components';`,
    },
    { what: 'a construct that loads the platform', from: 'lib/constructs/a.ts', text: `await import('../platform');` },
    { what: 'a component that requires the policy engine', from: 'lib/components/a.ts', text: `require('../policy');` },
    { what: 'a type that is taken in place', from: 'lib/manifests/a.ts', text: `type A = import('../config').Faults;` },
    { what: 'a test', from: 'lib/config/a.ts', text: `import { find } from '../../test/support/manifest';` },
    { what: 'the output', from: 'lib/synth.ts', text: `import x from '../dist/dev/base.yaml';` },
    {
      what: 'a value of a layer whose types are allowed',
      from: 'lib/environment.ts',
      text: `import { images } from './components';`,
    },
  ])('$what', ({ from, text }) => {
    expect(edgesOfText(from, text).map(isAllowed)).toEqual([false]);
  });

  test.each(['cdk8s', 'cdk8s-plus-27/lib/imports/k8s', 'constructs'])('%s in a layer that must not know it', (name) => {
    const [found = ''] = packagesOf(parse('lib/policy/a.ts', `import type { A } from '${name}';`));

    expect(` ${found}`).toMatch(CDK8S);
  });

  test('a cycle, and shows its way', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['b']],
    ]);

    expect(findCycle(graph)).toEqual(['b', 'd', 'b']);
  });

  test('nothing that the table allows', () => {
    const allowed = edgesOfText('lib/environment.ts', `import { type A, type B } from './components';`);

    expect(allowed.map(isAllowed)).toEqual([true]);
  });
});

describe('sources', () => {
  test.each(BUDGETS)('of %s keep their size budget of %i lines', (pattern, budget) => {
    const budgeted = sources.filter(({ path }) => pattern.test(path));

    expect(budgeted.length).toBeGreaterThan(0);
    expect(budgeted.filter((source) => lineCount(source) > budget).map(({ path }) => path)).toEqual([]);
  });

  test('keep the composition root under 30 lines', () => {
    const [main] = sources.filter(({ path }) => path === 'main.ts');

    expect(main === undefined ? Infinity : lineCount(main)).toBeLessThan(30);
  });

  test('say of every exported symbol of lib what it is', () => {
    const bare = sources
      .filter(({ path }) => path.startsWith('lib/'))
      .flatMap((source) => undocumentedExports(source).map((name) => `${source.path}: ${name}`));

    expect(bare).toEqual([]);
  });

  test('never use the type any', () => {
    expect(sources.flatMap((source) => anyTypes(source).map((line) => `${source.path}:${line}`))).toEqual([]);
  });

  test.each(GENERIC)("of %s know none of this platform's names", (layer) => {
    const found = sources
      .filter(({ path }) => layerOf(path) === layer && !PRODUCTS.some((pattern) => pattern.test(path)))
      .flatMap((source) =>
        words(source)
          .filter((word) => PLATFORM_NAMES.test(word))
          .map((word) => `${source.path}: ${word}`),
      );

    expect(found).toEqual([]);
  });
});

describe('the check of sources', () => {
  test('finds exports without a doc comment, whatever their kind', () => {
    const source = parse(
      'lib/a.ts',
      [
        'export const bare = 1;',
        '/** Documented. */ export const good = 1;',
        '// Not a doc comment.',
        'export function run() {}',
        'export interface Shape {}',
        'export type Alias = string;',
        'const hidden = 1;',
        "export * from './b';",
      ].join('\n'),
    );

    expect(undocumentedExports(source)).toEqual(['bare', 'run', 'Shape', 'Alias']);
  });

  test('finds any as a type, and not as a word', () => {
    const source = parse('lib/a.ts', 'const any = 1; // any\nconst b: Record<string, any> = {};\nf(c as any);');

    expect(anyTypes(source)).toEqual([2, 3]);
  });

  test('reads names, texts and patterns, and no comments', () => {
    const source = parse(
      'lib/a.ts',
      '/** keycloak */ const mcp = `a${b}qdrant` + "openfga"; // langgraph\n/x/.test(y);',
    );

    expect(words(source)).toEqual(['mcp', 'a', 'b', 'qdrant', 'openfga', '/x/', 'test', 'y']);
  });
});
