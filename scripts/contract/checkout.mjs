// The files of one commit of a Git repository, read from its objects: no work tree is needed, and none is touched.
import { spawnSync } from 'node:child_process';

const WANTED = ['src', 'pyproject.toml', 'docker/Dockerfile', 'Dockerfile'];
const MOST_BYTES = 256 * 1024 * 1024;

/** What is wrong with the given source, in one line. */
export class SourceError extends Error {}

function git(directory, args, input) {
  const { error, status, stdout } = spawnSync('git', ['-C', directory, ...args], { input, maxBuffer: MOST_BYTES });
  if (error !== undefined)
    throw new SourceError(error.code === 'ENOENT' ? 'git is needed, and is not here' : error.message);
  return status === 0 ? stdout : undefined;
}

/** The commit that is meant, in full: the one that is named, or else the one that is checked out and unchanged. */
function commitOf(directory, named) {
  if (git(directory, ['rev-parse', '--git-dir']) === undefined)
    throw new SourceError(`--source: ${directory} is no checkout: Git knows no repository there`);
  if (named !== undefined) {
    const hash = /^[0-9a-f]{7,40}$/.test(named)
      ? git(directory, ['rev-parse', '--verify', `${named}^{commit}`])
      : undefined;
    if (hash === undefined)
      throw new SourceError(
        `--commit: ${named} is no commit of ${directory}: give 7 to 40 digits of one that is there`,
      );
    return hash.toString().trim();
  }
  const changes = git(directory, ['status', '--porcelain', '--untracked-files=all', '--', ...WANTED]);
  if (changes === undefined)
    throw new SourceError(`--source: ${directory} has no work tree: say which commit is meant by --commit`);
  if (changes.length > 0)
    throw new SourceError(`--source: ${directory} is changed: commit or undo that, or name a commit by --commit`);
  const head = git(directory, ['rev-parse', '--verify', 'HEAD^{commit}']);
  if (head === undefined) throw new SourceError(`--source: ${directory} has no commit`);
  return head.toString().trim();
}

/** The answers of `git cat-file --batch`: a line with the size, the bytes, a line's end. */
function* contents(batch) {
  for (let at = 0; at < batch.length;) {
    const end = batch.indexOf('\n', at);
    const size = Number(batch.subarray(at, end).toString().split(' ')[2]);
    yield batch.subarray(end + 1, end + 1 + size).toString('utf8');
    at = end + 1 + size + 1;
  }
}

/** The commit in full, and the text of each of its files that the contract is read from. */
export function sourceOf(directory, named) {
  const commit = commitOf(directory, named);
  const listing = git(directory, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...WANTED]).toString('utf8');
  const entries = listing
    .split('\0')
    .map((entry) => /^100\d+ blob (?<id>[0-9a-f]+)\t(?<path>.+)$/s.exec(entry)?.groups)
    .filter((entry) => entry !== undefined && (entry.path.endsWith('.py') || !entry.path.startsWith('src/')));
  const batch = git(directory, ['cat-file', '--batch'], entries.map(({ id }) => `${id}\n`).join(''));
  if (batch === undefined) throw new SourceError(`--source: ${directory} lacks files of the commit ${commit}`);
  const texts = [...contents(batch)];
  return { commit, files: Object.fromEntries(entries.map(({ path }, index) => [path, texts[index]])) };
}
