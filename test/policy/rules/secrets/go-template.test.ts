import { parseTemplate } from '../../../../lib/policy/rules/secrets/go-template';
import { functionsOf, usesOf } from '../../../../lib/policy/rules/secrets/template-uses';

function faultOf(text: string): string | undefined {
  return parseTemplate(text).fault;
}

function used(text: string) {
  const { entries, whole } = usesOf(parseTemplate(text));
  return { names: entries.map(({ name }) => name), whole };
}

describe('a template', () => {
  test.each([
    ['plain text }} with an end'],
    [''],
    ['{{ .a }}'],
    ['{{.a}}'],
    ['{{- .a -}}'],
    ['{{-   .a   -}}'],
    ['{{ "}}" }}'],
    ['{{ `{{ raw }}` }}'],
    ['{{/* a comment */}}'],
    ['{{- /* a comment */ -}}'],
    ['{{ if .a }}x{{ else if .b }}y{{ else }}z{{ end }}'],
    ['{{ range $key, $value := . }}{{ $key }}={{ $value }}{{ end }}'],
    ['{{ with .a }}{{ . }}{{ end }}'],
    ['{{ define "x" }}{{ . }}{{ end }}{{ template "x" . }}'],
    ['{{ (index . "a-b") | b64dec | printf "%s:%d" (.user | lower) | quote }}'],
    ["{{ eq 'a' 97 -1 .5 1e3 0x1F }}"],
    ['{{ $x := .a }}{{ $x = .b }}{{ $.a }}'],
    ['{{ .a\n| upper }}'],
    ['{{ (fromJson .a).b.c }}'],
  ])('parses: %s', (text) => {
    expect(faultOf(text)).toBeUndefined();
  });

  test.each([
    ['{{ .a', 'an action is opened by "{{" and not closed'],
    ['{{ "a }}', 'a quoted text is not closed'],
    ['{{ `a }}', 'a quoted text is not closed'],
    ['{{ }}', 'an action is empty'],
    ['{{ .a-b }}', '"-" cannot follow the name ".a"'],
    ['{{ .a-}}', '"-" cannot follow the name ".a"'],
    ['{{ index .["a"] }}', '"[" is no part of an action'],
    ['{{ .a && .b }}', '"&" is no part of an action'],
    ['{{ if .a }}x', '"if" has no "end"'],
    ['{{ range .a }}{{ if .b }}{{ end }}', '"range" has no "end"'],
    ['x{{ end }}', '"end" closes nothing'],
    ['{{ else }}', '"else" closes nothing'],
    ['{{ define "x" }}{{ else }}{{ end }}', '"else" stands in a "define"'],
    ['{{ (.a }}', 'the parentheses of an action do not match'],
    ['{{ .a) }}', 'the parentheses of an action do not match'],
    ['{{/* a', 'a comment is not closed'],
    ['{{/* a */ .b }}', 'a comment is not closed'],
  ])('is refused: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  test('of any length is read in time that grows with its length', () => {
    const long = `${'{{ .a }} '.repeat(20_000)}${' '.repeat(50_000)}{{ ${'('.repeat(20_000)}`;

    expect(faultOf(long)).toBe('an action is opened by "{{" and not closed');
  });
});

describe('of a template is told', () => {
  test('which functions it calls', () => {
    const parsed = parseTemplate('{{ if eq .eq "a" }}{{ .b | upper | printf "%s" true }}{{ end }}{{ now }}');

    expect([...functionsOf(parsed)]).toEqual(['eq', 'upper', 'printf', 'now']);
  });

  test.each([
    ['{{ .a }}{{ $.b }}', ['a', 'b'], false],
    ['{{ index . "a-b" }}{{ get $ "c" }}', ['a-b', 'c'], false],
    ['{{ (fromJson .a).b }}{{ $x.c }}', ['a'], false],
    ['{{ .a.b }}', ['a'], false],
    ['{{ with .a }}{{ .b }}{{ $.c }}{{ end }}{{ .d }}', ['a', 'c', 'd'], false],
    ['{{ range $k, $v := . }}{{ $k }}{{ end }}', [], true],
    ['{{ . | toJson }}', [], true],
    ['{{ template "x" $ }}', [], true],
    ['{{ index . .a }}', ['a'], true],
    ['.a {{ ".b" }}', [], false],
  ])('which entries it reads: %s', (text, names, whole) => {
    expect(used(text)).toEqual({ names, whole });
  });
});
