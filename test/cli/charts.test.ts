import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Ended, Folder, reader, type JsonReport, settingsMap } from './support';

/**
 * Stands for Helm, which a machine with only Node has not: prints the templates of a chart as Helm does, with `KEY`
 * replaced by what the last file of values says. `npm run test:tools` asks the real one.
 */
const STAND_IN = `#!${process.execPath}
const { readdirSync, readFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const [, chart, ...options] = process.argv.slice(2);
const values = options.filter((option) => option !== '--values').map((file) => readFileSync(file, 'utf8'));
const key = /key: (.*)/.exec(values.at(-1) ?? readFileSync(join(chart, 'values.yaml'), 'utf8'))?.[1];
if (key === undefined) {
  console.error('Error: execution error at (shop/templates/reader.yaml:1:4): a key is required');
  process.exit(1);
}
for (const name of readdirSync(join(chart, 'templates'))) {
  const text = readFileSync(join(chart, 'templates', name), 'utf8').replaceAll('KEY', key);
  process.stdout.write('---\\n# Source: ' + basename(chart) + '/templates/' + name + '\\n' + text);
}
`;

const programs = process.env.PATH;
let folder: Folder;

function writeChart(name: string, values = 'key: a\n', chart = `name: ${name}\nversion: 1.0.0\n`): void {
  folder.write(`${name}/Chart.yaml`, chart);
  folder.write(`${name}/values.yaml`, values);
  folder.write(`${name}/templates/reader.yaml`, reader('KEY'));
  folder.write(`${name}/templates/settings.yaml`, settingsMap());
}

function errorsOf({ findings }: JsonReport): unknown[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ rule, file }) => [rule, file]);
}

beforeEach(() => {
  folder = new Folder();
  folder.write('bin/helm', STAND_IN);
  chmodSync(join(folder.path, 'bin/helm'), 0o755);
  process.env.PATH = join(folder.path, 'bin') + delimiter + (programs ?? '');
  writeChart('charts/shop');
});

afterEach(() => {
  process.env.PATH = programs;
  folder.remove();
});

describe('a chart', () => {
  test('is named and left out where nobody asks for it', async () => {
    folder.write('charts/other.yaml', settingsMap('other'));

    const { summary, leftOut } = await folder.report('charts');

    expect(summary.resources).toBe(1);
    expect(leftOut).toEqual([{ path: 'charts/shop', reason: 'a Helm chart: --helm renders it' }]);
  });

  test('is rendered with --helm, each a set of its own', async () => {
    writeChart('charts/till', 'key: gone\n');

    const { summary, sets, findings } = await folder.report('--helm', 'charts');

    expect(summary).toMatchObject({ resources: 4, errors: 1 });
    expect(sets?.map(({ name, resources }) => [name, resources])).toEqual([
      ['charts/shop', 2],
      ['charts/till', 2],
    ]);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'configmap-key-exists', file: 'charts/till/templates/reader.yaml', line: null }),
    );
  });

  test('is rendered with the values that are named, of which the last count most', async () => {
    folder.write('wrong.yaml', 'key: gone\n');
    folder.write('right.yaml', 'key: a\n');
    const wrong = [['configmap-key-exists', 'charts/shop/templates/reader.yaml']];

    expect(errorsOf(await folder.report('charts/shop', '--values', 'wrong.yaml'))).toEqual(wrong);
    expect(errorsOf(await folder.report('charts/shop', '--values', 'right.yaml', '--values', 'wrong.yaml'))).toEqual(
      wrong,
    );
    expect(errorsOf(await folder.report('charts/shop', '--values', 'wrong.yaml', '--values', 'right.yaml'))).toEqual(
      [],
    );
  });

  test('that is one of several takes no values, since nobody knows whose they are', async () => {
    writeChart('charts/till');

    expect(await folder.run(['validate', '--values', 'right.yaml', 'charts'])).toEqual({
      status: 2,
      stdout: '',
      stderr: '--values: the values are for one chart, and there are 2; name the folder of one, such as charts/shop\n',
    });
  });

  test('that is for other charts alone is left out', async () => {
    writeChart('charts/shop', 'key: a\n', 'name: shop\ntype: library\n');

    expect((await folder.run(['validate', '--helm', '--allow-empty', '--format', 'json', 'charts'])).stdout).toContain(
      'a Helm chart of type library, which renders nothing by itself',
    );
  });

  test.each<[string, () => void, RegExp]>([
    [
      'does not render',
      () => {
        writeChart('charts/shop', '\n');
      },
      /^charts\/shop: "helm template" failed with: .*a key is required; name what it asks for with --values, or .+\n$/,
    ],
    [
      'cannot be rendered here',
      () => {
        process.env.PATH = '';
      },
      /^charts\/shop: a Helm chart, and "helm" is not installed to render it; install it, or .+\n$/,
    ],
  ])('that %s is input that could not be read, with the words of Helm', async (_, spoil, said) => {
    spoil();
    const ended: Ended = await folder.run(['validate', '--helm', 'charts']);

    expect(ended).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(said) as string });
  });
});
