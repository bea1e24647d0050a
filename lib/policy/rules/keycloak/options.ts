import type { Variable } from './environment';
import type { CommandLine, Word } from './command-line';

/** One option of the server as the pod sets it. */
export interface Option {
  /** As on the command line, without its dashes. */
  readonly name: string;
  /** Undefined where it is set and its value cannot be told. */
  readonly value: string | undefined;
  readonly from: 'argument' | Variable['origin'];
  /** Where it is set, as a JSON Pointer. */
  readonly path: string;
}

/** Options without a value, so that the word after them is not theirs. */
const FLAGS: ReadonlySet<string> = new Set(['help', 'help-all', 'import-realm', 'optimized', 'verbose']);

function valueOf(text: string): string | undefined {
  return text.includes('$') ? undefined : text;
}

function argument(word: Word, next: Word | undefined): Option | undefined {
  const [, name = '', given] = /^--([a-z][\w.-]*)(?:=(.*))?$/s.exec(word.text) ?? [];
  if (name === '') return undefined;
  const following = FLAGS.has(name) || next === undefined || next.text.startsWith('-') ? '' : next.text;
  return { name, value: valueOf(given ?? following), from: 'argument', path: word.path };
}

/**
 * `KC_DB_URL` sets `db-url`, and so does `KCRAW_DB_URL` without evaluating expressions in the value. An empty variable
 * sets nothing.
 */
function variable({ name, value, origin, path }: Variable): Option | undefined {
  const [, option] = /^KC(?:RAW)?_(.+)$/.exec(name) ?? [];
  if (option === undefined || value === '') return undefined;
  return { name: option.toLowerCase().replaceAll('_', '-'), value, from: origin, path };
}

/** The options that variables and arguments set; arguments win. */
export function optionsOf(line: CommandLine, variables: ReadonlyMap<string, Variable>): ReadonlyMap<string, Option> {
  const set = [
    ...[...variables.values()].map(variable),
    ...line.words.map((word, index) => argument(word, line.words[index + 1])),
  ];
  return new Map(set.filter((option) => option !== undefined).map((option) => [option.name, option]));
}

/** One Java system property or flag of the virtual machine, and where it is set. */
export interface JavaOption {
  readonly text: string;
  readonly variable: string;
  readonly path: string;
}

/** Variables that `kc.sh` hands to the Java machine. */
const JAVA_VARIABLES = ['JAVA_OPTS', 'JAVA_OPTS_KC_HEAP', 'JAVA_OPTS_APPEND'] as const;

function textOf(variable: Variable | undefined): string {
  return variable?.value ?? variable?.template ?? '';
}

/** Whether a variable of the Java machine has a value that no manifest shows. */
export function hasHiddenJavaOptions(variables: ReadonlyMap<string, Variable>): boolean {
  return JAVA_VARIABLES.some((name) => variables.has(name) && textOf(variables.get(name)) === '');
}

/** What the Java machine is started with beside Keycloak's defaults: the words of its variables, and `-D` arguments. */
export function javaOptionsOf(line: CommandLine, variables: ReadonlyMap<string, Variable>): readonly JavaOption[] {
  const set = JAVA_VARIABLES.flatMap((name) => {
    const found = variables.get(name);
    return (
      textOf(found)
        // The shell that puts the command together takes quotes away.
        .replaceAll(/["']/g, '')
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word) => ({ text: word, variable: name, path: found?.path ?? '' }))
    );
  });
  const given = line.words.filter(({ text }) => text.startsWith('-D'));
  return [...set, ...given.map(({ text, path }) => ({ text, variable: '', path }))];
}
