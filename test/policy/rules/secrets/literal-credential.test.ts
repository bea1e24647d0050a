import { literalCredential } from '../../../../lib/policy/rules/secrets/literal-credential';
import { check, deployment, object, podSpec, severities } from '../../support';
import { oddPlans } from './support';

function env(name: string, value: string) {
  return deployment('till', podSpec({ env: [{ name, value }] }));
}

function reported(name: string, value: string): boolean {
  return check(literalCredential, env(name, value)).length > 0;
}

describe('literal-credential', () => {
  test('reports a password in the environment, and never the value', () => {
    const found = check(literalCredential, env('DB_PASSWORD', 'hunter2'));

    expect(found).toEqual([
      {
        rule: 'literal-credential',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/env/0/value',
        message: 'the environment variable "DB_PASSWORD" holds a credential as plain text',
      },
    ]);
  });

  test('reports one in a ConfigMap and in arguments', () => {
    const config = object('ConfigMap', 'settings', { data: { 'smtp.password': 'hunter2', user: 'till' } });
    const pod = deployment(
      'till',
      podSpec({ args: ['--db-password=hunter2', '--api-key', 'abcdef', '--user', 'till'] }),
    );

    expect(check(literalCredential, config, pod).map(({ message }) => message)).toEqual([
      'the argument "db-password" holds a credential as plain text',
      'the argument "api-key" holds a credential as plain text',
      'the key "smtp.password" of a ConfigMap holds a credential as plain text',
    ]);
  });

  test.each([
    'DB_PASS',
    'adminPassword',
    'GITHUB_TOKEN',
    'API_KEY',
    'AWS_SECRET_ACCESS_KEY',
    'JWT_SECRET',
    'SECRET_KEY',
    'oidcClientSecret',
  ])('takes %s for the name of a credential', (name) => {
    expect(reported(name, 'correct-horse-9')).toBe(true);
  });

  test.each([
    'DB_PASSWORD_FILE',
    'AWS_ACCESS_KEY_ID',
    'PASSWORD_MIN_LENGTH',
    'TOKEN_TTL',
    'TLS_SECRET',
    'SECRET_NAME',
    'MAX_TOKEN',
    'PUBLIC_KEY',
    'ALLOW_EMPTY_PASSWORD',
    'KEY',
    'COMPASS',
    'constructor',
  ])('does not take %s for the name of a credential', (name) => {
    expect(reported(name, 'correct-horse-9')).toBe(false);
  });

  test.each([
    '',
    'true',
    'none',
    '/etc/till/password',
    './password.txt',
    '$(PASSWORD)',
    '${PASSWORD}',
    '{{ .password }}',
    '<path:secret/till#password>',
    'vault:secret/data/till#password',
    'arn:aws:secretsmanager:eu:1:secret:till',
    'https://vault.acme.dev/v1',
    'till-db-credentials',
    'CHANGE_ME',
    'the password of the till',
  ])('does not take %j for a credential', (value) => {
    expect(reported('DB_PASSWORD', value)).toBe(false);
  });

  test('takes a number for a password, and not for a token', () => {
    expect(reported('DB_PASSWORD', '123456')).toBe(true);
    expect(reported('CANCEL_TOKEN', '4096')).toBe(false);
  });

  test('does not take the name of a Secret in the set for a credential', () => {
    expect(check(literalCredential, env('AUTH_SECRET', 'till'), object('Secret', 'till'))).toEqual([]);
  });

  test.each(['postgres://till:hunter2@db:5432/till', 'amqp://till:hunter2@mq', 'see redis://:hunter2@cache'])(
    'reports the password in %s, whatever the name',
    (value) => {
      expect(check(literalCredential, env('TARGET', value)).map(({ message }) => message)).toEqual([
        'the environment variable "TARGET" has a URL with a password in it',
      ]);
    },
  );

  test.each([
    'postgres://till@db/till',
    'postgres://till:$(DB_PASSWORD)@db/till',
    'postgres://till:${DB_PASSWORD}@db/till',
    'postgres://till:****@db/till',
    'https://db:5432/till?user=a@b',
    'docker.io/till:1.4@sha256:abc',
  ])('accepts %s', (value) => {
    expect(reported('TARGET', value)).toBe(false);
  });

  test('is an error where the set is closed', () => {
    expect(severities(literalCredential, {}, env('DB_PASSWORD', 'hunter2'))).toEqual(['warning']);
    expect(severities(literalCredential, { world: 'closed' }, env('DB_PASSWORD', 'hunter2'))).toEqual(['error']);
  });

  test('survives values of wrong types', () => {
    const pods = [{ env: 7 }, { env: [null, { name: 7, value: [] }] }, { args: 'x', command: [7, null] }, { image: 7 }];

    expect(check(literalCredential, ...oddPlans, ...pods.map((pod) => deployment('till', podSpec(pod))))).toEqual([]);
    expect(check(literalCredential, object('ConfigMap', 'c', { data: ['x'] }))).toEqual([]);
  });

  // Put together here, so that nobody takes this file for a leak.
  const marked = (...parts: readonly string[]) => parts.join('');
  const KEY = marked('-----BEGIN ', 'PRIVATE KEY-----');
  const GITHUB = marked('gh', 'p_');
  const AWS = marked('AK', 'IA');
  const BODY = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEA';

  test.each([
    [`tls:\n  key: |\n    ${KEY}\n    ${BODY}\n`, 'a private key'],
    [`{"private_key": "${KEY}\\n${BODY}\\n"}`, 'a private key'],
    [`token: ${GITHUB}w9X2kL7mQ4rT8vZ1nB5cJ3hF6gD0sAyEuPiO`, 'a token of GitHub'],
    [`aws_access_key_id = ${AWS}Q3EGTVNWZJ5XKL2M`, 'a token of AWS'],
  ])('reports a key in a file of a ConfigMap by its form, and never the value (%#)', (text, what) => {
    const config = object('ConfigMap', 'settings', { data: { 'till.conf': text } });

    expect(check(literalCredential, config)).toEqual([
      {
        rule: 'literal-credential',
        on: 'ConfigMap/settings',
        path: '/data/till.conf',
        message: `the key "till.conf" of a ConfigMap holds ${what} as plain text`,
      },
    ]);
  });

  test('reports a token in the environment whatever the variable is called', () => {
    expect(check(literalCredential, env('CI', `${GITHUB}w9X2kL7mQ4rT8vZ1nB5cJ3hF6gD0sAyEuPiO`))).toMatchObject([
      { message: 'the environment variable "CI" holds a token of GitHub as plain text' },
    ]);
  });

  test.each([
    `put your key between ${KEY} and its end`,
    '-----BEGIN CERTIFICATE-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEA\n',
    `-----BEGIN PUBLIC KEY-----\n${BODY}\n`,
    `key: ${AWS}IOSFODNN7EXAMPLE`,
    `token: ${GITHUB}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`,
  ])('accepts %j, which is no key', (text) => {
    expect(check(literalCredential, object('ConfigMap', 'settings', { data: { 'till.conf': text } }))).toEqual([]);
  });
});
