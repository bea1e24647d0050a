import { replaceActions } from '../../lib/manifests';

test.each([
  ['postgres://{{ .user }}:{{ .password }}@db', 'postgres://$:$@db'],
  ['{{ if .a }}\n{{ end }}', '$\n$'],
  ['{{ "}" }}', '$'],
  ['{{}}', '$'],
  ['{{ {{ .a }} }}', '$ }}'],
  ['{{ .a', '{{ .a'],
  ['{{ .a }} {{ .b', '$ {{ .b'],
  ['}} {{', '}} {{'],
  ['{ { a } }', '{ { a } }'],
])('the actions of a template give way to another text: %j', (text, expected) => {
  expect(replaceActions(text, '$')).toBe(expected);
});
