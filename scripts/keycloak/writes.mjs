import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const OPENS = /^(open|openat|openat2)$/;
const WRITING = /O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)/;

/** The lines of a trace, with calls that another thread interrupted put together again. */
function* calls(text) {
  const open = new Map();
  for (const line of text.split('\n')) {
    const [, pid, rest] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined) continue;
    const unfinished = /^(.*?)\s*<unfinished \.\.\.>$/.exec(rest);
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    if (unfinished !== null) open.set(pid, unfinished[1]);
    else if (resumed !== null) yield `${open.get(pid) ?? ''}${resumed[1]}`;
    else yield rest;
  }
}

/** The paths of a call's arguments, as the process sees them. */
function pathsOf(args) {
  const found = args.matchAll(/(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"/g);
  return [...found].map(([, folder = '/', path]) => resolve(folder, path));
}

/** Calls that write, or try to: name, paths and the error, if any. */
function* writes(text) {
  let running = false;
  for (const call of calls(text)) {
    const [, name, args, result] = /^(\w+)\((.*)\)\s+= (.*)$/.exec(call) ?? [];
    if (name === 'execve') running ||= /^"[^"]*\/kc\.sh"/.test(args) && result.startsWith('0');
    if (!running || name === undefined || name === 'execve') continue;
    if (OPENS.test(name) && !WRITING.test(args)) continue;
    // A link's first argument is only text.
    const paths = name.startsWith('symlink') ? pathsOf(args).slice(1) : pathsOf(args);
    yield { name, paths, error: /^-1 (E\w+)/.exec(result)?.[1] };
  }
}

/** Devices and the kernel's own files are no part of the root file system. */
const KERNEL = ['/dev/null', '/dev/tty', '/proc'];

function isBelow(path, folder) {
  return path === folder || path.startsWith(`${folder}/`);
}

/** What a traced container wrote or tried to: how often inside some folders, and each path outside of them. */
export function summarizeWrites(file, folders) {
  const allowed = [...folders, ...KERNEL];
  let inside = 0;
  const outside = new Set();
  for (const { name, paths, error } of writes(readFileSync(file, 'utf8'))) {
    // Nothing is written where the folder is there already.
    if (name.startsWith('mkdir') && error === 'EEXIST') continue;
    const wrong = paths.filter((path) => !allowed.some((folder) => isBelow(path, folder)));
    if (wrong.length === 0) inside += 1;
    for (const path of wrong) outside.add(`${name} ${path} ${error ?? 'succeeds'}`);
  }
  return { inside, outside: [...outside].sort() };
}
