import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A program whose output is read. */
export type Subprocess = ChildProcessByStdio<null, Readable, Readable>;

/** How others ask this process to end; each ends it unless somebody listens. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const running = new Set<Subprocess>();

/**
 * Ends a program and all that it has started, which may be what runs on: a shell's commands, the `git` that fetches a
 * base. Not by a signal that they could ignore, since none of them has anything to save.
 */
export function end(child: Subprocess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // There are no groups on this system, or nobody is left in this one.
    child.kill('SIGKILL');
  }
  // Who has left the group keeps the pipes open, and would be waited for.
  child.stdout.destroy();
  child.stderr.destroy();
}

function endAll(): void {
  running.forEach(end);
}

function passOn(signal: NodeJS.Signals): void {
  endAll();
  unlisten();
  // As if nobody had listened, so that whoever waits for this process sees what ended it.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function listen(): void {
  SIGNALS.forEach((signal) => process.on(signal, passOn));
  process.on('exit', endAll);
}

function unlisten(): void {
  SIGNALS.forEach((signal) => process.off(signal, passOn));
  process.off('exit', endAll);
}

/** Starts a program that does not outlive this process, whatever but SIGKILL ends it. */
export function start(command: string, args: readonly string[]): Subprocess {
  // Before it is there: a signal may come while it starts.
  if (running.size === 0) listen();
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: process.env,
    // In a group of its own, which can be ended as a whole. It has no terminal then: it can not ask for a password.
    detached: true,
  });
  running.add(child);
  const forget = (): void => {
    if (running.delete(child) && running.size === 0) unlisten();
  };
  child.once('close', forget);
  child.once('error', forget);
  return child;
}
