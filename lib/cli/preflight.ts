import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { needGroups, needsOf, type Need, type NeedGroup } from '../policy/preflight';
import type { ManifestSet } from '../policy/validate';
import { escapedJson, maskText, printable } from '../text';
import { configOf, settingsFor, type ConfigOptions, type RunConfig } from './config';
import { DEFAULT_FOLDER, isEmpty, readInputs } from './inputs';
import type { Io } from './io';
import { emit } from './output';
import { sayProblems } from './say';
import { STATUS, type Status } from './status';

interface Options extends ConfigOptions {
  readonly format: 'text' | 'json';
  readonly output?: string;
}

const HELP = `
Examples:
  keyfit preflight staging-gke                    an environment of dist/
  keyfit preflight deploy/                        manifests of any origin
  keyfit preflight --format json dist/staging-gke

Nothing is asked of a cluster or a cloud: each line has the command that does.

Exit status:
  0  done
  2  bad usage, input that could not be read, or nothing to look at`;

const HEADINGS: Readonly<Record<NeedGroup, string>> = {
  api: 'Kinds that are installed',
  class: 'Classes',
  object: 'Objects that somebody else makes',
  entry: 'Entries of the vault, each with a value',
  account: 'Accounts of the cloud',
  image: 'Images',
};

/** How many of those who need something are named; more are counted. */
const NAMED = 3;

interface Checklist {
  readonly name: string | undefined;
  readonly needs: readonly Need[];
}

/** A path as it is, or the environment of that name. */
function pathOf(path: string): string {
  const environment = join(DEFAULT_FOLDER, path);
  return path !== '-' && !existsSync(path) && existsSync(environment) ? environment : path;
}

/** What stands in a name by mistake is nobody's to read. */
function masked({ group, name, consumers, check }: Need): Need {
  return { group, name: maskText(name), consumers: consumers.map(maskText), check: maskText(check) };
}

function checklistOf({ name, resources }: ManifestSet, config: RunConfig): Checklist {
  return { name, needs: needsOf(resources, settingsFor(resources, config)).map(masked) };
}

function needLines({ name, consumers, check }: Need): string[] {
  const more = consumers.length > NAMED ? ` and ${String(consumers.length - NAMED)} more` : '';
  return [`  [ ] ${name}`, `      for ${consumers.slice(0, NAMED).join(', ')}${more}`, `      ${check}`];
}

function textOf(lists: readonly Checklist[]): string {
  const lines = lists.flatMap(({ name, needs }) => [
    ...(name === undefined ? [] : [name, '']),
    ...(needs.length === 0 ? ['Nothing is needed from outside.', ''] : []),
    ...needGroups.flatMap((group) => {
      const mine = needs.filter((need) => need.group === group);
      return mine.length === 0 ? [] : [HEADINGS[group], ...mine.flatMap(needLines), ''];
    }),
  ]);
  return lines.slice(0, -1).map(printable).join('\n');
}

function jsonOf(lists: readonly Checklist[]): string {
  return escapedJson({ version: 1, sets: lists.map(({ name, needs }) => ({ name: name ?? null, needs })) });
}

async function preflight(paths: readonly string[], options: Options, io: Io): Promise<Status> {
  const inputs = await readInputs(paths.map(pathOf), { each: paths.length > 1 }, io);
  await sayProblems(inputs.problems, io);
  if (isEmpty(inputs)) return STATUS.failed;
  const config = configOf(options);
  const lists = inputs.sets.filter(({ resources }) => resources.length > 0).map((set) => checklistOf(set, config));
  await emit(options.format === 'json' ? jsonOf(lists) : textOf(lists), options.output, io);
  return inputs.problems.length > 0 ? STATUS.failed : STATUS.ok;
}

/** `keyfit preflight`. */
export function preflightCommand(io: Io, end: (status: Status) => void): Command {
  return new Command('preflight')
    .description('list what has to be there before manifests are applied')
    .argument('<PATH...>', 'environments of dist/, or files and folders as for validate; each is a set of its own')
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'))
    .option('--output <file>', 'write it there instead of to standard output')
    .option('--config <file>', 'settings (default: keyfit.yaml here or in a folder above)')
    .option('--namespace <namespace>', 'the namespace of objects that state none')
    .addHelpText('after', HELP)
    .action(async (paths: string[], options: Options) => {
      end(await preflight(paths, options, io));
    });
}
