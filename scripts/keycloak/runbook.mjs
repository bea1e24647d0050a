import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const PAGE = join(root, 'docs/how-to/keycloak-runbook.md');

/** Commands for outside of the pod, which need a cluster and a cloud. */
const OUTSIDE = /^(kubectl|gcloud) /;

/** Where people are asked for a password, the proof answers with a variable. */
function answered(command) {
  return command
    .replace(/^(login .*?)\s+# asks for the password$/, 'KC_CLI_PASSWORD="$ANSWER" $1')
    .replace(/\s+# asks for it$/, ' --new-password "$ANSWER"');
}

/** The commands of a block that are for inside of a pod; lines that go on with a backslash are one. */
function commandsIn(block) {
  const lines = block.replaceAll(/\\\n\s*/g, '').split('\n');
  return lines.filter((line) => line !== '' && !OUTSIDE.test(line)).map(answered);
}

/** What the page has people run inside a pod, by the heading of the section: a script for each of its blocks. */
function blocksOf(heading) {
  const page = readFileSync(PAGE, 'utf8');
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`));
  assert.ok(section !== undefined, `${PAGE} has no section ${heading}`);
  const blocks = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => commandsIn(block));
  return blocks.filter((commands) => commands.length > 0).map((commands) => commands.join('\n'));
}

const [ALIASES, ADMINISTRATOR, REPLACE] = blocksOf('Administer');
const [CLIENT_SECRET] = blocksOf('Rotate');
const [REALM] = blocksOf('Change the realm');

/** The page's blocks by what they are for. */
export const RECIPES = { ADMINISTRATOR, REPLACE, CLIENT_SECRET, REALM };

/** The administrator whom the page makes. */
export const ADMINISTRATOR_NAME = 'ada';

/** Runs recipes in a pod; the answer to every question is one password. */
export function follow(pod, answer, recipes, env = {}) {
  return pod.exec([ALIASES, ...recipes].join('\n'), { ...env, ANSWER: answer });
}

/** The arguments of the pod by which the page makes an administrator while the servers are stopped. */
export function rescueArguments() {
  const [, words] = /args = (\[[^\]]*"bootstrap-admin"[^\]]*\])/.exec(readFileSync(PAGE, 'utf8')) ?? [];
  assert.ok(words !== undefined, `${PAGE} has no command that makes an administrator`);
  return JSON.parse(words);
}
