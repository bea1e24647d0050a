// A command that is promised and not built says so and fails, so that nobody takes silence for success.
const [name, what] = process.argv.slice(2);
console.error(`${name}: not built yet: ${what}`);
process.exitCode = 2;
