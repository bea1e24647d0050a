import type { JsonObject } from '../../../../lib/manifests';
import { secretBase64 } from '../../../../lib/policy/rules/secrets/secret-base64';
import { secretTypeKeys } from '../../../../lib/policy/rules/secrets/secret-type-keys';
import { check, object, severities } from '../../support';
import { oddPlans } from './support';

function withData(value: string, rest: JsonObject = {}): JsonObject {
  return object('Secret', 'till', { data: { 'a/b': value }, ...rest });
}

describe('secret-base64', () => {
  test('reports a value that cannot be decoded, and never the value', () => {
    expect(check(secretBase64, withData('hunter2'))).toEqual([
      {
        rule: 'secret-base64',
        on: 'Secret/till',
        path: '/data/a~1b',
        message: 'the value of "a/b" is not base64, and the API server refuses the Secret',
      },
    ]);
  });

  test.each(['a', 'ab', 'ab=', 'abc d', 'a===', 'a-b_', '====='])('refuses %j', (text) => {
    expect(severities(secretBase64, {}, withData(text))).toEqual(['error']);
  });

  test.each(['', 'eA==', 'eHg=', 'eHh4', 'eHh4\neHh4\n', 'test'])('accepts %j', (text) => {
    expect(check(secretBase64, withData(text))).toEqual([]);
  });

  test.each(['${PASSWORD}', '<path:secret#key>', '{{ .password }}', '$(PASSWORD)'])(
    'only warns of %s, which another tool may fill in',
    (text) => {
      expect(severities(secretBase64, {}, withData(text))).toEqual(['warning']);
    },
  );

  test('leaves alone what SOPS encrypts, and Secrets of other groups', () => {
    expect(check(secretBase64, withData('ENC[AES256_GCM,data:x]', { sops: { version: '3' } }))).toEqual([]);
    expect(check(secretBase64, { apiVersion: 'acme.dev/v1', ...withData('not so') })).toEqual([]);
  });

  test('survives values of wrong types', () => {
    expect(check(secretBase64, ...oddPlans)).toEqual([]);
  });

  test('reads a value of megabytes', () => {
    expect(check(secretBase64, withData('A'.repeat(4_000_000)))).toEqual([]);
  });
});

describe('secret-type-keys', () => {
  test.each([
    ['kubernetes.io/tls', { 'tls.crt': 'x' }, '"tls.key"'],
    ['kubernetes.io/tls', {}, '"tls.crt" and "tls.key"'],
    ['kubernetes.io/dockerconfigjson', { 'config.json': '{}' }, '".dockerconfigjson"'],
    ['kubernetes.io/dockercfg', {}, '".dockercfg"'],
    ['kubernetes.io/basic-auth', { user: 'x' }, '"username" or "password"'],
    ['kubernetes.io/ssh-auth', {}, '"ssh-privatekey"'],
  ])('refuses a Secret of the type %s without its keys', (type, stringData, missing) => {
    expect(check(secretTypeKeys, object('Secret', 'till', { type, stringData }))).toMatchObject([
      {
        path: '/type',
        message: `a Secret of the type ${type} needs ${missing}, and the API server refuses it without`,
      },
    ]);
  });

  test.each<[string, JsonObject]>([
    ['Opaque', {}],
    ['helm.sh/release.v1', {}],
    ['constructor', {}],
    ['kubernetes.io/tls', { data: { 'tls.crt': '' }, stringData: { 'tls.key': '' } }],
    ['kubernetes.io/basic-auth', { stringData: { password: 'x' } }],
    ['kubernetes.io/dockerconfigjson', { data: { '.dockerconfigjson': 'e30=' } }],
    ['kubernetes.io/dockerconfigjson', { stringData: { '.dockerconfigjson': '${PULL_SECRET}' } }],
    ['kubernetes.io/dockerconfigjson', { data: { '.dockerconfigjson': 'ENC[x]' }, sops: {} }],
  ])('accepts a Secret of the type %s with %j', (type, rest) => {
    expect(check(secretTypeKeys, object('Secret', 'till', { type, ...rest }))).toEqual([]);
  });

  test.each([
    ['stringData', 'not json'],
    ['data', 'bm90IGpzb24='],
  ])('refuses under %s what should be JSON and is not', (field, value) => {
    const type = 'kubernetes.io/dockerconfigjson';
    const secret = object('Secret', 'till', { type, [field]: { '.dockerconfigjson': value } });

    expect(check(secretTypeKeys, secret)).toMatchObject([
      { path: `/${field}/.dockerconfigjson`, message: expect.stringContaining('is not JSON') as string },
    ]);
  });

  test('asks a Secret for a token for its account', () => {
    const type = 'kubernetes.io/service-account-token';
    const annotations = { 'kubernetes.io/service-account.name': 'till' };

    expect(check(secretTypeKeys, object('Secret', 'till', { type }))).toMatchObject([{ path: '/metadata' }]);
    expect(check(secretTypeKeys, { kind: 'Secret', metadata: { name: 'till', annotations }, type })).toEqual([]);
  });

  test('survives values of wrong types', () => {
    expect(() => check(secretTypeKeys, ...oddPlans)).not.toThrow();
  });
});
