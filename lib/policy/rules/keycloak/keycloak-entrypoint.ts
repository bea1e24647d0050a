import type { Fault, Rule } from '../../rule';
import type { Word } from './command-line';
import { examplePod } from './example';
import { since } from './certainty';
import { containerName, eachServer, faultOf, type Server } from './server';
import { guide } from './sources';

/** A script of one command becomes that command; anything else stays between the kubelet and the server. */
function isCompound(script: string): boolean {
  return /[;&|\n]/.test(script.trim());
}

/** Whether the shell itself waits for a `kc.sh start` among the words of its script. */
function keepsShell(words: readonly Word[]): boolean {
  let running: 'none' | 'child' | 'replaced' = 'none';
  for (const [index, { text }] of words.entries()) {
    if (text === 'kc.sh' || text.endsWith('/kc.sh')) running = words[index - 1]?.text === 'exec' ? 'replaced' : 'child';
    else if (text === 'start' && running === 'child') return true;
  }
  return false;
}

function withoutExec(server: Server): Fault[] {
  const { script, words } = server.line;
  if (script === undefined || !isCompound(script.text) || !keepsShell(words)) return [];
  const message = `${containerName(server)} runs "kc.sh" from a script without "exec", so that the signal to end reaches the shell and not the server`;
  return [faultOf(server, { path: script.path, severity: 'warning', message, fix: 'put "exec" before "kc.sh start"' })];
}

function withoutCommand(server: Server): Fault[] {
  if (!server.stock || server.mode !== 'default' || since(server, 20) === undefined) return [];
  const message = `${containerName(server)} gives the official image no command, so that it prints its help and ends`;
  return [faultOf(server, { message, fix: 'set "args" to "start" and its options' })];
}

function formerPath(server: Server): Fault[] {
  const { program } = server.line;
  if (!server.stock || !program.startsWith('/opt/jboss/')) return [];
  const message = `${containerName(server)} runs "${program}", which is in images of before Keycloak 17 only`;
  const fix = 'leave "command" out and set "args" to "start" and its options';
  return [faultOf(server, { path: `${server.container.path}/command/0`, message, fix })];
}

/** What the kubelet starts is the server, and it has something to do. */
export const keycloakEntrypoint: Rule = {
  id: 'keycloak-entrypoint',
  family: 'keycloak',
  severity: 'error',
  summary: "Keycloak's container starts the server, as the process that gets the kubelet's signals.",
  why: 'Without a command the official image prints its help and ends, over and over. Behind a shell the server does not get SIGTERM and is killed after the grace period, in the middle of its requests.',
  bad: examplePod({
    container: 'command: [/bin/sh, -c, "sleep 10; /opt/keycloak/bin/kc.sh start --optimized"]\n',
  }),
  good: examplePod({
    container: 'command: [/bin/sh, -c, "sleep 10; exec /opt/keycloak/bin/kc.sh start --optimized"]\n',
  }),
  remedy: "Keep the image's entry point and set `args`; in a script start the server with `exec`.",
  source: guide('server/containers'),
  check: eachServer((server) => [...withoutExec(server), ...withoutCommand(server), ...formerPath(server)]),
};
