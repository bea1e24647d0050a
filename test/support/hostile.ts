/** Texts that somebody may put where a name belongs, by what they are to bring about. */
export const HOSTILE: Readonly<Record<string, string>> = {
  'a terminal sequence': 'a\u001b[31;1mb\u001b]0;title\u0007c',
  'a sequence of one character': 'a\u009b2Jb\u0090q\u009c',
  'control characters': 'a\u0000b\u0001c\bd\u007fe',
  'a line end': 'a\n::error::b',
  'a return': 'a\r::error::b',
  'line ends of other systems': 'a\u000b::error::b\u000cc\u0085::error::d\u2028::error::e\u2029::error::f',
  'a tab': 'a\tb',
  'marks of direction': 'a\u202eb\u202cc\u2066d\u2069e\u200ef\u200fg\u061ch',
  'nothing at all': 'a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u034fh\u115fi\u3164j\u180ek',
  'format characters': 'a\u0600b\u06ddc\ufff9d\ufffbe',
  'a hidden text': 'a\u{e0069}\u{e0067}\u{e006e}\u{e006f}\u{e0072}\u{e0065}b\u{e0100}',
  'half a character': 'a\ud800b\udc00c',
  'no characters': 'a\ufffeb\uffffc\u{1fffe}d',
  'marks upon marks': `a${'\u0301'.repeat(500)}b`,
  'a name without end': `a${'x'.repeat(2000)}b`,
  'a sentence without end': 'a b '.repeat(1200),
  'a command of a workflow': 'a ::stop-commands::b',
  'a command alone': '::add-mask::a',
  'a command behind spaces': '  ::add-mask::a \u00a0::add-mask::b \u3000::add-mask::c',
  'an old command': 'a ##[add-path]b',
  'a command of another system': '##vso[task.setvariable variable=a]b',
  'an escaped command': '%0A::error::a%0D%3A',
  'a table and code': 'a | b ``` c ~~~ d',
  'people and issues': '@team a@example.org #12 GH-12 a/b#12 !12',
  HTML: '<img src=x onerror=alert(1)> <!-- --> </details> &lt; &#64;team',
  links:
    '[a](https://example.org) https://example.org/a www.example.org ![b](c) <https://example.org> mailto:a@example.org',
  XML: '<a b="c">&amp; ]]> \'d\' <![CDATA[ e',
  'a picture': '"]; a-->b; %%{init: {}}%% click a "https://example.org" \\" \\n #quot; end',
  'a key of all objects': '__proto__',
};

/** Those that a file can be called, in the folder that it is in. */
export const FILE_NAMES = Object.entries(HOSTILE).filter(
  ([, name]) => !/[\0/]|\p{Cs}/u.test(name) && Buffer.byteLength(name) < 200,
);

/**
 * What must be in no output as it is: control characters, what changes how other characters are shown, what is not shown,
 * ends of lines but the one that ends a line, and what is no character.
 */
const FORBIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}\p{DI}]/gu;

/** Where a log takes the rest of a line for a command: https://github.com/actions/runner, ActionCommand. */
const COMMAND = /^\s*::|##\[|##vso\[/;

/** What is wrong with an output, a line each; nothing if all of it may be shown. */
export function flawsOf(output: string, isOwn: (line: string) => boolean = () => false): string[] {
  const characters = [...output.matchAll(FORBIDDEN)].map(([mark]) => `U+${(mark.codePointAt(0) ?? 0).toString(16)}`);
  const commands = output.split('\n').filter((line) => COMMAND.test(line) && !isOwn(line));
  return [...new Set(characters), ...commands.map((line) => `command: ${JSON.stringify(line.slice(0, 100))}`)];
}
