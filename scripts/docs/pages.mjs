import { commandLinePage } from './command-line.mjs';
import { code, codes, page, table } from './markdown.mjs';
import { accountsOf, configTables, hostsOf, imagesOf, platforms, secretEntries } from './model.mjs';
import { rulePages } from './rules.mjs';
import { settingsPage } from './settings.mjs';
import { load } from '../project.mjs';

const { envName } = load('lib/config');

const names = platforms.map(({ environment }) => environment.name);

function valueOf(spec) {
  if (spec.presence === 'wired') return 'derived';
  return spec.presence === 'required' ? '**required**' : code(spec.render(spec.default));
}

/** Environments whose value is not the default. */
function differences(config, { key, spec }) {
  if (spec.presence === 'wired') return '';
  const usual = spec.presence === 'required' ? undefined : spec.render(spec.default);
  return config.environments
    .map((name, index) => [name, config.data[index][key]])
    .filter(([, value]) => value !== usual)
    .map(([name, value]) => `${name} ${code(value)}`)
    .join(', ');
}

function configSection(config) {
  const keys = [...config.keys.values()];
  const [setBy] = keys.map((key) => key.setBy).filter((path) => path !== undefined);
  const isSettable = keys.some(({ spec }) => spec.presence !== 'wired');
  const who = setBy === undefined ? 'No overlay sets these keys.' : `Overlays set these keys under ${code(setBy)}.`;
  const where = config.environments.length === names.length ? 'every environment' : config.environments.join(', ');
  const rows = keys.map((key) => [
    code(key.key),
    key.spec.type === 'file' ? 'a file' : code(envName(key.key)),
    key.spec.type.replaceAll('|', '\\|'),
    valueOf(key.spec),
    differences(config, key),
    key.spec.doc,
  ]);
  return [
    `## ${config.component}: ${config.name}`,
    `In ${where}. ${isSettable ? who : 'All values follow from the rest of the environment.'}`,
    table(['Key', 'Variable', 'Type', 'Default', 'Set otherwise', 'Meaning'], rows),
  ].join('\n\n');
}

function configuration() {
  const intro = `Every key of every ConfigMap. A key's upper case is the variable that the program reads. **required**: each overlay
must set it. *derived*: it follows from a connection or from the environment's identity, and no overlay can set it.`;
  return page('Configuration', intro, ...configTables().map(configSection));
}

function rotationOf({ rotation }) {
  return 'never' in rotation ? `never: ${rotation.never}` : `every ${rotation.everyDays} days`;
}

function usesCell(uses) {
  if (uses === undefined) return '';
  const readers = new Map();
  for (const { key, readers: found } of uses) {
    for (const reader of found) readers.set(reader, [...(readers.get(reader) ?? []), key]);
  }
  return [...readers].map(([reader, keys]) => `${reader}: ${codes(keys)}`).join('<br>');
}

function secrets() {
  const all = secretEntries();
  const intro = `Every value that the platform keeps in a vault. The vault's name for an entry begins with the environment's prefix:
${code('staging-jwt-secret')} is ${code('jwt_secret_key')} of staging. Where there is no cloud account the operator makes the values itself:
*real* ones where nobody else has to agree, and *stand-ins* that let a pod start while the service behind them refuses calls.`;
  const facts = all.map(({ entry }) => [
    code(entry.name),
    code(`<prefix>-${entry.vaultName}`),
    entry.doc,
    entry.issuer,
    rotationOf(entry),
    entry.generated === 'value' ? 'real' : 'stand-in',
  ]);
  const readers = all.map(({ entry, uses }) => [code(entry.name), ...names.map((name) => usesCell(uses.get(name)))]);
  return page(
    'Secrets',
    intro,
    '## Entries',
    table(['Entry', 'Name in the vault', 'What it is', 'Issuer', 'Rotation', 'Made without a cloud'], facts),
    '## Who reads them',
    'The workload, and the key of its Secret that the entry goes into. A dash: the environment has no such entry.',
    table(['Entry', ...names], readers),
  );
}

function countsTable() {
  const kinds = platforms.map(({ graph }) => graph.resources.map(({ kind }) => kind));
  const all = [...new Set(kinds.flat())].sort();
  const count = (list, kind) => String(list.filter((other) => other === kind).length || '');
  const rows = all.map((kind) => [kind, ...kinds.map((list) => count(list, kind))]);
  return table(['Kind', ...names], [...rows, ['**all**', ...kinds.map((list) => `**${list.length}**`)]]);
}

function environmentSection(platform) {
  const { name, identity, cloud } = platform.environment;
  const namespace = platform.graph.resources.find(({ kind }) => kind === 'Namespace').name;
  const accounts = accountsOf(platform);
  const facts = [
    ['Stage', identity.stage],
    ['Namespace', code(namespace)],
    ['Prefix of every name', code(`${identity.prefix}-`)],
    ['Databases', cloud === undefined ? 'in the cluster' : 'Cloud SQL and Memorystore'],
    [
      'Secrets',
      cloud === undefined ? 'made by the External Secrets Operator' : `Secret Manager of ${code(cloud.project)}`,
    ],
  ];
  const hosts = hostsOf(platform).map(({ host, paths, service }) => [code(host), codes(paths), service]);
  const images = imagesOf(platform).map(([image, users]) => [code(image), [...users].join(', ')]);
  return [
    `## ${name}`,
    facts.map(([label, value]) => `- ${label}: ${value}`).join('\n'),
    table(['Host', 'Paths', 'Service'], hosts),
    table(['Image', 'Used by'], images),
    ...(accounts.length === 0
      ? []
      : [
          table(
            ['Kubernetes account', 'Google account'],
            accounts.map(({ name: account, google }) => [code(account), code(google)]),
          ),
        ]),
  ].join('\n\n');
}

function environments() {
  const intro = `What ${code('npm run synth')} renders for each environment. [Configuration](configuration.md) and [secrets](secrets.md) have
pages of their own.`;
  return page('Environments', intro, '## Objects', countsTable(), ...platforms.map(environmentSection));
}

/** Every reference page by its file name. */
export async function renderPages() {
  return new Map([
    ['command-line.md', await commandLinePage()],
    ['configuration.md', configuration()],
    ['environments.md', environments()],
    ['secrets.md', secrets()],
    ['settings.md', settingsPage()],
    ...rulePages(),
  ]);
}
