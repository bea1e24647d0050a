// Holds what the loader makes of texts against what Go's reader makes of them, which is the one in kubectl. Needs Go.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generator, mutate } from './mutate-yaml.mjs';
import { load } from '../project.mjs';
import { root } from '../sources.mjs';

const proof = join(root, 'test/proofs/yaml');

const MUTANTS = 30_000;
const SEED = 20_261;

/** Lines of a mutant: what is wrong is the sooner seen. */
const WINDOW = 25;

/** What Go's reader makes of texts; null for one that it refuses, or does not read to its end. */
function judge(texts) {
  const { status, stdout, stderr, error } = spawnSync('go', ['run', '.'], {
    cwd: proof,
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`go run failed:\n${stderr}`);
  return JSON.parse(stdout).map(({ documents, error: refusal }) => (refusal === '' ? documents : null));
}

/** What the loader makes of a text; null if it refuses a part of it. */
function read(text) {
  const { chunksOf } = load('lib/manifests/load/segments');
  const { readChunk } = load('lib/manifests/load/chunk');
  const contents = [...chunksOf(text)].map(readChunk);
  if (contents.some(({ faults }) => faults.length > 0)) return null;
  return JSON.parse(JSON.stringify(contents.flatMap(({ documents }) => documents.map(({ value }) => value))));
}

function samples() {
  return JSON.parse(readFileSync(join(proof, 'texts.json'), 'utf8'));
}

/** The table that the tests of the loader go by. */
export function proveTexts() {
  const all = samples();
  const judged = judge(all.map(({ text }) => text));
  all.forEach(({ about, documents }, index) => assert.deepEqual(documents, judged[index], about));
  console.log(`ok      ${all.length} texts of the table are what Go makes of them`);
}

/** Pieces of our own manifests, and the table's texts; no mutant of what is broken already says much. */
function seeds() {
  const folder = join(root, 'dist');
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yaml'));
  const documents = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/^---\n/m));
  const pieces = documents.flatMap((text) => {
    const lines = text.split('\n');
    const starts = Array.from({ length: Math.ceil(lines.length / WINDOW) }, (_, index) => index * WINDOW);
    return starts.map((start) => {
      const piece = lines.slice(start, start + WINDOW);
      const indent = Math.min(...piece.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
      return piece.map((line) => line.slice(indent)).join('\n');
    });
  });
  return [...pieces, ...samples().map(({ text }) => text)].filter((text) => read(text) !== null);
}

/**
 * Texts on which the loader differs on purpose, since nobody writes them: directives, which it never takes, YAML behind
 * JSON, and a second line of dashes right behind the first, which kubectl gives to the document.
 */
function isApart(text) {
  return /^%/m.test(text) || /^[\s\x85]*\{/.test(text) || /^---.*\n---/m.test(text);
}

/** Thousands of broken manifests: both refuse the same ones, and make the same of the others. */
export function proveMutants() {
  const below = generator(SEED);
  const from = seeds();
  const mutants = Array.from({ length: MUTANTS }, () => mutate(from[below(from.length)], below));
  const texts = mutants.filter((text) => !isApart(text));
  const judged = judge(texts);
  texts.forEach((text, index) => assert.deepEqual(read(text), judged[index], JSON.stringify(text)));
  const refused = judged.filter((documents) => documents === null).length;
  console.log(`ok      ${texts.length} broken manifests are read as Go reads them; ${refused} are refused by both`);
}
