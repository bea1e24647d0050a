// Manifests that take much memory for their size, each for another reason: what is kept of them is text, values, objects,
// references, findings, problems or places.

/** @typedef {{ head: string, item: (index: number) => string, tail?: string }} Kind a text is its head, items until it is long enough, and its tail */

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings, namespace: shop }\n';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
`;

const JSON_HEAD = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings"},"data":';

/** @type {Record<string, Kind>} */
export const kinds = {
  'small ConfigMaps': {
    head: '',
    item: (index) =>
      `---\n{ kind: ConfigMap, apiVersion: v1, metadata: { name: a${index} }, data: { A: '${index}' } }\n`,
  },
  'small Pods, each with much to advise': {
    head: '',
    item: (index) =>
      `---\n{kind: Pod, apiVersion: v1, metadata: {name: a${index}}, spec: {containers: [{name: a, image: b}]}}\n`,
  },
  'a List in YAML': {
    head: 'apiVersion: v1\nkind: List\nitems:\n',
    item: (index) => `- {kind: ConfigMap, apiVersion: v1, metadata: {name: a${index}}}\n`,
  },
  'a List in JSON': {
    head: '{"apiVersion":"v1","kind":"List","items":[0',
    item: (index) => `,{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a${index}"}}`,
    tail: ']}',
  },
  'empty lists in JSON': { head: `${JSON_HEAD}[0`, item: () => ',[]', tail: ']}' },
  'empty mappings in JSON': { head: `${JSON_HEAD}[0`, item: () => ',{}', tail: ']}' },
  'empty mappings in YAML': { head: `${CONFIG_MAP}data: [0`, item: () => ',{}', tail: ']\n' },
  'numbers in YAML': { head: `${CONFIG_MAP}data: [0`, item: () => ',1', tail: ']\n' },
  'keys of one mapping': { head: `${CONFIG_MAP}data:\n`, item: (index) => `  k${index}: v${index}\n` },
  'mappings with keys of their own': { head: `${CONFIG_MAP}data:\n`, item: (index) => `- k${index}: 1\n` },
  'one key again and again': { head: `${CONFIG_MAP}data:\n`, item: () => '  a: 1\n' },
  'containers of one Pod': { head: DEPLOYMENT, item: (index) => `      - {name: c${index}, image: x}\n` },
  'references of one container': {
    head: `${DEPLOYMENT}      - name: web\n        image: x\n        env:\n`,
    item: (index) => `        - {name: E${index}, valueFrom: {secretKeyRef: {name: s${index}, key: k}}}\n`,
  },
  'hosts in one text': { head: `${CONFIG_MAP}data:\n  hosts: '`, item: (index) => ` a${index}.b:80`, tail: "'\n" },
  'documents that are no YAML': { head: '', item: () => '---\n{kind: [\n' },
  'objects without kind': { head: '', item: () => '---\napiVersion: v1\nmetadata: {name: a}\n' },
  'text of wide characters': { head: `${CONFIG_MAP}data:\n  text: '`, item: () => 'ж語', tail: "'\n" },
  'empty documents': { head: '', item: () => '---\n' },
};

/** How much of a text is made at a time, in characters. */
const BLOCK = 2 ** 20;

/**
 * A text of about so many bytes, block by block.
 * @param {Kind} kind
 * @param {number} bytes
 */
export function* textOf({ head, item, tail = '' }, bytes) {
  let [block, made] = [head, 0];
  for (let index = 0; made + block.length < bytes; index++) {
    block += item(index);
    if (block.length < BLOCK) continue;
    made += Buffer.byteLength(block);
    yield block;
    block = '';
  }
  yield block + tail;
}
