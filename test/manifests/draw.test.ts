import { buildGraph, type JsonObject } from '../../lib/manifests';
import { drawGraph, graphFormats } from '../../lib/manifests/draw';
import { expectLinear } from '../support/growth';

const PODS = '/spec/template/spec/containers/0';

function object(kind: string, name: string, rest: JsonObject = {}, namespace = 'shop'): JsonObject {
  return { apiVersion: 'v1', kind, metadata: { name, ...(namespace === '' ? {} : { namespace }) }, ...rest };
}

/** A Deployment with a container; `spec` is of its pods. */
function deployment(name: string, container: JsonObject = {}, spec: JsonObject = {}): JsonObject {
  const template = {
    metadata: { labels: { app: name } },
    spec: { ...spec, containers: [{ name: 'main', ...container }] },
  };
  return {
    ...object('Deployment', name),
    apiVersion: 'apps/v1',
    spec: { selector: { matchLabels: { app: name } }, template },
  };
}

function keyRef(name: string, key: string, rest: JsonObject = {}): JsonObject {
  return { name: key.toUpperCase(), valueFrom: { configMapKeyRef: { name, key, ...rest } } };
}

function secretRef(name: string, key: string): JsonObject {
  return { name: key.toUpperCase(), valueFrom: { secretKeyRef: { name, key } } };
}

const PRICES = object('ConfigMap', 'prices', { data: { currency: 'EUR', tax: '19' } });

const STORE = object('ClusterSecretStore', 'vault', {}, '');
const EXTERNAL = {
  ...object('ExternalSecret', 'pay', {
    spec: {
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      target: { name: 'payments' },
      dataFrom: [{ extract: { key: 'pay' } }],
    },
  }),
  apiVersion: 'external-secrets.io/v1',
};

/** Something of each state: there, made, absent, and a key that is missing. */
const SHOP = [
  deployment('till', {
    env: [
      keyRef('prices', 'currency'),
      keyRef('prices', 'rounding'),
      keyRef('offers', 'today'),
      secretRef('payments', 'a'),
    ],
  }),
  PRICES,
  EXTERNAL,
  STORE,
];

interface Drawn {
  readonly nodes: readonly { readonly id: string; readonly state: string; readonly makers: readonly string[] }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: readonly string[];
    readonly by: string;
    readonly path: string;
    readonly target: JsonObject;
    readonly optional: boolean;
    readonly answer: string;
    readonly missing: string | null;
  }[];
}

function drawn(...objects: readonly JsonObject[]): Drawn {
  return JSON.parse(drawGraph(buildGraph(objects), 'json')) as Drawn;
}

function lines(format: 'mermaid' | 'dot', ...objects: readonly JsonObject[]): string[] {
  return drawGraph(buildGraph(objects), format).trimEnd().split('\n');
}

function stateOf(id: string, { nodes }: Drawn): string | undefined {
  return nodes.find((node) => node.id === id)?.state;
}

/** What a line of a flowchart may be: the part of Mermaid's language that is written here. */
const ENTITY = '(?:[\\w ./:=,()*+\\-\\u0080-\\uffff]|#\\d+;)*';
const FLOWCHART = [
  /^flowchart LR$/,
  new RegExp(`^ +subgraph g\\d+\\["${ENTITY}"\\]$`),
  new RegExp(`^ +n\\d+\\["${ENTITY}<br/>${ENTITY}"\\](?::::(?:made|outside|absent))?$`),
  new RegExp(`^ +n\\d+ (?:-->|-\\.->)\\|"${ENTITY}"\\| n\\d+$`),
  /^ +end$/,
  /^ +linkStyle \d+(?:,\d+)* [\w:#,]+$/,
  /^ +classDef (?:made|outside|absent) [\w:#, -]+$/,
];

const STRING = '"(?:[^"\\\\\\p{Cc}]|\\\\["\\\\n])*"';
const DOT = [
  /^digraph keyfit \{$/,
  /^ +(?:rankdir=LR|node \[shape=box\]);$/,
  /^ +subgraph cluster_\d+ \{$/,
  new RegExp(`^ +label=${STRING};$`, 'u'),
  new RegExp(`^ +n\\d+(?: -> n\\d+)? \\[label=${STRING}(?:, (?:style|color|fontcolor)=[a-z]+)*\\];$`, 'u'),
  /^ *\}$/,
];

const HOSTILE = [
  '"',
  '\\',
  '\\"',
  '`x`',
  '<b>',
  '];--> n9',
  '#quot;',
  '%% note',
  '\u0000\n',
  'end',
  '|x|',
  '{{}}',
  'é 漢',
  '&amp;',
];

describe('a drawn graph', () => {
  test.each(graphFormats)('is the same in %s for any order of the objects', (format) => {
    const [forward, backward] = [SHOP, [...SHOP].reverse()].map((set) => drawGraph(buildGraph(set), format));

    expect(forward).toBe(backward);
  });

  test.each(graphFormats)('of nothing is still a graph in %s', (format) => {
    expect(drawGraph(buildGraph([]), format)).toMatch(/^(?:flowchart|digraph|\{)/);
  });

  test('takes a time that grows with the objects, and not with their square', () => {
    const set = (amount: number) =>
      Array.from({ length: amount }, (_, index) => [
        deployment(`till-${index}`, { env: [keyRef(`prices-${index}`, 'currency')] }),
        object('ConfigMap', `prices-${index}`, { data: { currency: 'EUR' } }),
      ]).flat();

    expectLinear(500, (amount) => {
      const graph = buildGraph(set(amount));
      return () => drawGraph(graph, 'mermaid');
    });
  });
});

describe('the json of a graph', () => {
  test('has a node for every object, for what is made of one, and for what is nowhere', () => {
    const graph = drawn(...SHOP);

    expect(graph.nodes.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'ClusterSecretStore/vault object',
      'shop/ConfigMap/offers absent',
      'shop/ConfigMap/prices object',
      'shop/Deployment/till object',
      'shop/ExternalSecret/pay object',
      'shop/Secret/payments made',
    ]);
    expect(graph.nodes.at(-1)?.makers).toEqual(['shop/ExternalSecret/pay']);
  });

  test('has an edge with its answer for every reference', () => {
    const env = drawn(...SHOP).edges.filter(({ by }) => by === 'env');

    expect(env.map(({ to, answer, missing }) => [...to, answer, missing].join(' '))).toEqual([
      'shop/ConfigMap/prices resolved ',
      'shop/ConfigMap/prices dangling key',
      'shop/ConfigMap/offers dangling object',
      'shop/Secret/payments unknown ',
    ]);
    expect(env[0]).toMatchObject({
      from: 'shop/Deployment/till',
      path: `${PODS}/env/0/valueFrom/configMapKeyRef`,
      target: { kind: 'ConfigMap', namespace: 'shop', name: 'prices', key: 'currency' },
      optional: false,
    });
  });

  test('tells objects of one name apart', () => {
    const ids = drawn(PRICES, PRICES).nodes.map(({ id }) => id);

    expect(ids).toEqual(['shop/ConfigMap/prices', 'shop/ConfigMap/prices#2']);
  });

  test('shows the workload for what stands inside its pods', () => {
    const graph = drawn(
      deployment(
        'till',
        { volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] },
        { volumes: [{ name: 'tmp', emptyDir: {} }] },
      ),
    );

    expect(graph.edges.filter(({ by }) => by === 'mount')).toMatchObject([{ to: ['shop/Deployment/till'] }]);
  });

  test('shows a volume that is not there as absent', () => {
    const graph = drawn(deployment('till', { volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] }));

    expect(graph.nodes.filter(({ state }) => state === 'absent')).toMatchObject([{ name: 'tmp', kind: 'Volume' }]);
  });

  test('shows the labels of a selector that means no pods', () => {
    const service = object('Service', 'till', { spec: { selector: { app: 'kiosk' } } });
    const absent = drawn(service).nodes.filter(({ state }) => state === 'absent');

    expect(absent).toMatchObject([{ name: 'app=kiosk' }]);
  });

  test('shows what the cluster provides as outside', () => {
    const graph = drawn(deployment('till', {}, { serviceAccountName: 'default' }));

    expect(stateOf('shop/ServiceAccount/default', graph)).toBe('outside');
  });
});

describe.each([
  ['mermaid', FLOWCHART],
  ['dot', DOT],
] as const)('the %s of a graph', (format, grammar) => {
  function isWritten(line: string): boolean {
    return grammar.some((rule) => rule.test(line));
  }

  test('keeps to the language', () => {
    expect(lines(format, ...SHOP).filter((line) => !isWritten(line))).toEqual([]);
  });

  test.each(HOSTILE)('keeps to the language whatever things are called: %j', (name) => {
    const set = [
      deployment(name, { env: [keyRef(name, name), keyRef('absent', name)] }),
      object('ConfigMap', name, { data: {} }),
      object('ConfigMap', 'a', {}, name),
      object(`Thing${name}`, 'b'),
    ];

    expect(lines(format, ...set).filter((line) => !isWritten(line))).toEqual([]);
  });

  test('says a sort of reference once for two objects, with the keys that are read', () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const set = [
      deployment('till', { env: keys.map((key) => keyRef('prices', key)) }),
      object('ConfigMap', 'prices', { data: Object.fromEntries(keys.map((key) => [key, 'x'])) }),
    ];

    expect(lines(format, ...set).filter((line) => line.includes('env:'))).toEqual([
      expect.stringContaining('env: a, b, c and 2 more'),
    ]);
  });

  test('marks what the pod can start without', () => {
    const set = [deployment('till', { env: [keyRef('prices', 'tax', { optional: true })] }), PRICES];

    expect(lines(format, ...set).join('\n')).toContain('env (optional): tax');
  });

  test('keeps red for what cannot do without its target', () => {
    const reading = (rest: JsonObject) => lines(format, deployment('till', { env: [keyRef('offers', 'today', rest)] }));

    expect(reading({}).join('\n')).toMatch(/=red|linkStyle 0 /);
    expect(reading({ optional: true }).join('\n')).not.toMatch(/=red|linkStyle/);
  });

  test('draws nothing that a workload says of itself', () => {
    const mount = { volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] };
    const arrows = lines(format, deployment('till', mount, { volumes: [{ name: 'tmp', emptyDir: {} }] }));

    expect(arrows.filter((line) => line.includes('->'))).toEqual([]);
  });
});

describe('the mermaid of a graph', () => {
  test('groups objects by namespace and names the state of those that are not there', () => {
    expect(lines('mermaid', ...SHOP).slice(0, 9)).toEqual([
      'flowchart LR',
      '  n0["ClusterSecretStore<br/>vault"]',
      '  subgraph g0["shop"]',
      '    n1["ConfigMap<br/>offers"]:::absent',
      '    n2["ConfigMap<br/>prices"]',
      '    n3["Deployment<br/>till"]',
      '    n4["ExternalSecret<br/>pay"]',
      '    n5["Secret<br/>payments"]:::made',
      '  end',
    ]);
  });

  test('draws what is resolved as a line, what is unknown dotted, and what is missing dotted and red', () => {
    const all = lines('mermaid', ...SHOP);
    const arrows = all.filter((line) => line.includes('->'));
    const red = /linkStyle ([\d,]+) stroke:#c62828/.exec(all.join('\n'))?.[1]?.split(',').map(Number);

    expect(arrows).toContain('  n3 -->|"env: currency"| n2');
    expect(arrows).toContain('  n3 -.->|"env: a"| n5');
    expect(arrows).toContain('  n4 -->|"makes"| n5');
    expect(red?.map((index) => arrows[index])).toEqual(['  n3 -.->|"env: rounding"| n2', '  n3 -.->|"env: today"| n1']);
  });
});

describe('the dot of a graph', () => {
  test('draws what is missing dashed and red, and what is unknown dotted', () => {
    const all = lines('dot', ...SHOP);

    expect(all).toContain('  n3 -> n2 [label="env: currency"];');
    expect(all).toContain('  n3 -> n2 [label="env: rounding", style=dashed, color=red, fontcolor=red];');
    expect(all).toContain('  n3 -> n5 [label="env: a", style=dotted];');
    expect(all).toContain('    n1 [label="ConfigMap\\noffers", style=dashed];');
  });

  test('groups objects by namespace', () => {
    expect(lines('dot', ...SHOP)).toContain('    label="shop";');
  });
});
