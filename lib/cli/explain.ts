import { Command, Option } from 'commander';
import type { Rule } from '../policy';
import { nearestRule, ruleNamed } from '../policy/rule-names';
import type { Io } from './io';
import { emit } from './output';
import { say } from './say';
import { STATUS, STATUS_HELP, type Status } from './status';

const FORMATS = ['text', 'json'] as const;

interface Options {
  readonly format: (typeof FORMATS)[number];
}

const HELP = `
Examples:
  keyfit explain secret-key-exists
  keyfit explain secret-key-exists --format json
${STATUS_HELP}`;

const WIDTH = 80;

/** Breaks a text between words. */
function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

function chapter(title: string, lines: readonly string[]): string {
  return [title, ...indent(lines)].join('\n');
}

function asText({ id, severity, family, summary, why, bad, good, remedy, source }: Rule): string {
  const prose = (text: string): string[] => wrap(text, WIDTH - 2);
  const manifest = (text: string): string[] => text.trimEnd().split('\n');
  return [
    `${id} (${severity}, ${family})`,
    indent(prose(summary)).join('\n'),
    chapter('Why', prose(why)),
    chapter('Found in', manifest(bad)),
    chapter('Not found in', manifest(good)),
    chapter('What to do', prose(remedy)),
    chapter('Where it comes from', [source]),
  ].join('\n\n');
}

function asJson({ id, family, severity, summary, why, bad, good, remedy, source }: Rule): string {
  return JSON.stringify({ version: 1, id, family, severity, summary, why, bad, good, remedy, source }, null, 2);
}

async function explain(id: string, format: Options['format'], io: Io): Promise<Status> {
  const rule = ruleNamed(id);
  if (rule !== undefined) {
    await emit(format === 'json' ? asJson(rule) : asText(rule), undefined, io);
    return STATUS.ok;
  }
  const near = nearestRule(id);
  const hint = near === undefined ? '`keyfit rules` lists them all' : `did you mean "${near}"?`;
  await say([`keyfit: there is no rule "${id}"; ${hint}`], io);
  return STATUS.failed;
}

/** `keyfit explain`. */
export function explainCommand(io: Io, end: (status: Status) => void): Command {
  return new Command('explain')
    .description('say why a rule is there, with an example and what to do')
    .argument('<RULE>', "the rule's id")
    .addOption(new Option('--format <format>', 'how to say it').choices(FORMATS).default('text'))
    .addHelpText('after', HELP)
    .action(async (id: string, { format }: Options) => {
      end(await explain(id, format, io));
    });
}
