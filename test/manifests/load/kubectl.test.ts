import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../../lib/manifests';
import { readChunk } from '../../../lib/manifests/load/chunk';
import { chunksOf } from '../../../lib/manifests/load/segments';

interface Sample {
  readonly about: string;
  readonly text: string;
  /** What kubectl makes of it; null if it refuses it, or reads less than all of it. */
  readonly documents: readonly Json[] | null;
}

// `npm run test:tools` holds the table against Go's own reader.
const FILE = join(__dirname, '../../proofs/yaml/texts.json');
const samples = JSON.parse(readFileSync(FILE, 'utf8')) as readonly Sample[];

/** All documents of a text that are not empty; null if one of them is refused. */
function documentsOf(text: string): readonly Json[] | null {
  const contents = [...chunksOf(text)].map(readChunk);
  if (contents.some(({ faults }) => faults.length > 0)) return null;
  return contents.flatMap(({ documents }) => documents.map(({ value }) => value));
}

describe('a text is read or refused as kubectl does it:', () => {
  test.each(samples.map(({ about, text, documents }) => [about, text, documents] as const))(
    '%s',
    (_, text, documents) => {
      expect(documentsOf(text)).toEqual(documents);
    },
  );
});
