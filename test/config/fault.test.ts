import { FaultError, Faults } from '../../lib/config';
import { flawsOf, HOSTILE } from '../support/hostile';

test('faults are listed in the order in which they were found', () => {
  const faults = new Faults();

  faults.add('b', 'second letter');
  faults.add('a', 'first letter');

  expect(faults.list()).toEqual([
    { path: 'b', message: 'second letter' },
    { path: 'a', message: 'first letter' },
  ]);
});

test('the same fault noted twice counts once', () => {
  const faults = new Faults();

  faults.add('a', 'wrong');
  faults.add('a', 'wrong');

  expect(faults.list()).toHaveLength(1);
});

test('two faults at one path, and one fault at two paths, are all kept', () => {
  const faults = new Faults();

  faults.add('a', 'wrong');
  faults.add('a', 'also wrong');
  faults.add('b', 'wrong');

  expect(faults.list()).toHaveLength(3);
});

test('the error lists every fault on a line of its own, with its path', () => {
  const error = new FaultError([
    { path: 'dev.web.config.ttl', message: 'must be 1 to 2 seconds, got 3' },
    { path: 'staging.identity.domain', message: 'must be a DNS domain, got "x"' },
  ]);

  expect(error.message).toBe(
    [
      '2 faults, nothing was written',
      '  dev.web.config.ttl: must be 1 to 2 seconds, got 3',
      '  staging.identity.domain: must be a DNS domain, got "x"',
    ].join('\n'),
  );
});

test('the error counts one fault as one', () => {
  expect(new FaultError([{ path: 'a', message: 'b' }]).message).toBe('1 fault, nothing was written\n  a: b');
});

test('the error can be told from others by its class and its name', () => {
  const error = new FaultError([]);

  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('FaultError');
});

test('a fault is no more than text, whatever a value in it holds', () => {
  const faults = Object.values(HOSTILE).map((text) => ({ path: `dev.${text}`, message: `got "${text}"` }));

  expect(flawsOf(new FaultError(faults).message)).toEqual([]);
  expect(new FaultError([{ path: 'a', message: 'got "PASSWORD=hunter2"' }]).message).not.toContain('hunter2');
});
