const { transformSync } = require('esbuild');

/** Strips types for jest; they are checked by the compiler beforehand. */
module.exports = {
  process(source, path) {
    return transformSync(source, {
      sourcefile: path,
      loader: 'ts',
      format: 'cjs',
      target: 'node20',
      sourcemap: 'inline',
    });
  },
};
