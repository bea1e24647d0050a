// Bare parsing: what any program has to do that reads the manifests of a folder, here with js-yaml.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { loadAll, YAML11_SCHEMA } = require('js-yaml');

const [folder = ''] = process.argv.slice(2);
let documents = 0;
for (const name of readdirSync(folder)) {
  documents += loadAll(readFileSync(join(folder, name), 'utf8'), { schema: YAML11_SCHEMA }).length;
}
if (documents === 0) throw new Error(`no document in ${folder}`);
