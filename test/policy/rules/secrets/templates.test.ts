import type { JsonObject } from '../../../../lib/manifests';
import { droppedEntry } from '../../../../lib/policy/rules/secrets/dropped-entry';
import { randomInTemplate } from '../../../../lib/policy/rules/secrets/random-in-template';
import { templateEntryExists } from '../../../../lib/policy/rules/secrets/template-entry-exists';
import { templateFunction } from '../../../../lib/policy/rules/secrets/template-function';
import {
  foreignFunctions,
  knownFunctions,
  randomFunctions,
} from '../../../../lib/policy/rules/secrets/template-functions';
import { templateSyntax } from '../../../../lib/policy/rules/secrets/template-syntax';
import { check, object, severities } from '../../support';
import { externalSecret, oddPlans, templated } from './support';

const AT = '/spec/target/template/data/made';

test.each([droppedEntry, randomInTemplate, templateEntryExists, templateFunction, templateSyntax])(
  '$id survives values of wrong types, and has nothing to say of them',
  (rule) => {
    expect(check(rule, ...oddPlans)).toEqual([]);
  },
);

describe('template-syntax', () => {
  test('reports a template that does not parse, and never its text', () => {
    expect(check(templateSyntax, templated('hunter2 {{ .fetched'))).toEqual([
      {
        rule: 'template-syntax',
        on: 'ExternalSecret/keys',
        path: AT,
        message: 'a template of Secret "keys" cannot be parsed: an action is opened by "{{" and not closed',
      },
    ]);
  });

  test.each<[string, JsonObject, string]>([
    ['a literal', { templateFrom: [{ literal: '{{ end }}' }] }, '/spec/target/template/templateFrom/0/literal'],
    ['a label', { metadata: { labels: { a: '{{' } } }, '/spec/target/template/metadata/labels/a'],
  ])('reports it in %s as well', (_, template, path) => {
    expect(check(templateSyntax, templated('x', template))).toMatchObject([{ path }]);
  });

  test('leaves the templates of the first engine alone', () => {
    expect(check(templateSyntax, templated('{{ .a-b }}', { engineVersion: 'v1' }))).toEqual([]);
  });

  test('reads the templates of a ClusterExternalSecret where they stand', () => {
    const { spec } = templated('{{ .a-b }}');
    const cluster = object('ClusterExternalSecret', 'all', { spec: { externalSecretSpec: spec ?? {} } });

    expect(check(templateSyntax, cluster)).toMatchObject([
      { path: '/spec/externalSecretSpec/target/template/data/made' },
    ]);
  });
});

describe('template-function', () => {
  test.each(['required', 'include', 'tpl', 'lookup', 'env', 'expandenv'])('refuses %s of other engines', (name) => {
    const secret = templated(`{{ ${name} "x" .fetched }}`);

    expect(check(templateFunction, secret)).toMatchObject([
      {
        path: AT,
        message: `a template of Secret "keys" calls "${name}", which the External Secrets Operator does not have`,
      },
    ]);
    expect(severities(templateFunction, {}, secret)).toEqual(['error']);
  });

  test('warns of a function that no release is known to have', () => {
    const secret = templated('{{ .fetched | b64encode }}');

    expect(check(templateFunction, secret)).toMatchObject([
      { message: expect.stringContaining('is no known function') as string },
    ]);
    expect(severities(templateFunction, {}, secret)).toEqual(['warning']);
  });

  test.each(['fail', 'toYaml', 'htpasswd', 'pkcs12key', 'printf', 'regexMatch', 'eq'])('knows %s', (name) => {
    expect(check(templateFunction, templated(`{{ ${name} .fetched }}`))).toEqual([]);
  });

  test('its tables agree with each other', () => {
    expect([...foreignFunctions].filter((name) => knownFunctions.has(name))).toEqual([]);
    expect([...randomFunctions].filter((name) => !knownFunctions.has(name))).toEqual([]);
  });
});

describe('template-entry-exists', () => {
  test('reports an entry that nothing fetches', () => {
    expect(check(templateEntryExists, templated('{{ .fetchd }}'))).toEqual([
      {
        rule: 'template-entry-exists',
        on: 'ExternalSecret/keys',
        path: AT,
        message: 'a template of Secret "keys" reads the entry "fetchd", which neither data nor dataFrom fetches',
      },
    ]);
  });

  test.each([
    ['{{ .other }}', ['error']],
    ['{{ if .other }}x{{ end }}', ['error']],
    ['{{ index . "other" }}', ['error']],
    ['{{ .other | default "x" }}', ['error']],
    ['{{ if .fetched }}{{ .other }}{{ end }}', ['warning']],
    ['{{ if and .fetched .other }}x{{ end }}', ['warning']],
    ['{{ index . "other" | default "x" }}', []],
    ['{{ if hasKey . "other" }}{{ .other }}{{ end }}', []],
    ['{{ with .fetched }}{{ .other }}{{ end }}', []],
    ['{{ .fetched }}{{ index . "fetched" }}', []],
    ['{{ .a-b }}', []],
  ])('weighs %s as %j', (text, expected) => {
    expect(severities(templateEntryExists, {}, templated(text))).toEqual(expected);
  });

  test('reports an entry once for each template', () => {
    expect(check(templateEntryExists, templated('{{ .a }}{{ .a }}{{ .b }}'))).toHaveLength(2);
  });

  test.each<[string, JsonObject]>([
    ['an extracted object', { dataFrom: [{ extract: { key: 'remote' } }] }],
    [
      'a generator that is not in the set',
      { dataFrom: [{ sourceRef: { generatorRef: { kind: 'Password', name: 'p' } } }] },
    ],
    ['a patch that has only the template', { data: [] }],
  ])('has nothing to say where what is fetched cannot be told: %s', (_, spec) => {
    expect(check(templateEntryExists, templated('{{ .other }}', {}, spec))).toEqual([]);
  });

  test('knows the entries of a generator in the set', () => {
    const spec = { dataFrom: [{ sourceRef: { generatorRef: { kind: 'Password', name: 'p' } } }] };
    const generator = object('Password', 'p', { spec: { secretKeys: ['one'] } });

    expect(check(templateEntryExists, templated('{{ .one }}{{ .password }}', {}, spec), generator)).toMatchObject([
      { message: expect.stringContaining('"password"') as string },
    ]);
  });
});

describe('dropped-entry', () => {
  test('reports an entry that no template reads, at the entry', () => {
    expect(check(droppedEntry, templated('plain'))).toEqual([
      {
        rule: 'dropped-entry',
        on: 'ExternalSecret/keys',
        path: '/spec/data/0',
        message: 'the entry "fetched" is fetched and does not reach Secret "keys": no template reads it',
      },
    ]);
  });

  test.each<[string, JsonObject]>([
    ['no template at all', externalSecret()],
    ['a template without data', externalSecret({ target: { template: { type: 'Opaque' } } })],
    ['a template that reads it', templated('{{ .fetched }}')],
    ['a template that reads it by name', templated('{{ index . "fetched" }}')],
    ['a label that reads it', templated('x', { metadata: { labels: { a: '{{ .fetched }}' } } })],
    ['a template that takes everything', templated('{{ . | toJson }}')],
    ['a merged template', templated('x', { mergePolicy: 'Merge' })],
    ['templates that stand elsewhere', templated('x', { templateFrom: [{ configMap: { name: 'c' } }] })],
    ['a template that cannot be read', templated('{{ .a-b }}')],
  ])('accepts %s', (_, secret) => {
    expect(check(droppedEntry, secret)).toEqual([]);
  });
});

describe('random-in-template', () => {
  test('reports functions that give another value at every refresh', () => {
    expect(check(randomInTemplate, templated('{{ uuidv4 }}{{ htpasswd "a" .fetched }}'))).toMatchObject([
      {
        path: AT,
        message:
          'a template of Secret "keys" calls "uuidv4", "htpasswd" and is rendered at every refresh, each time with another value',
      },
    ]);
  });

  test.each<[string, JsonObject]>([
    ['created once', { refreshPolicy: 'CreatedOnce' }],
    ['on change', { refreshPolicy: 'OnChange' }],
    ['never again', { refreshInterval: '0' }],
    ['never again, in units', { refreshInterval: '0h0m0s' }],
  ])('accepts them where the Secret is rendered %s', (_, spec) => {
    expect(check(randomInTemplate, templated('{{ uuidv4 }}', {}, spec))).toEqual([]);
  });

  test('accepts functions that give the same value each time', () => {
    expect(check(randomInTemplate, templated('{{ .fetched | sha256sum }}'))).toEqual([]);
  });
});
