import fc from 'fast-check';
import { maskName, maskObject, maskPath, maskPointer, maskSentence, maskText, maskValue } from '../../lib/text';
import { expectLinear } from '../support/growth';

const CANARY = 'Qz7vTq9wXk2p';

/** Credentials of known forms, put together here so that no scanner takes them for real ones. */
const TOKENS: readonly (readonly [issuer: string, token: string])[] = [
  ['GitHub', `ghp_${'a1'.repeat(18)}`],
  ['GitHub, with a scope', `github_pat_${'a1'.repeat(20)}`],
  ['GitLab', `glpat-${'a1'.repeat(10)}`],
  ['npm', `npm_${'a1'.repeat(18)}`],
  ['AWS', `AKIA${'A1'.repeat(8)}`],
  ['Google', `AIza${'a1'.repeat(17)}x`],
  ['Slack', `xoxb-${'123-'.repeat(4)}abc`],
  ['Stripe', `sk_live_${'a1'.repeat(12)}`],
  ['OpenAI', `sk-${'a1'.repeat(24)}`],
  ['Anthropic', `sk-ant-api03-${'a1'.repeat(24)}`],
  ['Vault', `hvs.${'a1'.repeat(14)}`],
  ['any issuer, as a JSON Web Token', `eyJ${'a1'.repeat(10)}.eyJ${'b2'.repeat(10)}.${'c3'.repeat(10)}`],
  ['any issuer, as a key', `-----BEGIN EC PRIVATE KEY-----\n${CANARY}\n-----END EC PRIVATE KEY-----`],
  ['any issuer, as a key that is cut off', `-----BEGIN PRIVATE KEY-----\n${CANARY}`],
  ['any issuer, in a header', `Bearer ${'a1'.repeat(12)}`],
];

describe('a credential', () => {
  test.each(TOKENS)('of %s is hidden in whatever is shown', (_, token) => {
    const secret = token.replace(/^Bearer /, '').slice(12);

    for (const mask of [maskText, maskSentence, maskName, maskPointer]) {
      expect(mask(token)).not.toContain(secret);
      expect(mask(`a "${token}" b`)).not.toContain(secret);
    }
  });

  test.each([
    [
      'in quotes',
      `variable "PASSWORD=${CANARY}" is missing; did you mean "A"?`,
      'variable "PASSWORD=…" is missing; did you mean "A"?',
    ],
    ['in quotes of its own', `variable "A="${CANARY} x"" is missing`, 'variable "A=…" is missing'],
    ['with spaces', `name "A = ${CANARY} ${CANARY}" is long`, 'name "A = …" is long'],
    ['behind a kind', `Pod/a=${CANARY}, Pod/b: c`, 'Pod/a=… Pod/b: c'.replace('…', '…,')],
    ['in a list', `with keys a, DB=${CANARY}, b`, 'with keys a, DB=…, b'],
    ['as a flag', `unknown option '--pasword=${CANARY}'`, "unknown option '--pasword=…'"],
    ['as a default', `no port "\${PORT:-${CANARY}}", only b`, 'no port "${PORT:-…}", only b'],
    ['in a query', `https://a.b/?x=1&api_key=${CANARY}`, 'https://a.b/?x=1&api_key=…'],
    ['in JSON', `of {"password":"${CANARY}"}`, 'of {"password":"…"}'],
    ['in YAML', `near password: ${CANARY} x`, 'near password: … x'],
    ['in quotes behind other words', `the name "export Y=${CANARY} ${CANARY}" is`, 'the name "export Y=…" is'],
    ['in quotes of its own', `variable X="${CANARY} ${CANARY}" is`, 'variable X=… is'],
    ['in JSON', `labels {"A=${CANARY} ${CANARY}":"b"}`, 'labels {"A=…":"b"}'],
  ])('that a name is given is hidden in a sentence %s', (_, sentence, expected) => {
    expect(maskSentence(sentence)).toBe(expected);
  });

  test.each([
    [`https://me:${CANARY}@a.b/c`, 'https://…@a.b/c'],
    [`https://${CANARY}@a.b/c`, 'https://…@a.b/c'],
    [`redis://:${CANARY}@a:6379`, 'redis://…@a:6379'],
    [`postgres://me:${CANARY}/@${CANARY}@a/b`, 'postgres://…@a/b'],
    [`amqp://a:${CANARY}@b,amqp://c:${CANARY}@d`, 'amqp://…@d'],
    [`jdbc:oracle:thin:me/${CANARY}@//a:1521/b`, 'jdbc:…@//a:1521/b'],
    [`me:${CANARY}@a.b/c:1`, 'me:…@a.b/c:1'],
  ])('in front of a host is hidden: %s', (text, expected) => {
    for (const mask of [maskText, maskSentence, maskName]) expect(mask(text)).toBe(expected);
  });

  test('in a name that is given one is hidden to its end', () => {
    expect(maskName(`DB_PASSWORD=${CANARY}/"${CANARY}`)).toBe('DB_PASSWORD=…');
    expect(maskObject(`ConfigMap/a=${CANARY} ${CANARY}`)).toBe('ConfigMap/a=…');
    expect(maskPointer(`/data/a=${CANARY} ${CANARY}~1b/c`)).toBe('/data/a=…/c');
    expect(maskValue({ a: [`password=${CANARY}`], [`b=${CANARY}`]: 1 })).toEqual({ a: ['password=…'], 'b=…': 1 });
  });

  test('in an address that is taken for a file is hidden, and nothing else of a path', () => {
    expect(maskPath(`https://me:${CANARY}@a.b//c?ref=main`)).toBe('https://…@a.b//c?ref=main');
    expect(maskPath('env=prod/password=a/me:b@c.d/e.yaml')).toBe('env=prod/password=a/me:b@c.d/e.yaml');
  });
});

describe('what is no credential is shown', () => {
  test.each([
    'image "registry.test:5000/shop/till:1.4@sha256:0a1b2c" is missing',
    'add the digest, as @sha256: and 64 hex digits',
    'https://a.b/@scope/c and mailto:a@b.c',
    'Secret "a" has no key "password": did you mean "passwd"?',
    '<img src=x onerror=y> ::error file=a,line=1::b',
    'a == b, x = y, abc==',
    'sk-payment-service-of-the-shop, eyJ, ghp_, glpat-, AKIA, xoxb-1',
    'serviceAccount:till@shop.iam.gserviceaccount.com',
    'BEGIN PRIVATE KEY',
    '__proto__',
  ])('in a sentence: %s', (sentence) => {
    expect(maskSentence(sentence)).toBe(sentence);
  });

  test.each(['app=till,tier in (a)', 'till', 'apps/v1', 'a=', '=', 'a:b', 'a@b.c'])('in a text: %s', (text) => {
    expect(maskText(text)).toBe(text);
  });
});

/** Pieces that begin what masks look for. */
const piece = fc.constantFrom(
  ...[
    'a',
    'A',
    '=',
    ':',
    '@',
    '/',
    '"',
    ' ',
    '-',
    '.',
    '://',
    'eyJ',
    'password',
    'ghp_',
    ':-',
    '-----BEGIN A-----',
    '9',
  ],
);

test('whatever repeats in a text, the time grows with its length, and not with the square', () => {
  const repeated = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(repeated, (part) => {
      for (const mask of [maskSentence, maskName, maskPointer, maskPath]) {
        expectLinear(5000 / part.length, (times) => {
          const text = part.repeat(times);
          return () => mask(text);
        });
      }
    }),
    { numRuns: 60 },
  );
});
