import { property, textOf, type FoundContainer, type Graph, type PodTemplate } from '../../../manifests';
import { ownContracts } from '../../images';
import type { Fault, Rule } from '../../rule';
import type { ImageContract, Settings } from '../../settings';
import { commandLineOf, type CommandLine } from './command-line';
import { environmentOf, expanded, type Environment } from './environment';
import { isForeign, isStock, isWildFly, parseImage, versionOf, type Image, type Version } from './image';
import { mountsOf, type Mount } from './mounts';
import { hasHiddenJavaOptions, javaOptionsOf, optionsOf, type JavaOption, type Option } from './options';

/** A container that runs a Keycloak server of the Quarkus line (17 and later), with all that its manifest says. */
export interface Server {
  readonly graph: Graph;
  readonly pod: PodTemplate;
  readonly container: FoundContainer;
  readonly image: Image;
  /** It runs the official image, which has no build and no variables of its own. */
  readonly stock: boolean;
  readonly version: Version | undefined;
  readonly contract: ImageContract | undefined;
  readonly line: CommandLine;
  /** `default`: the manifest says no command, so that the image decides. */
  readonly mode: 'start' | 'start-dev' | 'default';
  /** It starts with `--optimized`, from the build that the image holds. */
  readonly optimized: boolean;
  /** Its command builds before it starts. */
  readonly builds: boolean;
  readonly environment: Environment;
  readonly options: ReadonlyMap<string, Option>;
  readonly javaOptions: readonly JavaOption[];
  /** The Java machine may have options that no manifest shows. */
  readonly javaOpen: boolean;
  readonly mounts: readonly Mount[];
  readonly readOnlyRoot: boolean;
  /** Something that no manifest shows may set options: a Secret's keys, a configuration file, a script. */
  readonly open: boolean;
}

const HOME = '/opt/keycloak';

/** An absolute path in Keycloak's folder. */
export function home(folder: string): string {
  return `${HOME}/${folder}`;
}

function modeOf(line: CommandLine): Server['mode'] | 'other' {
  const texts = new Set(line.words.map(({ text }) => text));
  if (texts.has('start-dev')) return 'start-dev';
  if (texts.has('start')) return 'start';
  return line.words.every(({ text }) => text.startsWith('-') || text.endsWith('kc.sh')) ? 'default' : 'other';
}

/** What only the images of another layout read: Bitnami's, and WildFly's. */
const FOREIGN_VARIABLE = /^(BITNAMI_|KEYCLOAK_DATABASE_|KEYCLOAK_USER$|DB_VENDOR$)/;

function isServer(image: Image, line: CommandLine, { variables }: Environment): boolean {
  const mode = modeOf(line);
  const name = image.repository.slice(image.repository.lastIndexOf('/') + 1);
  if (mode === 'other' || isForeign(image) || isWildFly(image)) return false;
  if (mode === 'default' && [...variables.keys()].some((variable) => FOREIGN_VARIABLE.test(variable))) return false;
  if (name === 'keycloak') return true;
  return mode !== 'default' && (name.includes('keycloak') || line.words.some(({ text }) => text.endsWith('/kc.sh')));
}

/** Ways to set options, or what becomes of them, under the names of the framework below. */
const FRAMEWORK = /^-D(kc|quarkus)\.|^QUARKUS_(?!LOG_|TRANSACTION_MANAGER_)/;

function isOpen(
  { open, variables }: Environment,
  line: CommandLine,
  mounts: readonly Mount[],
  javaOptions: readonly JavaOption[],
): boolean {
  const texts = [...line.words, ...javaOptions].map(({ text }) => text);
  return (
    open ||
    line.script !== undefined ||
    mounts.some(({ folder }) => folder.startsWith(home('conf'))) ||
    texts.some((text) => /^(--config-file|-cf)/.test(text)) ||
    [...texts, ...variables.keys()].some((text) => FRAMEWORK.test(text))
  );
}

function contractOf(image: Image, settings: Settings): ImageContract | undefined {
  return ownContracts(image, settings).find(({ buildEnv, version }) => (buildEnv ?? version) !== undefined);
}

function serverOf(graph: Graph, settings: Settings, pod: PodTemplate, container: FoundContainer): Server | undefined {
  const image = parseImage(textOf(property(container.body, 'image')));
  const environment = environmentOf(graph, pod, container);
  const { variables } = environment;
  // An unknown value keeps its `$`, so that nobody takes it for a value.
  const line = commandLineOf(container, (text) => expanded(text, variables) ?? text);
  const mode = modeOf(line);
  if (mode === 'other' || !isServer(image, line, environment)) return undefined;
  const contract = contractOf(image, settings);
  const mounts = mountsOf(pod, container);
  const javaOptions = javaOptionsOf(line, variables);
  const words = new Set(line.words.map(({ text }) => text));
  return {
    graph,
    pod,
    container,
    image,
    stock: isStock(image),
    version: versionOf(contract?.version === undefined ? image : { repository: '', tag: contract.version }),
    contract,
    line,
    mode,
    optimized: words.has('--optimized'),
    builds: words.has('build'),
    environment,
    options: optionsOf(line, variables),
    javaOptions,
    javaOpen: environment.open || line.script !== undefined || hasHiddenJavaOptions(variables),
    mounts,
    readOnlyRoot: property(property(container.body, 'securityContext'), 'readOnlyRootFilesystem') === true,
    open: isOpen(environment, line, mounts, javaOptions),
  };
}

/** Kinds whose pods end: they run `kc.sh` for an export, a migration or a look, and not as a server. */
const ENDING: ReadonlySet<string> = new Set(['Job', 'CronJob']);

const known = new WeakMap<Graph, WeakMap<Settings, readonly Server[]>>();

/** The Keycloak servers of a set of manifests, found once for all rules. */
export function serversOf(graph: Graph, settings: Settings): readonly Server[] {
  const bySettings = known.get(graph) ?? new WeakMap<Settings, readonly Server[]>();
  known.set(graph, bySettings);
  const found =
    bySettings.get(settings) ??
    graph.pods
      .filter(({ owner }) => !ENDING.has(owner.type))
      .flatMap((pod) =>
        pod.containers.filter(({ init }) => !init).map((container) => serverOf(graph, settings, pod, container)),
      )
      .filter((server) => server !== undefined);
  bySettings.set(settings, found);
  return found;
}

/** What a rule says of a server; `path` is the container's where it says none. */
export function faultOf(
  server: Server,
  {
    path = server.container.path,
    severity,
    ...text
  }: Pick<Fault, 'message' | 'fix'> & Partial<Pick<Fault, 'path' | 'severity' | 'related'>>,
): Fault {
  const fault = { resource: server.pod.owner, path, ...text };
  return severity === undefined ? fault : { ...fault, severity };
}

/** Where a word of the command line stands; the container where it is none of them. */
export function wordPath({ line, container }: Server, ...texts: readonly string[]): string {
  return line.words.find(({ text }) => texts.includes(text))?.path ?? container.path;
}

/** Where an option is set; the container where the pod does not set it. */
export function optionPath({ options, container }: Server, name: string): string {
  return options.get(name)?.path ?? container.path;
}

/** A rule's check that looks at one server after the other. */
export function eachServer(look: (server: Server) => Iterable<Fault>): Rule['check'] {
  return function* (graph, settings) {
    for (const server of serversOf(graph, settings)) yield* look(server);
  };
}

/** How messages call a server's container. */
export function containerName({ container }: Server): string {
  return `container "${container.name}"`;
}
