import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe as nameOf } from '../../lib/manifests';
import { loadText } from '../../lib/manifests/load';
import { checkGraph, defaultSettings, graphOf, type Finding } from '../../lib/policy';

const FOLDER = join(__dirname, '../../../shared/corpora');
const TABLE = join(FOLDER, 'expected.tsv');

interface Expected {
  readonly file: string;
  readonly code: string;
  readonly referrer: string;
  readonly target: string;
}

/** What each code of the table asks for: the rules that may report it, and what of the target the finding has to name. */
const CODES: Readonly<
  Record<string, { readonly rules: readonly string[]; readonly named: (target: string) => string }>
> = {
  CM_KEY: { rules: ['configmap-key-exists'], named: (target) => target },
  ENV_BOTH: { rules: ['env-one-source'], named: (target) => target },
  NETPOL_NOMATCH: { rules: ['networkpolicy-selects-pods'], named: () => '' },
  PRIORITYCLASS: { rules: ['priorityclass-exists'], named: (target) => target },
  SA_MISSING: { rules: ['serviceaccount-exists'], named: (target) => target },
  SECRET_MISSING: { rules: ['secret-exists'], named: (target) => target },
  STORE_MISSING: { rules: ['secretstore-exists'], named: (target) => target.replace(/^.*\//, '') },
  SUBJECT_SA: { rules: ['serviceaccount-exists'], named: (target) => target.replace(/^.*\//, '') },
};

function readTable(): Expected[] {
  const [, ...rows] = readFileSync(TABLE, 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [file = '', code = '', , referrer = '', target = ''] = row.split('\t');
    return { file, code, referrer, target };
  });
}

function findingsOf(file: string): Finding[] {
  const { resources } = loadText(readFileSync(join(FOLDER, file), 'utf8'), file);
  return checkGraph(graphOf(resources, defaultSettings), defaultSettings);
}

/** All that a finding names: its object, the gathered ones, and what they looked for. */
function namesOf({ resource, related = [], target, message }: Finding) {
  return {
    objects: [resource, ...related.map((place) => place.resource)].map(nameOf),
    text: `${message} ${target?.name ?? ''}#${target?.key ?? ''} ${target?.name ?? ''}`,
  };
}

function isReported({ code, referrer, target }: Expected, findings: readonly Finding[]): boolean {
  const wanted = CODES[code];
  if (wanted === undefined) return false;
  const [name = '', key = ''] = wanted.named(target).split('#');
  return findings.some((finding) => {
    const { objects, text } = namesOf(finding);
    return (
      wanted.rules.includes(finding.rule) && objects.includes(referrer) && text.includes(name) && text.includes(key)
    );
  });
}

if (!existsSync(TABLE)) {
  console.log('skipped: the renders of the past are not beside this project');
  test.todo('every dangling reference of the renders of the past is reported');
} else {
  const table = readTable();
  const files = [...new Set(table.map(({ file }) => file))];

  describe.each(files)('%s', (file) => {
    const findings = findingsOf(file);
    const mine = table.filter((row) => row.file === file);

    test(`each of the ${mine.length} faults that an independent checker found is reported`, () => {
      expect(mine.filter((row) => !isReported(row, findings))).toEqual([]);
    });
  });
}
