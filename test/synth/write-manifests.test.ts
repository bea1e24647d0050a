import fs, { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeManifests } from '../../lib/synth';
import { readFolder } from '../support/folder';

const MANIFESTS = new Map([
  ['dev/web.yaml', 'a: 1\n'],
  ['dev/database.yaml', 'a: 2\n'],
  ['staging/web.yaml', 'b: 2\n'],
]);

let place: string;
let output: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'keyfit-write-'));
  output = join(place, 'dist');
});

afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

function writeStale(): void {
  mkdirSync(join(output, 'dev'), { recursive: true });
  mkdirSync(join(output, 'removed'));
  writeFileSync(join(output, 'dev/web.yaml'), 'old\n');
  writeFileSync(join(output, 'dev/gone.yaml'), 'old\n');
  writeFileSync(join(output, 'removed/web.yaml'), 'old\n');
}

test('manifests are written where there was no folder, its parents included', () => {
  const deep = join(place, 'some', 'where', 'dist');

  writeManifests(MANIFESTS, deep);

  expect(readFolder(deep)).toEqual(MANIFESTS);
});

test('manifests replace what stood there: changed files, files of removed components, folders of removed environments', () => {
  writeStale();

  writeManifests(MANIFESTS, output);

  expect(readFolder(output)).toEqual(MANIFESTS);
  expect(readdirSync(output).sort()).toEqual(['dev', 'staging']);
});

test('nothing is left beside the folder', () => {
  writeStale();

  writeManifests(MANIFESTS, output);

  expect(readdirSync(place)).toEqual(['dist']);
});

test('writing again changes nothing', () => {
  writeManifests(MANIFESTS, output);
  writeManifests(MANIFESTS, output);

  expect(readFolder(output)).toEqual(MANIFESTS);
});

test('the folder can be read by whoever can read a folder that was made in the usual way', () => {
  const usual = join(place, 'usual');
  mkdirSync(usual);

  writeManifests(MANIFESTS, output);

  expect(statSync(output).mode).toBe(statSync(usual).mode);
});

describe('a folder that cannot be put in its place', () => {
  /** The disk refuses whatever is to become the output, unless it is what stood there before. */
  function refuseNew(): void {
    const rename = fs.renameSync;
    jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      const isNew = to === output && readdirSync(from).includes('staging');
      if (isNew) throw new Error('disk on strike');
      rename(from, to);
    });
  }

  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('fails, and the old one is back, byte for byte', () => {
    writeStale();
    const before = readFolder(output);
    refuseNew();

    expect(() => {
      writeManifests(MANIFESTS, output);
    }).toThrow('disk on strike');

    expect(readFolder(output)).toEqual(before);
    expect(readdirSync(place)).toEqual(['dist']);
  });

  test('fails where nothing stood before, and leaves nothing', () => {
    refuseNew();

    expect(() => {
      writeManifests(MANIFESTS, output);
    }).toThrow('disk on strike');

    expect(readdirSync(place)).toEqual([]);
  });
});

describe('a write that fails half-way', () => {
  /** `dev/web.yaml` is a file first, and then a folder, which cannot be. */
  const impossible = new Map([...MANIFESTS, ['dev/web.yaml/inner.yaml', 'c: 3\n']]);

  test('fails, and leaves the folder as it was, byte for byte', () => {
    writeStale();
    const before = readFolder(output);

    expect(() => {
      writeManifests(impossible, output);
    }).toThrow(/EEXIST|ENOTDIR/);

    expect(readFolder(output)).toEqual(before);
  });

  test('fails, and leaves nothing beside the folder', () => {
    writeStale();

    expect(() => {
      writeManifests(impossible, output);
    }).toThrow();

    expect(readdirSync(place)).toEqual(['dist']);
  });
});
