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

/** The first folder or file below a volume. */
function topOf(path, folders) {
  const folder = folders.find((one) => isBelow(path, one));
  const [first = ''] = folder === undefined ? [] : path.slice(folder.length + 1).split('/');
  return folder === undefined ? undefined : `${folder}/${first}`;
}

/** What a traced container wrote or tried to: the tops of what is inside some folders, and each path outside of them. */
export function summarizeWrites(file, folders) {
  const allowed = [...folders, ...KERNEL];
  const [inside, outside] = [new Set(), new Set()];
  for (const { name, paths, error } of writes(readFileSync(file, 'utf8'))) {
    // Nothing is written where the folder is there already.
    if (name.startsWith('mkdir') && error === 'EEXIST') continue;
    for (const path of paths) {
      const top = topOf(path, folders);
      if (top !== undefined) inside.add(top);
      else if (!allowed.some((folder) => isBelow(path, folder))) outside.add(`${name} ${path} ${error ?? 'succeeds'}`);
    }
  }
  return { inside: [...inside].sort(), outside: [...outside].sort() };
}
