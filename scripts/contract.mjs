// Writes the contract of the mcp-server from its source. Python reads it, by its own parser; nothing of it is run.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { SourceError, sourceOf } from './contract/checkout.mjs';
import { differences } from './contract/differences.mjs';
import { moduleOf } from './contract/module.mjs';
import { root } from './sources.mjs';

const HELP = `Usage: npm run contract -- --source DIR [--commit HASH] [--output FILE]

Reads the source of the mcp-server and writes its contract: what it reads from its environment, what it answers, what
its image is. Then npm run check lists what of the platform does not fit it.

  --source DIR    a clone of the program's repository, with or without a work tree
  --commit HASH   the commit to read; without it, the one that is checked out
  --output FILE   where to write it, instead of lib/components/mcp-server/program.ts
`;

const PROGRAM = 'mcp-server-langgraph';
const OUTPUT = join(root, 'lib', 'components', 'mcp-server', 'program.ts');
const READER = fileURLToPath(new URL('./contract/read.py', import.meta.url));

function options() {
  const text = { type: 'string' };
  try {
    return parseArgs({
      options: { source: text, commit: text, output: text, help: { type: 'boolean' } },
    }).values;
  } catch (error) {
    throw new SourceError(error.message.split('\n')[0]);
  }
}

/** What Python found; a complaint of its own is one line. */
function read(files) {
  const { error, status, stdout, stderr } = spawnSync('python3', ['-E', '-s', '-B', READER], {
    input: JSON.stringify(files),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined && error.code !== 'EPIPE')
    throw new SourceError(
      error.code === 'ENOENT' ? 'python3 is needed to read the source, and is not here' : error.message,
    );
  if (status !== 0) throw new SourceError(stderr.trim().split('\n').at(-1) ?? 'python3 failed');
  return JSON.parse(stdout);
}

/** The contract that stands in a file so far. */
async function known(file) {
  try {
    const text = readFileSync(file, 'utf8')
      .replace(/^export const program = /m, 'export default ')
      .replace(/ as const;\s*$/, ';');
    return (await import(`data:text/javascript,${encodeURIComponent(text)}`)).default;
  } catch {
    return undefined;
  }
}

/** Nobody ever sees half a file. */
function replace(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.new`;
  writeFileSync(beside, text);
  renameSync(beside, file);
}

async function main() {
  const { source, commit: named, output = OUTPUT, help } = options();
  if (help === true) return HELP;
  if (source === undefined) throw new SourceError(`--source: say where the program's source is`);
  const { commit, files } = sourceOf(source, named);
  if (!new RegExp(`^name\\s*=\\s*"${PROGRAM}"`, 'm').test(files['pyproject.toml'] ?? ''))
    throw new SourceError(
      `--source: ${source} is no checkout of ${PROGRAM}: pyproject.toml does not name it at ${commit}`,
    );
  const contract = { commit, ...read(files) };
  const before = await known(output);
  const style = await resolveConfig(pathToFileURL(OUTPUT));
  replace(output, await format(moduleOf(contract), { ...style, parser: 'typescript' }));
  const { Settings: fields } = contract.fields;
  const written = `${relative(process.cwd(), output)}: ${contract.version} at ${commit}, ${fields} fields of Settings\n`;
  return written + differences(before, contract);
}

try {
  process.stdout.write(await main());
} catch (error) {
  if (!(error instanceof SourceError)) throw error;
  console.error(`contract: ${error.message}`);
  process.exitCode = 2;
}
