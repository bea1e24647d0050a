import { readFileSync } from 'node:fs';
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

const table = readTable();

/**
 * All errors in these renders, by rule, most of them beyond the table; each was judged by hand and is a real fault. A rule
 * that finds another one has to be judged as well.
 */
const ERRORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'dev-2025-11-12-9f47d818.yaml': {
    'collector-setting': 1,
    'dns-name-exists': 7,
    'keycloak-optimized': 1,
    'keycloak-probe-port': 3,
    'limit-range-ratio': 5,
    'nested-mount': 1,
    'writable-path': 1,
  },
  'preview-gke-2025-12-11-785f6934.yaml': {
    'network-ingress-allowed': 2,
  },
  'production-gke-2025-11-12-9f47d818.yaml': {
    'collector-port': 2,
    'dns-name-exists': 4,
    'env-one-source': 5,
    'keycloak-optimized': 1,
    'keycloak-probe-port': 3,
    'limit-range-min': 10,
    'network-ingress-allowed': 4,
    'pdb-overlap': 1,
    'volume-source': 1,
    'writable-path': 1,
  },
  'staging-gke-2025-11-02-ed215321.yaml': {
    'dns-name-exists': 7,
    'env-one-source': 2,
    'keycloak-probe-port': 3,
    'keycloak-removed-option': 1,
    'network-ingress-allowed': 4,
    'pss-capabilities': 4,
    'pss-privilege-escalation': 4,
    'pss-run-as-non-root': 2,
    'pss-seccomp': 5,
    'secretstore-exists': 1,
    'serviceaccount-exists': 2,
  },
  'staging-gke-2025-11-12-67f89426.yaml': {
    'collector-port': 2,
    'collector-setting': 1,
    'configmap-key-exists': 16,
    'keycloak-optimized': 1,
    'keycloak-writable-data': 1,
    'limit-range-ratio': 1,
    'network-ingress-allowed': 2,
    'secret-exists': 17,
    'secret-key-exists': 9,
  },
  'staging-gke-2025-11-12-a9922e97.yaml': {
    'network-ingress-allowed': 2,
  },
  'staging-gke-2025-11-12-ff0731dd.yaml': {
    'configmap-key-exists': 16,
    'network-ingress-allowed': 2,
  },
};

describe.each([...new Set(table.map(({ file }) => file))])('%s', (file) => {
  const findings = findingsOf(file);
  const mine = table.filter((row) => row.file === file);

  test(`each of the ${mine.length} faults that an independent checker found is reported`, () => {
    expect(mine.filter((row) => !isReported(row, findings))).toEqual([]);
  });

  test('its errors are those that were judged', () => {
    const counts: Record<string, number> = {};
    for (const { rule, severity } of findings) if (severity === 'error') counts[rule] = (counts[rule] ?? 0) + 1;

    expect(counts).toEqual(ERRORS[file]);
  });
});
