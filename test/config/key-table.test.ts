import { boolean, Faults, integer, renderTable, text, wired } from '../../lib/config';

const table = {
  level: text({ default: 'info', doc: 'Level.' }),
  ttl_seconds: integer({ unit: 'seconds', min: 60, max: 100, doc: 'Lifetime.' }),
  retries: integer({ unit: 'count', min: 0, max: 5, default: 3, doc: 'Tries.' }),
  verbose: boolean({ default: true, doc: 'Say more.' }),
  peer_port: wired<number>({ doc: 'Port of the peer.' }),
} as const;

const values = { ttl_seconds: 61 };
const derived = { peer_port: 8080 };

test('a table renders every key as text, in its own order and not in the order of the values', () => {
  const data = renderTable(table, { retries: 3, ttl_seconds: 61 }, derived, new Faults(), 'here');

  expect(Object.entries(data)).toEqual([
    ['level', 'info'],
    ['ttl_seconds', '61'],
    ['retries', '3'],
    ['verbose', 'true'],
    ['peer_port', '8080'],
  ]);
});

test('a value that is given wins over the default, nothing and no included', () => {
  const data = renderTable(
    table,
    { ...values, level: 'debug', retries: 0, verbose: false },
    derived,
    new Faults(),
    'here',
  );

  expect(data).toMatchObject({ level: 'debug', retries: '0', verbose: 'false' });
});

test('good values leave no fault', () => {
  const faults = new Faults();

  renderTable(table, values, derived, faults, 'here');

  expect(faults.list()).toEqual([]);
});

test('fails once for each bad value, each with its path, and renders on', () => {
  const faults = new Faults();

  const data = renderTable(table, { level: '', ttl_seconds: 59, retries: 6 }, derived, faults, 'staging.web.config');

  expect(faults.list()).toEqual([
    { path: 'staging.web.config.level', message: 'must match ^[^\\r\\n]+$, got ""' },
    { path: 'staging.web.config.ttl_seconds', message: 'must be 60 to 100 seconds, got 59' },
    { path: 'staging.web.config.retries', message: 'must be 0 to 5 count, got 6' },
  ]);
  expect(data.peer_port).toBe('8080');
});

test('fails for a name that is in no table, which the compiler does not see behind a spread, and names the nearest', () => {
  const faults = new Faults();
  const misspelt: object = { ttl_secnds: 62, unheard_of: 1 };

  renderTable(table, { ...values, ...misspelt }, derived, faults, 'here');

  expect(faults.list()).toEqual([
    { path: 'here.ttl_secnds', message: 'is not a key; did you mean "ttl_seconds"?' },
    { path: 'here.unheard_of', message: 'is not a key' },
  ]);
});

test('fails for a default that its own range does not allow', () => {
  const faults = new Faults();
  const wrong = { retries: integer({ unit: 'count', min: 1, max: 5, default: 0, doc: 'Tries.' }) } as const;

  renderTable(wrong, {}, {}, faults, 'here');

  expect(faults.list()).toEqual([{ path: 'here.retries', message: 'must be 1 to 5 count, got 0' }]);
});

test('a key called like a property that every object has takes its default', () => {
  const odd = { constructor: text({ default: 'info', doc: 'An odd name.' }) } as const;

  expect(renderTable(odd, {}, {}, new Faults(), 'here')).toEqual({ constructor: 'info' });
});
