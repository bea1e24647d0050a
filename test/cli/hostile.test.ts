import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { graphFormats } from '../../lib/manifests/draw';
import { formats } from '../../lib/policy/reporters';
import { printable } from '../../lib/text';
import { FILE_NAMES, flawsOf, HOSTILE } from '../support/hostile';
import { type Ended, Folder, type World } from './support';

const TEXTS = Object.values(HOSTILE);

const folder = new Folder();

afterAll(() => {
  folder.remove();
});

/** Objects with a text in every place that a finding, a requirement or a picture may name. */
function objectsOf(text: string): string {
  const metadata = { name: text, namespace: text, labels: { [text]: text } };
  const reference = { name: `${text}-gone`, key: text };
  const container = {
    name: text,
    image: text,
    args: [`--${text}`, `$(${text})`],
    ports: [{ name: text, containerPort: 80 }],
    env: [
      { name: text, valueFrom: { configMapKeyRef: { name: text, key: `${text}-gone` } } },
      { name: text, valueFrom: { secretKeyRef: reference } },
      { name: 'URL', value: `http://${text}.shop.svc:80` },
    ],
    envFrom: [{ prefix: text, configMapRef: { name: `${text}-gone` } }],
    volumeMounts: [{ name: `${text}-gone`, mountPath: `/${text}`, subPath: text }],
    livenessProbe: { httpGet: { path: `/${text}`, port: text } },
  };
  const annotations = { 'keyfit.io/waive.image-tag': text, [`keyfit.io/waive.${text}`]: text };
  const spec = {
    containers: [container],
    serviceAccountName: text,
    volumes: [{ name: text, secret: { secretName: text } }],
  };
  const objects = [
    { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, annotations }, spec },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { [text]: text, known: 'x' } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { other: 'x' } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: { [text]: `${text}-gone` }, ports: [{ name: text, port: 80, targetPort: text }] },
    },
    { apiVersion: `${text}.example.org/v1`, kind: text, metadata, spec: { [text]: text } },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata,
      spec: {
        rules: [
          {
            host: text,
            http: { paths: [{ path: text, backend: { service: { name: `${text}-gone`, port: { name: text } } } }] },
          },
        ],
      },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        minReplicas: 5,
        maxReplicas: 2,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: text },
      },
    },
  ];
  return objects.map((object) => JSON.stringify(object)).join(',\n');
}

/** As one list in JSON: what YAML does not let a text hold, JSON does. */
function listOf(objects: readonly string[]): string {
  return `{ "apiVersion": "v1", "kind": "List", "items": [\n${objects.join(',\n')}\n] }\n`;
}

/** `keyfit.yaml` with the texts wherever a report repeats them. */
const SETTINGS = {
  waivers: TEXTS.flatMap((text) => [
    { rule: 'configmap-key-exists', resource: `Pod/${text}`, reason: text },
    { rule: 'secret-exists', resource: text, about: text, reason: text },
  ]),
  external: TEXTS.map((text) => ({ kind: 'Secret', name: text, reason: text })),
};

/** What the reporter for GitHub writes itself. */
function isAnnotation(line: string): boolean {
  return /^::(?:error|warning|notice) (?:file=[^:,]*,(?:line=\d+,col=\d+,)?)?title=[^:,]*::[^:]/.test(line);
}

/** What commands have said of files that stay as they are. */
const said = new Map<string, Promise<Ended>>();

/** Runs a command on such files; once, whatever is asked of what it says. */
function once(args: readonly string[], world: World = {}): Promise<Ended> {
  const key = JSON.stringify([args, world]);
  const ended = said.get(key) ?? folder.run(args, world);
  said.set(key, ended);
  return ended;
}

/** What is wrong with both streams of a command. */
async function flaws(args: readonly string[], world: World = {}): Promise<string[]> {
  const { stdout, stderr } = await once(args, world);
  const isOwn = args.includes('github') ? isAnnotation : () => false;
  // Colours of the report, and how far a slow run is, are written by the command itself.
  const own = /\u001b\[\d*m|\r\u001b\[K(?:reading \d+ of \d+ files)?/g;
  const [report, rest] = [stdout, stderr].map((text) => (world.terminal === true ? text.replaceAll(own, '') : text));
  return [...flawsOf(report ?? '', isOwn), ...flawsOf(rest ?? '')];
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...strings(inner)]);
}

/** All texts of a report in JSON. */
async function parsed(...args: readonly string[]): Promise<string[]> {
  return strings(JSON.parse((await once(args)).stdout));
}

/** All texts of a report in XML. */
async function parsedXml(...args: readonly string[]): Promise<string[]> {
  const { stdout } = await once(args);
  expect(XMLValidator.validate(stdout)).toBe(true);
  const limits = { maxEntitySize: 1e9, maxTotalExpansions: 1e9, maxExpandedLength: 1e9 };
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseAttributeValue: false,
    trimValues: false,
    htmlEntities: true,
    processEntities: { enabled: true, ...limits },
  });
  return strings(parser.parse(stdout));
}

/** A text as far as XML can hold it. */
function inXml(text: string): string {
  return text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, (mark) => printable(mark));
}

describe('a hostile text in the name of everything', () => {
  beforeAll(() => {
    folder.write('a.yaml', listOf(TEXTS.map(objectsOf)));
    folder.write('keyfit.yaml', JSON.stringify(SETTINGS));
  });

  test.each(formats)('is no more than text in a report as %s', async (format) => {
    expect(await flaws(['validate', '--format', format, 'a.yaml'])).toEqual([]);
  });

  test('is no more than text on a terminal, and makes no line beyond measure', async () => {
    expect(await flaws(['validate', 'a.yaml'], { terminal: true })).toEqual([]);
    const { stdout } = await once(['validate', 'a.yaml']);
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThan(5000);
  });

  test.each(graphFormats)('is no more than text in a graph as %s', async (format) => {
    expect(await flaws(['graph', '--format', format, 'a.yaml'])).toEqual([]);
  });

  test.each(['json', 'sarif'])('is the very same text to whoever parses %s', async (format) => {
    const found = (await parsed('validate', '--format', format, 'a.yaml')).join('\0');

    expect(TEXTS.filter((text) => !found.includes(text))).toEqual([]);
    expect(found).not.toContain('left out');
  });

  test('is the very same text to whoever parses a graph', async () => {
    const found = new Set(await parsed('graph', '--format', 'json', 'a.yaml'));

    expect(TEXTS.filter((text) => !found.has(text))).toEqual([]);
  });

  test('is the very same text to whoever parses junit, as far as XML can hold it', async () => {
    const found = new Set(await parsedXml('validate', '--format', 'junit', 'a.yaml'));

    expect(TEXTS.filter((text) => !found.has(inXml(`${text}/Pod/${text}`)))).toEqual([]);
  });

  test('is no more than text in a baseline, and in what is said of it', async () => {
    const written = await folder.run(['validate', '--write-baseline', 'a.yaml']);
    folder.write('b.yaml', listOf(TEXTS.map((text) => objectsOf(text).replaceAll('-gone', ''))));
    const fixed = await folder.run(['validate', '--baseline', 'keyfit-baseline.json', 'b.yaml']);

    expect(fixed.stderr).toContain('Fixed');
    expect(
      [written.stderr, fixed.stderr, folder.read('keyfit-baseline.json')].flatMap((said) => flawsOf(said)),
    ).toEqual([]);
  });
});

describe.each(Object.entries(HOSTILE))('%s', (_, text) => {
  test('is no more than text where the settings are at fault', async () => {
    folder.write('sound.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');
    const key = JSON.stringify(text);
    const faulty = [
      `{ ${key}: 1 }`,
      `{ "world": ${key} }`,
      `{ "rules": { ${key}: "off" } }`,
      `{ "waivers": [{ "rule": ${key}, "reason": ${key} }] }`,
      `{ "waivers": [{ "rule": "image-tag", "reason": "a", ${key}: 1, "expires": ${key} }] }`,
      `{ "images": [{ "image": ${key}, "writable": [], "kept": [], "buildEnv": { ${key}: 1 } }] }`,
      `{ "baseline": ${JSON.stringify(`gone ${text.slice(0, 100)}`)} }`,
      `a: *${text}\n`,
      `%${text}\n`,
    ];
    for (const settings of faulty) {
      folder.write('faulty.yaml', settings);
      const { status, stderr } = await folder.run(['validate', '--config', 'faulty.yaml', 'sound.yaml']);

      expect([settings, status, flawsOf(stderr)]).toEqual([settings, 2, []]);
    }
  });

  test('is no more than text where an argument is repeated', async () => {
    const calls = [
      [text],
      ['help', text],
      ['explain', text],
      ['explain', '--format', 'json', text],
      ['explain', 'image-tag', text],
      ['rules', text],
      ['rules', '--format', text],
      ['rules', '--output', join('sound.yaml', text)],
      ['validate', `--${text}`],
      ['validate', '--format', text],
      ['validate', '--config', text],
      ['validate', '--baseline', text, 'sound.yaml'],
      ['validate', '--output', join('sound.yaml', text), 'sound.yaml'],
      ['validate', '--format', 'github', '--', text],
      ['graph', '--format', text, 'sound.yaml'],
      ['graph', '--', text],
    ];
    for (const call of calls) expect([call, await flaws(call)]).toEqual([call, []]);
  });
});

describe('a hostile name of a file', () => {
  const names = FILE_NAMES.map(([, name]) => name);
  const found = names.map((name) => join('all', name, `${name}.yaml`));
  /** A folder with all of them, each of them by name, one that is not there, and one without a manifest. */
  const input = ['all', ...names, ...names.map((name) => `gone ${name}`), ...names.map((name) => `empty${name}`)];
  const args = ['--', ...input.map((path) => join('.', path))];

  beforeAll(() => {
    folder.write('keyfit.yaml', '');
    for (const file of found) folder.write(file, `${objectsOf('a')}\n---\n{`);
    for (const name of names) {
      folder.write(name, `${objectsOf('b')}\n---\n{`);
      mkdirSync(join(folder.path, `empty${name}`));
    }
  });

  test.each(formats)(
    'is no more than text in a report as %s, of what is found and what can not be read',
    async (format) => {
      expect(await flaws(['validate', '--format', format, ...args])).toEqual([]);
    },
  );

  test('is no more than text on a terminal', async () => {
    expect(await flaws(['validate', ...args], { terminal: true })).toEqual([]);
  });

  test.each(graphFormats)('is no more than text in a graph as %s', async (format) => {
    expect(await flaws(['graph', '--format', format, ...args])).toEqual([]);
  });

  test('is the very same name to whoever parses a report', async () => {
    const json = await parsed('validate', '--format', 'json', ...args);
    const sarif = await parsed('validate', '--format', 'sarif', ...args);
    const junit = await parsedXml('validate', '--format', 'junit', ...args);
    const uris = sarif.filter((text) => /^[\w%.!~*'()/-]+$/.test(text)).map(decodeURIComponent);
    const named = [...found, ...names, ...names.map((name) => `gone ${name}`)];

    expect(named.filter((name) => !json.includes(name))).toEqual([]);
    expect(named.filter((name) => !uris.includes(name))).toEqual([]);
    expect(named.filter((name) => !junit.includes(inXml(name)))).toEqual([]);
  });

  test.each(FILE_NAMES)(
    'with %s is no more than text where settings, baselines and outputs have it',
    async (_, name) => {
      folder.write('sound.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');
      const calls = [
        ['--config', name],
        ['--baseline', name],
        ['--output', `empty${name}`],
        ['--write-baseline', '--baseline', `new ${name}`],
      ];
      for (const call of calls)
        expect([call, await flaws(['validate', ...call, '--', 'sound.yaml'])]).toEqual([call, []]);
    },
  );
});

test('a name that is no UTF-8 takes no other file with it', async () => {
  folder.write('bytes/sound.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');
  const name = [Buffer.from(join(folder.path, 'bytes/b')), Buffer.from([0xff]), Buffer.from('.yaml')];
  folder.write(Buffer.concat(name), 'kind: A\n');
  const { status, stdout } = await folder.run(['validate', '--format', 'json', 'bytes']);

  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    summary: { resources: 1 },
    problems: [{ file: 'bytes/b\ufffd.yaml', message: 'its name is not UTF-8 text' }],
  });
});
