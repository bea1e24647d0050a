import { dashed, envName, nearest } from '../../lib/config';

test('an environment variable is its key in capitals, underscores kept', () => {
  expect(envName('kc_http__enabled')).toBe('KC_HTTP__ENABLED');
});

test('every underscore becomes a dash, and nothing else changes', () => {
  expect(dashed('api_key_2')).toBe('api-key-2');
  expect(dashed('ca.crt')).toBe('ca.crt');
});

describe('the nearest candidate', () => {
  test.each([
    { name: 'log_levl', candidates: ['log_format', 'log_level'], best: 'log_level' },
    { name: 'web', candidates: ['database', 'wbe'], best: undefined },
    { name: 'mcp-secrets', candidates: ['mcp-secret', 'other'], best: 'mcp-secret' },
    { name: 'abcdef', candidates: ['abcdXY'], best: 'abcdXY' },
    { name: 'abcdef', candidates: ['abcXYZ'], best: undefined },
    { name: 'x', candidates: [], best: undefined },
  ])('of $candidates to $name is $best', ({ name, candidates, best }) => {
    expect(nearest(name, candidates)).toBe(best);
  });

  test('is looked for in any iterable', () => {
    expect(nearest('prot', new Set(['port', 'host']))).toBe('port');
  });
});
