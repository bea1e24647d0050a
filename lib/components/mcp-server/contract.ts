import type { ConfigKey } from '../../config';
import type { Image, Port } from '../../constructs';
import { program } from './program';

type Settings = typeof program.settings;

/** A variable that the program knows, in lower case: a field's name, its alias, or what code reads itself. */
export type SettingName = keyof Settings;

/** The names that some code asks for, or that none does: a value for one of the latter changes nothing. */
type NamesRead<Read extends boolean> = {
  [N in SettingName]: Settings[N]['read'] extends Read ? N : never;
}[SettingName];

/** The settings that something reads; each of them is decided in `decisions.ts`. */
export type ReadSetting = NamesRead<true>;

/** The settings that have a field and no reader. */
export type UnreadSetting = NamesRead<false>;

/** The field that a variable fills: two variables of one field are two names of one setting. */
export type FieldOf<N extends SettingName> = N extends SettingName
  ? Settings[N] extends { readonly field: infer F }
    ? F
    : N
  : never;

interface Primitives {
  readonly str: string;
  readonly int: number;
  readonly float: number;
  readonly bool: boolean;
  readonly list: readonly string[];
}

type TypeOf<S> = S extends keyof Primitives ? Primitives[S] : S extends readonly (infer V)[] ? V : never;

/** What a setting may be in an overlay. */
export type SettingValue<N extends SettingName> = TypeOf<Settings[N]['type']>;

/** An `int` is not parsed from text with decimals. */
type KeyOf<S> = ConfigKey<TypeOf<S>> & (S extends 'int' ? { readonly numeric?: never } : unknown);

/** What stands in the message of a key that nothing would read. */
type Unread<N extends string> = `${Uppercase<N>} is read by nothing at this commit`;

/**
 * Key tables for the program: a key that feeds no setting, a setting that nothing reads, or has another type than its
 * setting, does not compile. The program ignores a variable that it does not know without a word.
 */
export type SettingKeys = {
  readonly [N in SettingName]?: N extends ReadSetting ? KeyOf<Settings[N]['type']> : Unread<N>;
};

/** What is decided of some settings: names, by the list that they stand in. */
export interface Lists {
  readonly configured: string;
  readonly secret: string;
  readonly foundOut: string;
  readonly left: string;
  readonly forbidden: string;
}

/** The settings of the program that stand in none of the lists, nor another variable of the same field. */
export type Undecided<L extends Lists> = {
  [N in ReadSetting]: FieldOf<N> extends FieldOf<Extract<L[keyof Lists], SettingName>> ? never : N;
}[ReadSetting];

/** The settings that stand in more than one of the lists. */
export type DecidedTwice<L extends Lists> = {
  [A in keyof Lists]: Extract<L[A], L[Exclude<keyof Lists, A>]>;
}[keyof Lists];

/** Names in the lists that are no setting that the program reads. */
export type Foreign<L extends Lists> = Exclude<L[keyof Lists], ReadSetting>;

/** Holds where no name is left over; the compiler names those that are. */
export type None<Left extends never> = Left;

/** The settings that the program looks at before it starts. */
export type StartUpSetting = (typeof program.startUpRules)[number]['settings'][number];

/** The image of the commit that the contract was read from: another tag is another program. */
export interface ProgramImage extends Image {
  readonly tag: typeof program.tag;
}

/** The port of the program with the paths that it answers. */
export type ProgramPort = Port<typeof program.probes>;

/** What the image has to contain besides its base: without it, telemetry over OTLP goes nowhere. */
export const requiredExtras = ['observability-grpc'] as const satisfies readonly (keyof typeof program.image.extras)[];
