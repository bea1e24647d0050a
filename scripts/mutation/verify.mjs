/** How many mutants the native compiler is asked about: of those that were stopped by types, and of the others. */
const STOPPED = 18;
const PASSED = 7;

/**
 * Holds the verdict of the type checker in this process against a full compile by the native compiler, which is what
 * `npm run synth` goes by.
 * @returns whether the two agree on every mutant that was chosen; the same ones are chosen in every run
 */
export async function verify(results, sandbox) {
  const isStopped = ({ layer }) => layer === 'compiler';
  const chosen = [
    ...spread(results.filter(isStopped), STOPPED),
    ...spread(
      results.filter((result) => !isStopped(result)),
      PASSED,
    ),
  ];
  let agreed = 0;
  for (const result of chosen) {
    const { file, text } = result.change;
    const compiled = await sandbox.with(file, text, () => sandbox.compile());
    if ((compiled.status !== 0) === isStopped(result)) agreed += 1;
    else console.log(`  disagreement: ${result.where}\n    ${result.detail}\n    native: ${compiled.output.trim()}`);
  }
  console.log(`the native compiler agrees on ${agreed} of ${chosen.length}`);
  return agreed === chosen.length;
}

/** So many of a list, at even distances. */
function spread(list, count) {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)]);
}
