/** How often work is done again that seemed to take too long: what disturbs one round leaves another alone. */
const ROUNDS = 3;

const TIMES = 8;

/** The time that some work takes of this process, whatever else the machine does meanwhile. */
function seconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  return process.cpuUsage(start).user / 1e6;
}

/**
 * Expects work to take a time that grows with a size, and not with its square: eight times the size may take twenty times
 * as long, where the square would take sixty-four times.
 * @param prepare makes the work for a size, which itself does not count
 */
export function expectLinear(size: number, prepare: (size: number) => () => unknown): void {
  const [small, large] = [prepare(size), prepare(size * TIMES)];
  // What was never run is compiled first.
  small();
  let excess = Infinity;
  for (let round = 0; round < ROUNDS && excess > 0; round++) excess = seconds(large) - (0.1 + 20 * seconds(small));
  expect(excess).toBeLessThanOrEqual(0);
}
