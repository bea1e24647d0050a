import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A person of no account, and none of the settings of whoever runs this. */
const GIT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'proof',
  GIT_AUTHOR_EMAIL: 'proof@keyfit.test',
  GIT_COMMITTER_NAME: 'proof',
  GIT_COMMITTER_EMAIL: 'proof@keyfit.test',
};

/** A git repository of its own, which knows nothing of this one. */
export class Repository {
  constructor(folder, env) {
    this.folder = folder;
    this.env = { ...env, ...GIT };
    mkdirSync(folder, { recursive: true });
    this.run('git', 'init', '--quiet', '--initial-branch=main');
  }

  /** Runs a command in it; its exit status, and all that it wrote. */
  try(command, ...args) {
    const { status, stdout, stderr, error } = spawnSync(command, args, {
      cwd: this.folder,
      env: this.env,
      encoding: 'utf8',
    });
    if (error !== undefined) throw error;
    return { status, said: stdout + stderr };
  }

  /** The same for a command that must succeed. */
  run(command, ...args) {
    const { status, said } = this.try(command, ...args);
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${said}`);
    return said.trim();
  }

  write(name, text) {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }

  remove(name) {
    rmSync(join(this.folder, name));
  }

  /** Stages files, removed ones too. */
  stage(...names) {
    this.run('git', 'add', '--all', '--', ...names);
  }

  /** Commits what is staged, with whatever hooks there are. */
  commit() {
    return this.try('git', 'commit', '--quiet', '--message', 'a change');
  }

  /** Takes back all that was not committed, and every commit after one. */
  reset(commit) {
    this.run('git', 'reset', '--quiet', '--hard', commit);
    this.run('git', 'clean', '--quiet', '-d', '--force');
  }
}
