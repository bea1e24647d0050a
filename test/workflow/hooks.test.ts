import { load } from 'js-yaml';
import { text } from './support';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly args?: readonly string[];
  readonly pass_filenames?: boolean;
  readonly always_run?: boolean;
}

const offered = load(text('.pre-commit-hooks.yaml')) as readonly Hook[];
const { repos } = load(text('.pre-commit-config.yaml')) as { readonly repos: readonly { readonly hooks: Hook[] }[] };
const own = repos.flatMap(({ hooks }) => hooks);

describe('a hook for pre-commit', () => {
  test.each([...offered, ...own])('is about the whole set and not about the files of a commit: $entry', (hook) => {
    expect(hook.pass_filenames).toBe(false);
  });

  test.each([...offered, ...own])('sees a commit that only removes a manifest: $entry', (hook) => {
    expect(hook.always_run).toBe(true);
  });

  test('for others is about their whole repository unless they name folders, and silent where there is no manifest', () => {
    expect(offered.map(({ id, entry, args }) => ({ id, entry, args }))).toEqual([
      { id: 'keyfit-validate', entry: 'keyfit validate --allow-empty', args: ['.'] },
    ]);
  });
});
