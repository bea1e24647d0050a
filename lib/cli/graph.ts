import { Command, Option } from 'commander';
import { drawGraph, graphFormats, type GraphFormat } from '../manifests/draw';
import { graphOf } from '../policy';
import { maskProblem } from '../policy/masked';
import { configOf, settingsFor, type ConfigOptions } from './config';
import { readInputs } from './inputs';
import type { Io } from './io';
import { emit } from './output';
import { sayProblems } from './say';
import { STATUS, type Status } from './status';

interface Options extends ConfigOptions {
  readonly format: GraphFormat;
  readonly output?: string;
}

const HELP = `
Examples:
  keyfit graph dist/dev                                        a picture for a Markdown page
  keyfit graph --format dot dist/dev | dot -Tsvg -o graph.svg  with Graphviz
  keyfit graph --format json --output graph.json deploy/

Exit status:
  0  done
  2  bad usage, input that could not be read, or nothing to draw`;

async function draw(paths: readonly string[], options: Options, io: Io): Promise<Status> {
  const { sets, problems } = await readInputs(paths, {}, io);
  await sayProblems(problems, io);
  const resources = sets.flatMap((set) => set.resources);
  const nothing = resources.length === 0;
  // A program, and whoever opens the file, is to learn of it as well; else a picture of nothing is for nobody.
  if (!nothing || options.format === 'json' || options.output !== undefined) {
    const graph = graphOf(resources, settingsFor(resources, configOf(options)));
    await emit(drawGraph(graph, options.format, problems.map(maskProblem)), options.output, io);
  }
  return nothing || problems.length > 0 ? STATUS.failed : STATUS.ok;
}

/** `keyfit graph`. */
export function graphCommand(io: Io, end: (status: Status) => void): Command {
  return new Command('graph')
    .description('draw what names what')
    .argument('<PATH...>', 'files and folders as for validate, all one set')
    .addOption(new Option('--format <format>', 'how to draw it').choices(graphFormats).default('mermaid'))
    .option('--output <file>', 'write it there instead of to standard output')
    .option('--config <file>', 'settings (default: keyfit.yaml here or in a folder above)')
    .option('--namespace <namespace>', 'the namespace of objects that state none')
    .addHelpText('after', HELP)
    .action(async (paths: string[], options: Options) => {
      end(await draw(paths, options, io));
    });
}
