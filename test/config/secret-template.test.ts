import {
  credentialUrl,
  plain,
  renderSecretTemplate,
  secretTable,
  sha256,
  type SecretTemplate,
  tagged,
  template,
  urlEncoded,
} from '../../lib/config';

const { db_password: password, api_key: key } = secretTable({
  db_password: { doc: 'A password.', issuer: 'nobody', rotation: { everyDays: 90 }, generated: 'value' },
  api_key: { doc: 'A key.', issuer: 'nobody', rotation: { everyDays: 90 }, generated: 'value' },
});

const GUARD = /\{\{ if regexMatch ("(?:[^"\\]|\\.)*") \.(\w+) \}\}\{\{ fail "([^"]*)" \}\}\{\{ end \}\}/g;

/** The URL of a database with its password. */
const databaseUrl = credentialUrl({
  scheme: 'postgres',
  user: 'me',
  password: urlEncoded(password),
  authority: tagged('db:5432'),
  path: '/x?ssl=no',
});

function render(value: SecretTemplate<string>): string {
  return renderSecretTemplate(value, (name) => `test-${name}-in-vault`);
}

/** The rendered template behind its guards. */
function body(value: SecretTemplate<string>): string {
  return render(value).replace(GUARD, '');
}

describe('a template becomes Go template text', () => {
  test('a plain value is inserted as it is', () => {
    expect(body(plain(password))).toBe('{{ .db_password }}');
  });

  test('a value in a URL is query-escaped, and only then its pluses become spaces', () => {
    expect(body(databaseUrl)).toBe('postgres://me:{{ .db_password | urlquery | replace "+" "%20" }}@db:5432/x?ssl=no');
  });

  test('a hashed value is inserted as its SHA-256 sum', () => {
    expect(body(template`user on #${sha256(password)} ~*\n`)).toBe('user on #{{ .db_password | sha256sum }} ~*\n');
  });

  test('a URL may have a password without a user', () => {
    const url = credentialUrl({
      scheme: 'redis',
      password: urlEncoded(password),
      authority: tagged('cache:6379'),
      path: '/0',
    });

    expect(body(url)).toBe('redis://:{{ .db_password | urlquery | replace "+" "%20" }}@cache:6379/0');
  });

  test('texts and entries keep their order, and empty texts leave no trace', () => {
    const value = template`${'user'}=${sha256(key)}:${sha256(password)}${''}@${'host'}`;

    expect(body(value)).toBe('user={{ .api_key | sha256sum }}:{{ .db_password | sha256sum }}@host');
    expect(value.parts).not.toContain('');
  });
});

describe('the guard against values that nobody filled in', () => {
  test('stands before the value and names the vault entry', () => {
    expect(render(plain(password))).toMatch(
      /^\{\{ if regexMatch "[^"]+" \.db_password \}\}\{\{ fail "test-db_password-in-vault is empty or a placeholder" \}\}\{\{ end \}\}\{\{ \.db_password \}\}$/,
    );
  });

  test('never prints the value: its message is a literal', () => {
    const messages = [...render(plain(password)).matchAll(/\bfail ([^}]*) \}\}/g)].map(([, message]) => message);

    expect(messages).toEqual(['"test-db_password-in-vault is empty or a placeholder"']);
  });

  test('stands once for each entry, however often the entry is used', () => {
    const value = template`${sha256(key)}:${sha256(password)}@${sha256(key)}`;

    expect([...render(value).matchAll(GUARD)].map(([, , name]) => name)).toEqual(['api_key', 'db_password']);
  });

  test('stands before the first text too, so that nothing is written before all entries are known', () => {
    const text = render(template`text ${sha256(password)} text`);

    expect(text.indexOf('text')).toBeGreaterThan(text.lastIndexOf('{{ end }}'));
  });

  /** The pattern is simple enough to mean the same in Go (RE2) and here, its leading `(?i)` apart. */
  const pattern = (): RegExp => {
    const [, quoted = ''] = [...render(plain(password)).matchAll(GUARD)][0] ?? [];
    const source = JSON.parse(quoted) as string;
    expect(source).toMatch(/^\(\?i\)/);
    return new RegExp(source.slice('(?i)'.length), 'i');
  };

  test.each([
    '',
    ' ',
    ' \n',
    'placeholder',
    'PLACEHOLDER-abc',
    'changeme',
    'Change_Me',
    'replace-me',
    'todo',
    'your_key',
  ])('refuses %j', (value) => {
    expect(value).toMatch(pattern());
  });

  test.each(['sk-ant-0123', 'x', 'not-a-placeholder-but-odd', 'yours', 'exchange-mechanism', 'a\n'])(
    'lets %j through',
    (value) => {
      expect(value).not.toMatch(pattern());
    },
  );
});

describe('a password in a URL', () => {
  /** Go's `url.QueryEscape`: letters, digits and `-_.~` stay, a space becomes a plus, other bytes are percent-encoded. */
  const queryEscape = (value: string): string =>
    [...Buffer.from(value)]
      .map((byte) => {
        const letter = String.fromCharCode(byte);
        if (/[A-Za-z0-9\-_.~]/.test(letter)) return letter;
        return letter === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
      })
      .join('');

  /** Runs the filters of the one insert, in the order in which they are rendered. */
  const fill = (value: string): string =>
    body(databaseUrl).replace(/\{\{ \.\w+([^}]*) \}\}/, (_, filters: string) =>
      filters
        .split(' | ')
        .slice(1)
        .reduce((text, filter) => applyFilter(filter, text), value),
    );

  const applyFilter = (filter: string, text: string): string => {
    if (filter === 'urlquery') return queryEscape(text);
    const [, from, to] = /^replace "(.*)" "(.*)"$/.exec(filter) ?? [];
    if (from === undefined || to === undefined) throw new Error(`unknown filter ${filter}`);
    return text.replaceAll(from, to);
  };

  test.each(['plain', 'a b', 'a+b', 'a/b', 'a@b', 'a:b', 'a%20b', 'a?b#c', "~!*'()", 'ü€', '+ +', '=='])(
    'survives the URL: %j',
    (value) => {
      expect(decodeURIComponent(new URL(fill(value)).password)).toBe(value);
    },
  );
});
