import { Command, Option } from 'commander';
import type { Rule } from '../policy';
import { allRules } from '../policy/rule-names';
import type { Io } from './io';
import { emit } from './output';
import { STATUS, STATUS_HELP, type Status } from './status';

const FORMATS = ['text', 'json', 'markdown'] as const;

interface Options {
  readonly format: (typeof FORMATS)[number];
  readonly output?: string;
}

const HELP = `
Examples:
  keyfit rules
  keyfit rules --format json
  keyfit explain secret-key-exists     more about one of them
${STATUS_HELP}`;

type Column = 'id' | 'severity' | 'family' | 'summary';

const COLUMNS: readonly Column[] = ['id', 'severity', 'family', 'summary'];

function asText(rules: readonly Rule[]): string {
  const widths = COLUMNS.map((column) => Math.max(...rules.map((rule) => rule[column].length)));
  return rules
    .map((rule) =>
      COLUMNS.map((column, index) => rule[column].padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function asMarkdown(rules: readonly Rule[]): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    row(['Rule', 'Severity', 'Family', 'Promise']),
    row(COLUMNS.map(() => '---')),
    ...rules.map(({ id, severity, family, summary }) => row([`\`${id}\``, severity, family, summary])),
  ].join('\n');
}

function asJson(rules: readonly Rule[]): string {
  const listed = rules.map(({ id, severity, family, summary }) => ({ id, severity, family, summary }));
  return JSON.stringify({ version: 1, rules: listed }, null, 2);
}

const RENDER = { text: asText, json: asJson, markdown: asMarkdown };

/** `keyfit rules`. */
export function rulesCommand(io: Io, end: (status: Status) => void): Command {
  return new Command('rules')
    .description('list all rules')
    .addOption(new Option('--format <format>', 'how to list them').choices(FORMATS).default('text'))
    .option('--output <file>', 'write the list there instead of to standard output')
    .addHelpText('after', HELP)
    .action(async ({ format, output }: Options) => {
      await emit(RENDER[format](allRules), output, io);
      end(STATUS.ok);
    });
}
