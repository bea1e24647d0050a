import { Command, Option } from 'commander';
import { reaches, SEVERITIES, type Severity } from '../policy/severity';
import { DEFAULT_BASELINE, renderBaseline, toBaseline, type Baseline } from '../policy/baseline';
import { mayBecomeBaseline, readBaseline } from '../policy/config';
import { writeText } from '../output/file';
import type { LeftOut, Report, ReportedFinding } from '../policy/report';
import { formats, reporters, type Format } from '../policy/reporters';
import { allRules } from '../policy/rule-names';
import { validateSets } from '../policy/validate';
import { configOf, settingsFor, type ConfigOptions, type RunConfig } from './config';
import { isEmpty, readInputs, type InputOptions, type Inputs } from './inputs';
import { mayColor, type Io } from './io';
import { emit } from './output';
import { type Outcome, remarksOn } from './remarks';
import { say, sayProblems } from './say';
import { STATUS, type Status } from './status';
import { toolVersion } from './version';

interface Options extends ConfigOptions, InputOptions {
  readonly format: Format;
  readonly output?: string;
  readonly failOn?: Severity;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly advice?: boolean;
  readonly only?: Severity;
}

const HELP = `
PATH is a file, - for standard input, a folder with a kustomization.yaml (rendered first), or any other folder:
each kustomization below it that no other takes in is a set of its own, the other *.yaml, *.yml and *.json are one
more, and Helm charts are left out without --helm. Without PATH each folder of dist/ is checked.

Examples:
  keyfit validate                                    every environment in dist/, each on its own
  keyfit validate k8s/                               whatever is deployed from k8s/
  helm template shop ./chart | keyfit validate -     what Helm renders; with --allow-empty it may be nothing
  keyfit validate --each overlays/dev overlays/prod  two overlays that have nothing to do with each other
  keyfit validate --format sarif --output keyfit.sarif deploy/
  keyfit validate --write-baseline deploy/           from now on only new findings count:
  keyfit validate --baseline keyfit-baseline.json deploy/

Exit status:
  0  no finding that is as severe as --fail-on says
  1  findings
  2  bad usage, input that could not be read or is invalid, or nothing to check without --allow-empty`;

/** Holds the manifests against all rules, and the findings against what is known. */
function validate(inputs: Inputs, config: RunConfig, options: Options, complete: boolean, io: Io): Outcome {
  const file = options.baseline ?? config.baseline;
  let written: Baseline | undefined;
  const write = (findings: readonly ReportedFinding[]): Baseline => {
    written = toBaseline(file ?? DEFAULT_BASELINE, findings);
    return written;
  };
  const isWritten = options.writeBaseline === true && inputs.problems.length === 0;
  const known = options.writeBaseline === true || file === undefined ? undefined : readBaseline(file);
  const baselineOf = isWritten ? write : known && (() => known);
  const sets = inputs.sets.map((set) => ({ ...set, settings: settingsFor(set.resources, config) }));
  const isMeant = sets.some(({ settings }) => settings === config.settings);
  const validation = validateSets(sets, {
    // The waivers and the rest of a file that is for other manifests say nothing of these.
    settings: isMeant ? config.settings : (sets[0]?.settings ?? config.settings),
    today: io.today(),
    complete,
    origin: config.origin,
    problems: inputs.problems,
    leftOut: inputs.leftOut,
    ...(baselineOf === undefined ? {} : { baselineOf }),
  });
  return { inputs, validation, config, isMeant, complete, written };
}

function statusOf({ inputs, validation: { report }, config }: Outcome, options: Options): Status {
  if (inputs.problems.length > 0) return STATUS.failed;
  const failOn = options.failOn ?? config.failOn ?? 'error';
  const counts = report.findings.some(({ severity, waived }) => waived === undefined && reaches(severity, failOn));
  return counts ? STATUS.findings : STATUS.ok;
}

function leftOutLine({ path, reason }: LeftOut): string {
  return `${path}: left out: ${reason}`;
}

/** Whether a person reads the report as it is written. */
function isRead({ format, output }: Options): boolean {
  return format === 'text' && (output ?? '-') === '-';
}

/** The report with the findings that are asked for; the sums stay those of all. */
function shownOf(report: Report, only: Severity | undefined): Report {
  if (only === undefined) return report;
  return { ...report, findings: report.findings.filter(({ severity }) => reaches(severity, only)) };
}

async function publish(outcome: Outcome, options: Options, io: Io): Promise<Status> {
  const status = statusOf(outcome, options);
  // Nothing was checked, and that is allowed: there is nothing to tell a person, and programs wait for a report.
  if (isEmpty(outcome.inputs) && isRead(options)) return status;
  const text = reporters[options.format](shownOf(outcome.validation.report, options.only), {
    color: options.color && options.output === undefined && mayColor(io, io.stdout),
    rules: allRules,
    toolVersion: toolVersion(),
    root: io.env.GITHUB_WORKSPACE ?? process.cwd(),
    quiet: options.quiet ?? false,
    advice: options.advice ?? false,
    exitCode: status,
    ...(options.output === undefined && io.stdout.columns !== undefined ? { width: io.stdout.columns } : {}),
  });
  await emit(text, options.output, io);
  if (options.quiet !== true) await say(remarksOn(outcome), io);
  return status;
}

/**
 * Says what could not be read: also where a report does, since programs that take it on may show none of it. A terminal would
 * show it twice, and a person has no use for a report of nothing.
 * @returns whether there is a report to make
 */
async function sayUnread(inputs: Inputs, options: Options, io: Io): Promise<boolean> {
  const { problems, leftOut } = inputs;
  const nothing = isEmpty(inputs) && problems.length > 0;
  if (nothing && isRead(options)) await say(leftOut.map(leftOutLine), io);
  if (nothing || !isRead(options) || !io.stdout.isTTY) await sayProblems(problems, io);
  return !nothing || !isRead(options);
}

async function run(paths: readonly string[], options: Options, io: Io): Promise<Status> {
  const config = configOf(options);
  if (options.writeBaseline === true) mayBecomeBaseline(options.baseline ?? config.baseline ?? DEFAULT_BASELINE);
  const inputs = await readInputs(paths, options, io);
  const [broken, empty] = [inputs.problems.length > 0, isEmpty(inputs)];
  if (!(await sayUnread(inputs, options, io))) return STATUS.failed;
  const outcome = validate(inputs, config, options, paths.length === 0 && !broken && !empty, io);
  if (options.writeBaseline === true && broken) {
    await say(['keyfit: no baseline was written: input that could not be read would be missing in it'], io);
  }
  if (outcome.written !== undefined) await writeText(outcome.written.file, renderBaseline(outcome.written));
  return publish(outcome, options, io);
}

/** The values of an option that may be given several times, or with commas. */
function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...value.split(',')];
}

/** `keyfit validate`. */
export function validateCommand(io: Io, end: (status: Status) => void): Command {
  return new Command('validate')
    .description('check manifests: references, secrets, pod safety, arithmetic and more')
    .argument('[PATH...]', 'what to check')
    .addOption(new Option('--format <format>', 'how to report').choices(formats).default('text'))
    .option('--output <file>', 'write the report there instead of to standard output')
    .option('--config <file>', 'settings (default: keyfit.yaml here or in a folder above)')
    .addOption(new Option('--fail-on <severity>', 'exit with 1 from there on (default: error)').choices(SEVERITIES))
    .option('--advice', 'show advice whole, and not as a line for each rule')
    .addOption(new Option('--only <severity>', 'show nothing that weighs less').choices(SEVERITIES))
    .option('--rule <id>', 'go by this rule alone, and others named so; * stands for any characters', collect)
    .option('--skip <id>', 'leave this rule out, such as pss-*; may be given again', collect)
    .option('--each', 'take every PATH as a set of its own')
    .option('--helm', 'render Helm charts, each a set of its own')
    .option('--values <file>', 'render the chart with these values; may be given again, the last one wins', collect)
    .option('--allow-empty', 'exit with 0 where there is nothing to check, such as a chart that renders nothing')
    .option('--namespace <namespace>', 'the namespace of objects that state none')
    .addOption(
      new Option('--world <world>', 'whether objects may come from elsewhere (default: open)').choices([
        'open',
        'closed',
      ]),
    )
    .option('--baseline <file>', 'let the findings through that are known there')
    .option('--write-baseline', `write what is found to the baseline (default: ${DEFAULT_BASELINE})`)
    .option('--quiet', 'findings only: no reasons of waivers, no remarks')
    .option('--no-color', 'no colours; so do NO_COLOR and anything but a terminal')
    .addHelpText('after', HELP)
    .action(async (paths: string[], options: Options) => {
      end(await run(paths, options, io));
    });
}
