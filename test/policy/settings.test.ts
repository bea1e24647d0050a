import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod/mini';
import { defaultSettings } from '../../lib/policy';
import { parseSettings, settingsJsonSchema } from '../../lib/policy/settings-file';
import type { settingsSchema } from '../../lib/policy/settings-schema';
import type { SettingsFile } from '../../lib/policy/settings';
import { InputError } from '../../lib/policy/input-error';

const FILE = 'keyfit.yaml';

/** The faults of a settings file, one a line, or none. */
function faults(text: string): string[] {
  try {
    parseSettings(text, FILE);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split('\n');
  }
}

const COMPLETE = `
world: closed
namespace: shop
kubernetes: "1.34"
podSecurity: restricted
autopilot: true
external:
  - kind: Secret
    name: till-*
    namespace: shop
    keys: [token]
    reason: made by hand, once
rules:
  configmap-exists: off
  secret-exists: error
images:
  - image: "*/redis"
    writable: [/data]
    kept: [/etc]
    buildEnv: { A: "1" }
    version: 8.2.1
requiredLabels:
  - { label: team, kinds: [Deployment], value: "team-*", reason: says who is called }
allowedRegistries: [registry.example]
forbiddenKinds:
  - { kind: Secret, reason: the vault has them }
waivers:
  - rule: secret-exists
    resource: Deployment/till
    about: token
    reason: the vault is not there yet
    expires: 2031-01-31
catalogue:
  consumers:
    - kinds: [Till]
      at: spec.secretRef
      name: name
      target: Secret
  producers:
    - kind: Till
      makes: Secret
      name: "{metadata.name}-till"
      keys: [token]
baseline: known.json
failOn: warning
`;

describe('a settings file', () => {
  test('may say everything that settings hold', () => {
    const { settings, run } = parseSettings(COMPLETE, FILE);

    expect(settings).toEqual({
      world: 'closed',
      namespace: 'shop',
      kubernetes: '1.34',
      podSecurity: 'restricted',
      autopilot: true,
      external: [{ kind: 'Secret', name: 'till-*', namespace: 'shop', keys: ['token'], reason: 'made by hand, once' }],
      rules: { 'configmap-exists': 'off', 'secret-exists': 'error' },
      images: [{ image: '*/redis', writable: ['/data'], kept: ['/etc'], buildEnv: { A: '1' }, version: '8.2.1' }],
      requiredLabels: [{ label: 'team', kinds: ['Deployment'], value: 'team-*', reason: 'says who is called' }],
      allowedRegistries: ['registry.example'],
      forbiddenKinds: [{ kind: 'Secret', reason: 'the vault has them' }],
      waivers: [
        {
          rule: 'secret-exists',
          resource: 'Deployment/till',
          about: 'token',
          reason: 'the vault is not there yet',
          expires: '2031-01-31',
        },
      ],
      catalogue: {
        consumers: [{ kinds: ['Till'], at: 'spec.secretRef', name: 'name', target: 'Secret' }],
        producers: [{ kind: 'Till', makes: 'Secret', name: '{metadata.name}-till', keys: ['token'] }],
      },
    });
    expect(run).toEqual({ baseline: 'known.json', failOn: 'warning' });
  });

  test.each([
    ['nothing', ''],
    ['a comment', '# later\n'],
    ['a start of a document', '---\n'],
    ['null', 'null\n'],
    ['a byte order mark', '\uFEFF'],
  ])('of %s says nothing', (_, text) => {
    expect(parseSettings(text, FILE).settings).toEqual(defaultSettings);
  });

  test('may name rules by patterns, of which the last counts, and a name more than any', () => {
    const { rules } = parseSettings(
      'rules: { secret-exists: error, "secret-*": off, "*-key-exists": advice }',
      FILE,
    ).settings;

    expect(rules).toMatchObject({
      'secret-exists': 'error',
      'secret-owners': 'off',
      'secret-key-exists': 'advice',
      'configmap-key-exists': 'advice',
    });
    expect(rules['pss-seccomp']).toBeUndefined();
  });

  test('that says one list of the catalogue leaves the other empty', () => {
    const { catalogue } = parseSettings('catalogue: { consumers: [] }', FILE).settings;

    expect(catalogue).toEqual({ consumers: [], producers: [] });
  });

  test('gives the places of its waivers', () => {
    const { origin } = parseSettings('waivers:\n  - rule: secret-exists\n    reason: x\n', FILE);

    expect(origin.locate('/waivers/0')).toEqual({ line: 2, column: 5 });
    expect(origin.locate('/waivers/0/reason')).toEqual({ line: 3, column: 13 });
    expect(origin.lineAt(2)).toBe('  - rule: secret-exists');
  });
});

describe('a fault of a settings file is told with line, column, what was expected and what to do', () => {
  test.each([
    ['an unknown key', 'wrold: closed', '1:1: unknown key "wrold"; write "world" if that is meant'],
    [
      'an unknown key deep inside',
      'waivers:\n  - rule: secret-exists\n    reason: x\n    expire: 2031-01-01',
      '4:5: unknown key "expire" in "waivers[0]"; write "expires" if that is meant',
    ],
    [
      'a key like no other',
      'waivers:\n  - { rule: secret-exists, reason: x, zzzzzzzz: 1 }',
      '2:39: unknown key "zzzzzzzz" in "waivers[0]"; remove it; known are rule, resource, about, reason, expires',
    ],
    ['a key of all objects', '__proto__: 1', '1:1: unknown key "__proto__"; remove it; known are for, world, '],
    ['a word that is none', 'world: close', '1:8: "world" must be one of open, closed, not "close"; write closed'],
    ['a number for text', 'namespace: 1', '1:12: "namespace" must be text, not a number; put the value in quotes'],
    ['a namespace of blanks', 'namespace: " "', '1:12: "namespace" must be the name of a namespace, of lower-case '],
    ['a namespace that is a path', 'namespace: ../../etc', '1:12: "namespace" must be the name of a namespace, of '],
    [
      'a namespace that is too long',
      `namespace: ${'a'.repeat(64)}`,
      '1:12: "namespace" must be the name of a namespace, of at most 63 characters; ',
    ],
    [
      'a namespace of an external object',
      'external: [{ kind: A, name: a, reason: x, namespace: A }]',
      '1:54: "external[0].namespace" must be the name of a namespace, of lower-case ',
    ],
    [
      'a version that is a number',
      'kubernetes: 1.30',
      '1:13: "kubernetes" must be text, not a number; put the value in quotes',
    ],
    ['a version that is none', 'kubernetes: latest', '1:13: "kubernetes" must be a version such as "1.33"; '],
    [
      'text for true or false',
      'autopilot: "yes"',
      '1:12: "autopilot" must be true or false, not text; Whether the pods ',
    ],
    ['a mapping for a list', 'waivers:\n  rule: a', '1:1: "waivers" must be a list, not a mapping; Findings that are '],
    ['a list for the file', '- a', '1:1: the file must be a mapping, not a list; Settings of `keyfit validate`'],
    ['nothing for text', 'namespace:', '1:1: "namespace" must be text, not nothing; '],
    [
      'a waiver without a reason',
      'waivers:\n  - rule: secret-exists',
      '2:5: "waivers[0].reason" is missing; add it: Why the finding is allowed',
    ],
    [
      'a waiver with an empty reason',
      'waivers:\n  - rule: secret-exists\n    reason: " "',
      '3:13: "waivers[0].reason" must say something; Why the finding is allowed',
    ],
    [
      'a day that is none',
      'waivers:\n  - rule: secret-exists\n    reason: x\n    expires: 2031-02-30',
      '4:14: "waivers[0].expires" must be a day of the calendar as YYYY-MM-DD; The last day it holds',
    ],
    [
      'a waiver of no rule',
      'waivers:\n  - rule: secret-exist\n    reason: x',
      '2:11: "secret-exist" is no rule; write "secret-exists" if that is meant',
    ],
    [
      'a setting of no rule',
      'rules:\n  secret-exist: off',
      '2:3: "secret-exist" is no rule; write "secret-exists" if that is meant',
    ],
    [
      'a pattern that no rule fits',
      'rules:\n  "pssx-*": off',
      '2:3: "pssx-*" is no rule; name a rule that `keyfit rules` lists',
    ],
    [
      'a rule that all objects know',
      'rules:\n  constructor: off',
      '2:3: "constructor" is no rule; name a rule that `keyfit rules` lists',
    ],
    [
      'a rule that is what all objects inherit',
      'rules:\n  __proto__: off',
      '2:3: "__proto__" is no rule; name a rule that `keyfit rules` lists',
    ],
    [
      'such a key among variables',
      'images:\n  - { image: a, writable: [], kept: [], buildEnv: { __proto__: b } }',
      '2:53: "images[0].buildEnv" can not have the key "__proto__"; remove it',
    ],
    [
      'such a key among labels',
      'for:\n  labels: { __proto__: b }',
      '2:13: "for.labels" can not have the key "__proto__"; remove it',
    ],
    [
      'a severity that is none',
      'rules:\n  secret-exists: warn',
      '2:18: "rules.secret-exists" must be one of error, warning, advice, off, not "warn"; write one of them',
    ],
    [
      'a key that stands twice',
      'world: open\nworld: closed',
      '2:1: no valid YAML: duplicated mapping key; correct the file',
    ],
    ['no YAML', 'world: [', '1:9: no valid YAML: '],
    ['two documents', 'world: open\n---\nworld: closed', 'no valid YAML: '],
  ])('%s', (_, text, message) => {
    const found = faults(text);

    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
    expect(found[0]).toMatch(/^keyfit\.yaml:/);
  });

  test('and so are all others, in their order', () => {
    const text = 'waivers:\n  - reason: x\nworld: shut\nnamespaces: a\n';

    expect(faults(text).map((line) => line.split(':').slice(1, 3).join(':'))).toEqual(['2:5', '3:8', '4:1']);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'])(
    '%s is a key like any other: unknown wherever keys are known, and no rule',
    (key) => {
      const unknown = [
        `${key}: 1`,
        `for: { ${key}: 1 }`,
        `external: [{ kind: Secret, name: a, reason: b, ${key}: 1 }]`,
        `images: [{ image: a, writable: [], kept: [], ${key}: 1 }]`,
        `waivers: [{ rule: secret-exists, reason: b, ${key}: 1 }]`,
        `catalogue: { ${key}: 1 }`,
        `catalogue: { consumers: [{ kinds: [A], at: a, target: Secret, ${key}: 1 }] }`,
        `catalogue: { producers: [{ kind: A, makes: Secret, name: a, ${key}: 1 }] }`,
      ];

      expect(unknown.map((text) => faults(text).length)).toEqual(unknown.map(() => 1));
      expect(unknown.filter((text) => !faults(text)[0]?.includes(`unknown key "${key}"`))).toEqual([]);
      expect(faults(`rules: { ${key}: off }`)).toEqual([expect.stringContaining(`"${key}" is no rule`)]);
      expect(faults(`waivers: [{ rule: ${key}, reason: a }]`)).toEqual([
        expect.stringContaining(`"${key}" is no rule`),
      ]);
    },
  );

  test.each([
    ['aliases that multiply', `a: &a [x]\n${'b: [*a, *a]\n'.repeat(1)}c: [${'*a, '.repeat(101)}*a]`],
    ['deep nesting', `rules: ${'['.repeat(200)}${']'.repeat(200)}`],
  ])('%s are refused', (_, text) => {
    expect(faults(text)[0]).toContain('no valid YAML');
  });
});

/** As mutable data, since schemas know no `readonly`. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = T extends object ? { [Key in keyof T]: Flat<T[Key]> } : T;

test('the schema and the settings are of one type', () => {
  const same: Same<Flat<Plain<SettingsFile>>, Flat<Plain<z.infer<typeof settingsSchema>>>> = true;

  expect(same).toBe(true);
});

describe('the JSON Schema for editors', () => {
  test('is the one that the schema gives', () => {
    const written = readFileSync(join(__dirname, '../../keyfit.schema.json'), 'utf8');

    expect(JSON.parse(written)).toEqual(settingsJsonSchema());
  });

  test('describes every setting, and allows no other', () => {
    const { properties, additionalProperties } = settingsJsonSchema() as {
      properties: Record<string, { description?: string }>;
      additionalProperties: boolean;
    };

    expect(additionalProperties).toBe(false);
    expect(Object.entries(properties).flatMap(([name, { description }]) => (description ? [] : [name]))).toEqual([]);
  });
});
