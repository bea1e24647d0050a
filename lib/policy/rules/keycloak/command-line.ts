import { itemsOf, property, scalarText, type FoundContainer } from '../../../manifests';

/** One word of what a container runs, and where it stands. */
export interface Word {
  readonly text: string;
  readonly path: string;
}

/** What a container runs, as far as its manifest says it. */
export interface CommandLine {
  readonly words: readonly Word[];
  /** The script, where a shell runs one. */
  readonly script: Word | undefined;
  /** The first item of `command`; empty where the image's own entry point runs. */
  readonly program: string;
}

const SHELL = /(^|\/)(ba|da|a|k|z)?sh$/;
const SCRIPT_FLAG = /^-[a-z]*c$/;

function listed(container: FoundContainer, field: 'command' | 'args'): Word[] {
  return itemsOf(property(container.body, field)).map((item, index) => ({
    text: scalarText(item),
    path: `${container.path}/${field}/${index}`,
  }));
}

function scriptOf(words: readonly Word[]): Word | undefined {
  if (!SHELL.test(words[0]?.text ?? '')) return undefined;
  const flag = words.findIndex(({ text }) => SCRIPT_FLAG.test(text));
  return flag < 0 ? undefined : words[flag + 1];
}

/** A script's words without regard to its grammar, which is enough to find commands and options in it. */
function tokens({ text, path }: Word): Word[] {
  return text
    .split(/[\s;&|()'"\\]+/)
    .filter((token) => token !== '')
    .map((token) => ({ text: token, path }));
}

/** Reads `command` and `args`; `expand` puts the values of variables into `$(NAME)`. */
export function commandLineOf(container: FoundContainer, expand: (text: string) => string): CommandLine {
  const plain = [...listed(container, 'command'), ...listed(container, 'args')];
  const all = plain.map(({ text, path }) => ({ text: expand(text), path }));
  const script = scriptOf(all);
  const program = itemsOf(property(container.body, 'command')).length > 0 ? (all[0]?.text ?? '') : '';
  return { words: all.flatMap((word) => (/\s/.test(word.text) ? tokens(word) : [word])), script, program };
}
