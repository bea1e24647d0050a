import { code, page, table } from './markdown.mjs';
import { load } from '../project.mjs';

const { allRules } = load('lib/policy/rule-names');
const { readConfig } = load('lib/policy/config');

/** The families in the order in which a reader meets them, each with what its rules have in common. */
const FAMILIES = {
  references: [
    'References',
    'Nothing is named that is not there. A key, port or volume that is missing in an object of the set is an error, and so is a name that exists with the prefix, hash or case that was not applied. An object that is nowhere in the set is a requirement on somebody else, gathered as one warning, and an error where the set is [closed](settings.md).',
  ],
  secrets: [
    'Secret contract',
    'What an ExternalSecret promises, its template makes; what is secret, no manifest shows. Reports never print a value.',
  ],
  'pod-safety': [
    'Pod safety',
    'The controls of the [Pod Security Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), each a rule of its own, by the Kubernetes version and the labels of the namespace; and what containers need of the file system and of their image. A violation is an error where the namespace or [the settings](settings.md) enforce the level.',
  ],
  keycloak: [
    'Keycloak',
    "What Keycloak on Quarkus asks of its manifests, by version. They hold for anybody's Keycloak; what an image was built with is said in [the settings](settings.md).",
  ],
  arithmetic: ['Arithmetic', 'Numbers that have to fit each other: requests, limits, quotas, replicas, budgets.'],
  reachability: [
    'Reachability',
    'For every Service that a value names, the NetworkPolicies on both sides let the connection through. What cannot be told from the set is not reported.',
  ],
  validity: ['Validity', 'What the API server would refuse, or would read as something else than it looks like.'],
  hardening: ['Hardening', 'What is widely asked of manifests, and breaks nothing today.'],
  hygiene: ['Hygiene', 'What does no harm and nobody needs.'],
};

/** The chapters, those whose rules no family above has at the end. */
function chapters() {
  const known = Object.keys(FAMILIES);
  const families = [...new Set(allRules.map(({ family }) => family))];
  return [...known, ...families.filter((family) => !known.includes(family)).sort()].filter((family) =>
    families.includes(family),
  );
}

function fileOf(family) {
  return `rules-${family}.md`;
}

function yaml(text) {
  return ['```yaml', text.trim(), '```'].join('\n');
}

function section({ id, severity, summary, why, bad, good, remedy, source }) {
  return [
    `## ${id}`,
    `${summary} *Default: ${severity}.*`,
    why,
    'Reported:',
    yaml(bad),
    'Not reported:',
    yaml(good),
    `**Remedy.** ${remedy}`,
    `**Source.** <${source}>`,
  ].join('\n\n');
}

function familyPage(family) {
  const [title, intro] = FAMILIES[family] ?? [family, ''];
  const rules = allRules.filter((rule) => rule.family === family);
  return page(`Rules: ${title}`, intro, ...rules.map(section));
}

function index() {
  const { settings } = readConfig('keyfit.yaml');
  const parts = chapters().flatMap((family) => {
    const rules = allRules.filter((rule) => rule.family === family);
    const link = ({ id }) => `[${code(id)}](${fileOf(family)}#${id})`;
    return [
      `## ${FAMILIES[family]?.[0] ?? family}`,
      table(
        ['Rule', 'Default', 'Promise'],
        rules.map((rule) => [link(rule), rule.severity, rule.summary.replaceAll('|', '\\|')]),
      ),
    ];
  });
  return page(
    'Rules',
    `What ${code('keyfit validate')} and ${code('npm run synth')} ask of manifests. ${code('keyfit explain RULE')} prints the same. A rule's default
severity can be set in [the settings](settings.md).`,
    ...parts,
    '## Waivers',
    `What ${code('keyfit.yaml')} of this project lets through, each with its reason. A waiver that waives nothing is reported.`,
    table(
      ['Rule', 'About', 'Reason'],
      settings.waivers.map(({ rule, resource = '', about = '', reason }) => [
        code(rule),
        code(about || resource),
        reason.replaceAll('|', '\\|'),
      ]),
    ),
  );
}

/** The index of rules and a page for each family, by file name. */
export function rulePages() {
  return [['rules.md', index()], ...chapters().map((family) => [fileOf(family), familyPage(family)])];
}
