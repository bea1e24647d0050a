import { page } from './markdown.mjs';
import { load } from '../project.mjs';

const { main } = load('lib/cli/main');

/** What a command line prints. */
async function output(args) {
  let text = '';
  const stream = {
    write: (part) => {
      text += part;
      return Promise.resolve();
    },
  };
  const { processIo } = load('lib/cli/io');
  await main(args, { ...processIo(), stdout: stream, stderr: stream });
  return text.trimEnd();
}

function section(title, text) {
  return `## ${title}\n\n\`\`\`text\n${text}\n\`\`\``;
}

/** The page of the command line: the help of every command. */
export async function commandLinePage() {
  const top = await output(['--help']);
  const names = [...top.matchAll(/^ {2}(\w+) .*$/gm)].map(([, name]) => name);
  const commands = [...new Set(names)].filter((name) => name !== 'help' && name !== 'keyfit' && !/^\d/.test(name));
  const sections = [];
  for (const name of commands) sections.push(section(`keyfit ${name}`, await output([name, '--help'])));
  return page('Command line', 'What each command says of itself.', section('keyfit', top), ...sections);
}
