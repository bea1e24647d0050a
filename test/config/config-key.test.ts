import {
  boolean,
  type ConfigKey,
  decimal,
  duration,
  host,
  integer,
  oneOf,
  ratio,
  text,
  textFile,
  url,
  urlList,
  wired,
} from '../../lib/config';

const doc = 'Some setting.';
const seconds = integer({ unit: 'seconds', min: 60, max: 86_400, doc });
const temperature = decimal({ unit: 'degrees', min: -1.5, max: 2, doc });
const share = ratio({ doc });
const word = text({ doc });
const slug = text({ pattern: /^[a-z-]+$/, doc });
const site = url({ schemes: ['https', 'http'], doc });
const sites = urlList({ schemes: ['https'], doc });
const delay = duration({ doc });
const peer = host({ doc });
const file = textFile({ doc });

interface Case {
  readonly what: string;
  readonly value: unknown;
}

/** Tables mix value types, which a key's own type forbids. */
function keyOf(key: unknown): ConfigKey<unknown> {
  return key as ConfigKey<unknown>;
}

describe('a value becomes the text of the ConfigMap', () => {
  test.each<Case & { key: unknown; rendered: string }>([
    { what: 'true', key: boolean({ doc }), value: true, rendered: 'true' },
    { what: 'false', key: boolean({ doc }), value: false, rendered: 'false' },
    { what: 'a large whole number', key: seconds, value: 2_592_000, rendered: '2592000' },
    { what: 'a number with decimals', key: temperature, value: 0.7, rendered: '0.7' },
    { what: 'a share', key: share, value: 1, rendered: '1' },
    { what: 'one of the listed words', key: oneOf(['debug', 'info'], { doc }), value: 'info', rendered: 'info' },
    { what: 'a line of text', key: word, value: ' two words ', rendered: ' two words ' },
    { what: 'a host', key: peer, value: 'db.internal', rendered: 'db.internal' },
    { what: 'a URL, as it was written', key: site, value: 'https://a.test/b/', rendered: 'https://a.test/b/' },
    {
      what: 'a list of URLs, as a JSON array',
      key: sites,
      value: ['https://a.test', 'https://b.test'],
      rendered: '["https://a.test","https://b.test"]',
    },
    { what: 'an empty list, as a JSON array', key: sites, value: [], rendered: '[]' },
    { what: 'a duration', key: delay, value: '1m30s', rendered: '1m30s' },
    { what: 'a derived number', key: wired<number>({ doc }), value: 6379, rendered: '6379' },
    { what: 'a derived truth', key: wired<boolean>({ doc }), value: true, rendered: 'true' },
    { what: 'a file, unchanged', key: file, value: 'a\n  b\n', rendered: 'a\n  b\n' },
  ])('$what', ({ key, value, rendered }) => {
    expect(keyOf(key).render(value)).toBe(rendered);
  });
});

describe('a key accepts what its type allows', () => {
  test.each<Case & { key: unknown }>([
    { what: 'the least whole number', key: seconds, value: 60 },
    { what: 'the greatest whole number', key: seconds, value: 86_400 },
    { what: 'the least decimal', key: temperature, value: -1.5 },
    { what: 'the greatest decimal', key: temperature, value: 2 },
    { what: 'a share of nothing', key: share, value: 0 },
    { what: 'a share of everything', key: share, value: 1 },
    { what: 'text with any character but a line break', key: word, value: 'a "b" $c {{d}}' },
    { what: 'text that matches its pattern', key: slug, value: 'a-b' },
    { what: 'a URL with the first scheme', key: site, value: 'https://a.test' },
    { what: 'a URL with the second scheme', key: site, value: 'http://a.test:8080/path' },
    { what: 'a list of good URLs', key: sites, value: ['https://a.test', 'https://b.test'] },
    { what: 'a duration of one unit', key: delay, value: '250ms' },
    { what: 'a duration of several units', key: delay, value: '1h2m3s' },
    { what: 'a host of one label', key: peer, value: 'localhost' },
    { what: 'a host with a label of 63 characters', key: peer, value: `${'a'.repeat(63)}.test` },
    { what: 'an address', key: peer, value: '127.0.0.1' },
    { what: 'a file that ends with a line break', key: file, value: 'a\n' },
  ])('$what', ({ key, value }) => {
    expect(keyOf(key).fault(value)).toBeUndefined();
  });
});

describe('fails with what was got and what is allowed', () => {
  test.each<Case & { key: unknown; fault: string }>([
    { what: 'below the range', key: seconds, value: 59, fault: 'must be 60 to 86400 seconds, got 59' },
    { what: 'above the range', key: seconds, value: 86_401, fault: 'must be 60 to 86400 seconds, got 86401' },
    { what: 'decimals in a whole number', key: seconds, value: 60.5, fault: 'must be a whole number, got 60.5' },
    { what: 'no number for a whole number', key: seconds, value: NaN, fault: 'must be a whole number, got NaN' },
    { what: 'an endless whole number', key: seconds, value: Infinity, fault: 'must be a whole number, got Infinity' },
    { what: 'a decimal below', key: temperature, value: -1.6, fault: 'must be -1.5 to 2 degrees, got -1.6' },
    { what: 'a decimal above', key: temperature, value: 2.1, fault: 'must be -1.5 to 2 degrees, got 2.1' },
    { what: 'no number for a decimal', key: temperature, value: NaN, fault: 'must be -1.5 to 2 degrees, got NaN' },
    { what: 'empty text', key: word, value: '', fault: 'must match ^[^\\r\\n]+$, got ""' },
    { what: 'text of two lines', key: word, value: 'a\nb', fault: 'must match ^[^\\r\\n]+$, got "a\nb"' },
    { what: 'text that ends the line', key: word, value: 'a\n', fault: 'must match ^[^\\r\\n]+$, got "a\n"' },
    { what: 'text against its pattern', key: slug, value: 'A', fault: 'must match ^[a-z-]+$, got "A"' },
    { what: 'no URL', key: site, value: 'a.test', fault: 'must be a URL, got "a.test"' },
    { what: 'another scheme', key: site, value: 'ftp://a.test', fault: 'must use https or http, got ftp' },
    {
      what: 'a URL with a password, which it does not repeat',
      key: site,
      value: 'https://me:hunter2@a.test',
      fault: 'must not carry a password: make it a secret entry',
    },
    {
      what: 'the first bad URL of a list',
      key: sites,
      value: ['https://a.test', 'http://b.test', 'c'],
      fault: 'must use https, got http',
    },
    { what: 'a duration without unit', key: delay, value: '30', fault: durationFault('30') },
    { what: 'a duration with an unknown unit', key: delay, value: '1d', fault: durationFault('1d') },
    { what: 'an empty duration', key: delay, value: '', fault: durationFault('') },
    { what: 'a duration with spaces', key: delay, value: '1m 30s', fault: durationFault('1m 30s') },
    { what: 'a host with a scheme', key: peer, value: 'http://db', fault: hostFault('http://db') },
    { what: 'a host with a port', key: peer, value: 'db:5432', fault: hostFault('db:5432') },
    { what: 'a host in capitals', key: peer, value: 'DB', fault: hostFault('DB') },
    { what: 'a host with an empty label', key: peer, value: 'a..b', fault: hostFault('a..b') },
    {
      what: 'a host with a label of 64 characters',
      key: peer,
      value: 'a'.repeat(64),
      fault: hostFault('a'.repeat(64)),
    },
    { what: 'a file without a last line break', key: file, value: 'a', fault: 'must end with a line break' },
  ])('$what', ({ key, value, fault }) => {
    expect(keyOf(key).fault(value)).toBe(fault);
  });
});

function durationFault(value: string): string {
  return `must be a duration such as 30s or 1m30s, got "${value}"`;
}

function hostFault(value: string): string {
  return `must be a host name without scheme or port, got "${value}"`;
}

test('refuses text that matches its pattern only in part', () => {
  const digits = text({ pattern: /[0-9]+/, doc });

  expect(digits.fault('port 80 of 81')).toBeDefined();
  expect(digits.fault('80')).toBeUndefined();
});

test('refuses a URL that carries a token in the place of the user, without repeating it', () => {
  const fault = site.fault('https://ghp_0123456789@a.test');

  expect(fault).toMatch(/^must not carry/);
  expect(fault).not.toContain('ghp_0123456789');
});

test('refuses a list of URLs with a password in one of them, without repeating it', () => {
  const fault = sites.fault(['https://a.test', 'https://me:hunter2@b.test']);

  expect(fault).toMatch(/^must not carry/);
  expect(fault).not.toContain('hunter2');
});

test('a fault does not repeat the password of a text that is no URL', () => {
  const fault = site.fault('https://me:hunter2@a.test:port');

  expect(fault).toMatch(/^must be a URL/);
  expect(fault).not.toContain('hunter2');
});

describe('a key says in words what it takes', () => {
  test.each<{ words: string; key: unknown }>([
    { words: 'boolean', key: boolean({ doc }) },
    { words: 'integer, seconds, 60 to 86400', key: seconds },
    { words: 'decimal, degrees, -1.5 to 2', key: temperature },
    { words: 'decimal, ratio, 0 to 1', key: share },
    { words: 'one of debug, info', key: oneOf(['debug', 'info'], { doc }) },
    { words: 'text', key: word },
    { words: 'text matching ^[a-z-]+$', key: slug },
    { words: 'host', key: peer },
    { words: 'URL, https or http', key: site },
    { words: 'list of URLs, https', key: sites },
    { words: 'duration', key: delay },
    { words: 'derived', key: wired({ doc }) },
    { words: 'file', key: file },
  ])('$words', ({ words, key }) => {
    expect(keyOf(key)).toMatchObject({ type: words, doc });
  });
});

test('a number says whether it may have decimals, for programs that read whole numbers only', () => {
  expect([temperature.numeric, share.numeric]).toEqual(['decimal', 'decimal']);
  expect(seconds).not.toHaveProperty('numeric', 'decimal');
});

describe('who supplies a value', () => {
  test('the overlay must, when the key has no default', () => {
    expect(seconds.presence).toBe('required');
    expect(seconds).not.toHaveProperty('default');
  });

  test.each<{ value: unknown; key: unknown }>([
    { value: false, key: boolean({ default: false, doc }) },
    { value: 0, key: integer({ unit: 'count', min: 0, max: 9, default: 0, doc }) },
    { value: 'info', key: oneOf(['debug', 'info'], { default: 'info', doc }) },
    { value: [], key: urlList({ schemes: ['https'], default: [], doc }) },
  ])('the overlay may, when the default is $value', ({ value, key }) => {
    expect(keyOf(key)).toMatchObject({ presence: 'defaulted', default: value });
  });

  test('the component does, for derived values and files', () => {
    expect([wired({ doc }).presence, file.presence]).toEqual(['wired', 'wired']);
  });
});
