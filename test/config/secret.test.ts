import { secretTable, type SecretSpec } from '../../lib/config';

const spec: SecretSpec = { doc: 'A key.', issuer: 'nobody', rotation: { everyDays: 90 }, generated: 'value' };

test('an entry is named after its property, and the vault has dashes for its underscores', () => {
  const { session_signing_key: entry } = secretTable({ session_signing_key: spec });

  expect(entry).toEqual({ ...spec, name: 'session_signing_key', vaultName: 'session-signing-key' });
});

test('a vault name that is given is kept', () => {
  expect(secretTable({ key: { ...spec, vaultName: 'Legacy_Key-2' } }).key.vaultName).toBe('Legacy_Key-2');
});

test('a vault name may be as long as the vault allows next to a prefix', () => {
  const vaultName = 'a'.repeat(200);

  expect(secretTable({ key: { ...spec, vaultName } }).key.vaultName).toBe(vaultName);
});

test.each(['a/b', 'a.b', 'a b', 'ä', '', 'a'.repeat(201), 'a\n'])('refuses the vault name %j', (vaultName) => {
  expect(() => secretTable({ key: { ...spec, vaultName } })).toThrow(
    new Error(`secret key: vault name "${vaultName}" must match ^[a-zA-Z0-9_-]{1,200}$`),
  );
});

test.each(['db-password', '2nd_key', 'db.password', 'db password'])(
  'refuses the entry name %j, which a template cannot name',
  (name) => {
    expect(() => secretTable({ [name]: { ...spec, vaultName: 'good' } })).toThrow(name);
  },
);
