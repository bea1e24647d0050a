/** A text of about so many characters. */
export type Text = (length: number) => string;

/** A text that repeats a part, with something at its end that no pattern waits for. */
function repeated(part: string, end = '', start = ''): Text {
  return (length) => start + part.repeat(Math.ceil(length / part.length)) + end;
}

/** A text of ever other names. */
function counted(part: (index: number) => string): Text {
  const each = part(1000).length;
  return (length) => Array.from({ length: Math.ceil(length / each) }, (_, index) => part(index)).join('');
}

/** Long texts, each made for a way of reading that tries everything again at every character. */
export const texts: Readonly<Record<string, Text>> = {
  'digits without a unit': repeated('1', 'x'),
  'digits with a dot': repeated('1', '.x'),
  'a float without end': repeated('1', 'e+', '1.'),
  'hexadecimal digits': repeated('f', '', '0x'),
  'a duration of many parts': repeated('1h'),
  'a duration with a wrong end': repeated('11ms', '!'),
  'fields of a schedule': repeated('*/1,', ' * * *'),
  'one field of a schedule': repeated('1-2,', '* * * *x'),
  'white space in the middle': repeated(' ', 'a', 'a'),
  'white space at the end': repeated(' \t', '', 'a'),
  'empty lines before a URL': repeated('\n', 'http://a'),
  'carriage returns before a URL': repeated('\r', 'upstream http://a'),
  'lines of a script': repeated('run --a=b\n'),
  'comments without end': repeated('\n#', ' a.b.svc'),
  dashes: repeated('-', '!'),
  'labels with dashes': repeated('a-', '!'),
  'labels with dots': repeated('a.', '!'),
  'labels with underscores': repeated('a__', '!', 'a'),
  'a name of one letter': repeated('a'),
  'a name in capitals': repeated('A'),
  'path segments': repeated('a/', '!'),
  'empty path segments': repeated('//', ' '),
  'path segments that lead up': repeated('/..'),
  colons: repeated(':', ' '),
  'schemes without a host': repeated('a://'),
  'a scheme without end': repeated('a+', '://x'),
  'schemes with a password': repeated('a://b:c@', ' '),
  'one password without a host': repeated('p', '', 'a://u:'),
  'at signs': repeated('a@', '!'),
  'URLs of one host': repeated('http://a:80 '),
  'URLs of many hosts': counted((index) => `http://s${index}:80 `),
  'names of Services': repeated('a.b.svc '),
  'a name of a Service without end': repeated('a.', 'svc'),
  'proxy groups': repeated('\nupstream ', 'x {\nhttp://a'),
  dollars: repeated('$', '('),
  'variables that open': repeated('$('),
  'variables that open with a default': repeated('${a:-'),
  'variables of one name': repeated('$(A)'),
  'variables of many names': counted((index) => `$(V${index})`),
  'actions that open': repeated('{{'),
  'actions with a field that open': repeated('{{ .a '),
  'actions that are closed': repeated('{{ .a }}'),
  'actions in each other': (length) => '{{ if .a }}'.repeat(length / 20) + '{{ end }}'.repeat(length / 20),
  'comments of templates that open': repeated('{{/* '),
  'a comment of a template with a wrong end': repeated('*/ ', '', '{{/* '),
  'an action of many fields': repeated('.a ', '}}', '{{ hasKey '),
  'angles that open': repeated('<'),
  'angles with a word that open': repeated('<your-'),
  'angles with capitals': repeated('A_A', '', '<'),
  'marks of encrypted values': repeated('ENC['),
  'brackets that open': repeated('[', 'a'),
  quotes: repeated('"'),
  backslashes: repeated('\\'),
  backticks: repeated('`'),
  base64: repeated('QUJD'),
  'base64 with a wrong end': repeated('QUJD', '!'),
  'padding of base64': repeated('='),
  'items of JSON': repeated('1,', '1]}', '{"a":['),
  'brackets of JSON': repeated('[{"a":'),
  'options of Java': repeated('-Da=b '),
  'connection strings': repeated('jdbc:postgresql://a,b,'),
  stars: repeated('*a'),
  'letters beyond Latin': repeated('漢'),
};
