import { placeholder } from '../../../lib/policy/rules/placeholder';
import { check, object } from '../support';

function texts(...values: readonly string[]) {
  return object('ConfigMap', 'settings', { data: Object.fromEntries(values.map((value, index) => [index, value])) });
}

describe('placeholder', () => {
  test('reports the placeholder and where it stands', () => {
    const ingress = object('Ingress', 'front', { spec: { rules: [{ host: 'ok.test' }, { host: 'mcp.example.com' }] } });

    expect(check(placeholder, ingress)).toEqual([
      {
        rule: 'placeholder',
        on: 'Ingress/front',
        path: '/spec/rules/1/host',
        message: '"example.com" is a placeholder: give the real value',
      },
    ]);
  });

  test.each([
    ['https://app.example.org/x', 'example.org'],
    ['https://app.${DOMAIN}', '${DOMAIN}'],
    ['REPLACE_ME', 'REPLACE_ME'],
    ['replace-me', 'replace-me'],
    ['CHANGEME', 'CHANGEME'],
    ['Change me', 'Change me'],
    ['gs://your-project/x', 'your-project'],
    ['your_domain', 'your_domain'],
    ['todo: ask', 'todo'],
  ])('reports "%s"', (text, named) => {
    expect(check(placeholder, texts(text)).map(({ message }) => message)).toEqual([
      `"${named}" is a placeholder: give the real value`,
    ]);
  });

  test('reports no more of a value than the placeholder itself', () => {
    const [finding] = check(placeholder, texts('postgres://user:hunter2@db.example.net/x'));

    expect(finding?.message).toContain('example.net');
    expect(finding?.message).not.toContain('hunter2');
  });

  test('escapes the path as RFC 6901 asks', () => {
    const metadata = { name: 'front', annotations: { 'acme.dev/a~b': 'todo' } };

    expect(check(placeholder, { kind: 'Ingress', metadata })).toMatchObject([
      { path: '/metadata/annotations/acme.dev~1a~0b' },
    ]);
  });

  test('accepts values that only resemble placeholders', () => {
    const values = ['app.keyfit.test', 'counterexample.community', '$HOME', '$(PASSWORD)', 'todos', 'exchangement', ''];

    expect(check(placeholder, texts(...values))).toEqual([]);
  });

  test('accepts the guard of a Secret template, which names placeholders in order to refuse them', () => {
    const data = { password: '{{ if regexMatch "^(CHANGE_ME|todo)" .password }}{{ fail "placeholder" }}{{ end }}' };

    expect(check(placeholder, object('ExternalSecret', 'keys', { spec: { target: { template: { data } } } }))).toEqual(
      [],
    );
  });

  test('reports a shell variable in the text of a Secret template, with or without a default', () => {
    const data = { url: '{{ .user }}:${PASSWORD:-none}@db', other: 'plain ${PASSWORD}' };
    const secret = object('ExternalSecret', 'keys', { spec: { target: { template: { data } } } });

    expect(check(placeholder, secret).map(({ message }) => message)).toEqual([
      '"${PASSWORD:-none}" is a placeholder: give the real value',
      '"${PASSWORD}" is a placeholder: give the real value',
    ]);
  });

  test('reports a placeholder anywhere else in an ExternalSecret', () => {
    const spec = { data: [{ secretKey: 'door', remoteRef: { key: 'REPLACE_ME' } }] };

    expect(check(placeholder, object('ExternalSecret', 'keys', { spec }))).toMatchObject([
      { path: '/spec/data/0/remoteRef/key' },
    ]);
  });
});
