// What a newer commit changed, for people; the compiler then says where the platform has to follow.

const list = (title, names) => (names.length === 0 ? '' : `  ${title}: ${names.join(', ')}\n`);

/** One line a kind of change between the contract that stood in the file and the new one. */
export function differences(before, after) {
  if (before === undefined) return '';
  const old = before.settings;
  const now = after.settings;
  const both = Object.keys(now).filter((name) => Object.hasOwn(old, name));
  const read = (name) => now[name].readers > 0;
  const text =
    list(
      'new',
      Object.keys(now)
        .filter((name) => !Object.hasOwn(old, name))
        .sort(),
    ) +
    list(
      'gone',
      Object.keys(old).filter((name) => !Object.hasOwn(now, name)),
    ) +
    list(
      'of another type',
      both.filter((name) => JSON.stringify(now[name].type) !== JSON.stringify(old[name].type)),
    ) +
    list(
      'read by nothing any more',
      both.filter((name) => old[name].read && !read(name)),
    ) +
    list(
      'read now',
      both.filter((name) => !old[name].read && read(name)),
    ) +
    list(
      'with another default',
      both.filter((name) => JSON.stringify(now[name].default) !== JSON.stringify(old[name].default)),
    );
  return before.commit === after.commit && text === ''
    ? ''
    : `since ${before.version} at ${before.commit}:\n${text || '  no setting changed\n'}`;
}
