import { isBuiltIn } from '../catalogue';
import { distinctNames, nameVariants } from '../near-name';
import type { PodTemplate } from '../pod-template';
import { perList, perObject } from '../per-object';
import { escapePointer } from '../pointer';
import type { Answer, Product } from '../reference';
import { isObject, itemsOf, numberOf, property, textOf, type Json, type Resource } from '../resource';
import { replaceActions } from '../template-actions';
import type { Draft, Index } from './draft';
import { hostNamesIn, LONGEST_HOST, mayNameHosts, type HostName } from './host-names';
import { portAmongEntries, portAmongVariables, type PortBeside, type StatedPort } from './host-ports';
import { replicaDrafts } from './replicas';

/** The ports of a Service, as others name them. */
interface Ports {
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  /** What those could have meant who name none of them: by number, and by name where a port has one. */
  readonly asNumbers: readonly string[];
  readonly asNames: readonly string[];
}

const portsOf = perObject((service: Resource): Ports => {
  const ports = itemsOf(property(property(service.body, 'spec'), 'ports')).map((entry) => ({
    name: textOf(property(entry, 'name')),
    port: numberOf(property(entry, 'port')),
  }));
  return {
    names: new Set(ports.map(({ name }) => name).filter(Boolean)),
    numbers: new Set(ports.map(({ port }) => port)),
    asNumbers: ports.map(({ port }) => String(port)),
    asNames: ports.map(({ name, port }) => name || String(port)),
  };
});

/** Whether a Service's own ports say nothing of what its name leads to. */
function hidesPorts(service: Resource): boolean {
  const spec = property(service.body, 'spec');
  return property(spec, 'clusterIP') === 'None' || property(spec, 'type') === 'ExternalName';
}

/** What is known of the ports of Services; undefined where one of them is made by a controller, or hides its ports. */
const knownPorts = perList((products: readonly Product[]): readonly Ports[] => {
  const services = products.map(({ by }) => by);
  const known = services.every((service) => service.type === 'Service' && !hidesPorts(service));
  return known ? services.map(portsOf).filter(({ numbers }) => numbers.size > 0) : [];
});

/** What is known of a port of Services; of those that are made by controllers nothing is. */
export function servicePortAnswer(products: readonly Product[], port: string | number): Answer {
  const known = knownPorts(products);
  if (known.length === 0) return { is: 'unknown', to: products };
  if (known.some(({ names, numbers }) => (typeof port === 'number' ? numbers.has(port) : names.has(port)))) {
    return { is: 'resolved', to: products };
  }
  const [first] = known;
  const asked = (ports: Ports): readonly string[] => (typeof port === 'number' ? ports.asNumbers : ports.asNames);
  const candidates = known.length === 1 && first !== undefined ? asked(first) : known.flatMap(asked);
  return { is: 'dangling', missing: 'port', to: products, candidates };
}

function answerOf(host: HostName, namespace: string | undefined, index: Index): Answer {
  const products = index.find('Service', namespace, host.service);
  if (products.length === 0) {
    return isBuiltIn('Service', host.service, namespace)
      ? { is: 'resolved', to: [] }
      : { is: 'dangling', missing: 'object', to: [] };
  }
  if (host.port === undefined) return { is: 'resolved', to: products };
  const found = servicePortAnswer(products, host.port);
  return found.is === 'dangling' && host.implied === true ? { ...found, doubtful: true } : found;
}

/**
 * Whether a name that could be anything is a Service's: it is there, or another one differs from it by what naming tools
 * add. `name.namespace` could be any domain, so that the namespace has to be the set's own.
 */
function isService(host: HostName, namespace: string | undefined, from: Resource, index: Index): boolean {
  if (host.certain) return true;
  if (index.find('Service', namespace, host.service).length > 0) {
    return host.namespace === undefined || index.hasNamespace(host.namespace);
  }
  if (host.namespace !== undefined) return false;
  const names = distinctNames(index.similar('Service', namespace, host.service));
  return nameVariants(host.service, names, from).some(({ shared }) => shared);
}

/** Names of what holds an address, and of what may hold a user with a password, which can look like a host with a port. */
const OF_ADDRESS = /addr|broker|dsn|endpoint|host|server|service|ur[il]/i;
const OF_USER = /credential|login|pass|pwd|secret|basic[-_]?auth|auth$/i;

interface Text {
  readonly from: Resource;
  /** The variable or key that holds it; empty for the rest. */
  readonly setting: string;
  /** With a `$` for each action of a template. */
  readonly text: string;
  readonly path: string;
  /** The port that another setting says; a name in this one is a host then. */
  readonly beside?: StatedPort;
}

/** Settings that hold an address of something else; `HOST` alone is what the program itself binds to. */
const ADDRESS = /(host|url|uri|addr|address|server|servers|endpoint|broker|brokers|dsn)$/i;

/** Whether a text is an address and no more, or a list of them, so that a host in it is one that is connected to. */
function isAskedFor(text: string, setting: string): boolean {
  if (text.includes('\n')) return false;
  return text.includes('://') || (ADDRESS.test(setting) && !/^host$/i.test(setting));
}

/** Whether `name:1234` in a text could as well be a user with a password of digits, which nobody may print. */
function mayHoldUser({ from, setting, text }: Text): boolean {
  if (text.includes('://')) return false;
  return OF_USER.test(setting) || (from.type === 'Secret' && !OF_ADDRESS.test(setting));
}

/** A host with the port that another setting says, where its own text says none; that both are about one is likely. */
function withPortBeside(host: HostName, beside: StatedPort | undefined): { host: HostName; keyAt?: string } {
  if (beside === undefined || (host.port !== undefined && host.implied !== true)) return { host };
  return { host: { ...host, port: beside.number, implied: true }, keyAt: beside.path };
}

function textDrafts(given: Text, index: Index): Draft[] {
  const { from, text, path, setting, beside } = given;
  const hosts = hostNamesIn(text, beside === undefined ? setting : 'host');
  if (hosts.length === 0) return [];
  const [askedFor, withUser] = [isAskedFor(text, setting), mayHoldUser(given)];
  return hosts.flatMap((found): Draft[] => {
    const namespace = found.namespace ?? from.namespace;
    const known = isService(found, namespace, from, index);
    const mayBeUser = withUser && !found.certain && found.port !== undefined;
    if (!known && (!found.likely || mayBeUser)) return [];
    const { host, keyAt } = hosts.length === 1 ? withPortBeside(found, beside) : { host: found };
    const { port } = host;
    return [
      {
        reference: {
          by: 'host',
          from,
          path,
          at: path,
          ...(keyAt === undefined ? {} : { keyAt }),
          target: { kind: 'Service', namespace, name: host.service, ...(port === undefined ? {} : { port }) },
          optional: false,
          // A name that no Service has may be the node's or an alias's; only where an address is asked for it is none of those.
          lenient: !known && !askedFor,
        },
        answer: () => answerOf(host, namespace, index),
      },
    ];
  });
}

/** Adds the texts below a value that may name hosts. */
function addTexts(
  texts: Text[],
  value: Json | undefined,
  path: string,
  from: Resource,
  setting = '',
  portBeside?: PortBeside,
): void {
  if (typeof value === 'string') {
    // What a template puts in cannot be told; what stands around it can.
    const text = from.type === 'ExternalSecret' ? replaceActions(value, '$') : value;
    const beside = text.length > LONGEST_HOST ? undefined : portBeside?.(setting);
    if (beside !== undefined) texts.push({ from, text, path, setting, beside });
    else if (mayNameHosts(text, setting)) texts.push({ from, text, path, setting });
  } else if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) {
      addTexts(texts, item, `${path}/${String(index)}`, from);
    }
  } else if (isObject(value)) {
    const among = portAmongEntries(value, path);
    for (const key of Object.keys(value))
      addTexts(texts, value[key], `${path}/${escapePointer(key)}`, from, key, among);
  }
}

function podTexts({ owner, containers }: PodTemplate): Text[] {
  const texts: Text[] = [];
  for (const { body, path } of containers) {
    const among = portAmongVariables(body.env, `${path}/env`);
    for (const [index, entry] of itemsOf(body.env).entries()) {
      const name = textOf(property(entry, 'name'));
      addTexts(texts, property(entry, 'value'), `${path}/env/${String(index)}/value`, owner, name, among);
    }
    addTexts(texts, body.command, `${path}/command`, owner);
    addTexts(texts, body.args, `${path}/args`, owner);
  }
  return texts;
}

/** Where objects that hold configuration keep their text. */
const TEXTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ConfigMap', ['data']],
  ['Secret', ['stringData']],
  ['ExternalSecret', ['spec', 'target', 'template', 'data']],
]);

function configTexts(resource: Resource): Text[] {
  const steps = TEXTS.get(resource.type);
  if (steps === undefined) return [];
  const value = steps.reduce<Json | undefined>((held, step) => property(held, step), resource.body);
  const texts: Text[] = [];
  addTexts(texts, value, `/${steps.join('/')}`, resource);
  return texts;
}

/** Names that a pod is given the addresses of, so that it asks no DNS for them. */
function aliasesOf(pod: PodTemplate | undefined): ReadonlySet<string> {
  const aliases = itemsOf(pod?.spec.hostAliases);
  return new Set(aliases.flatMap((alias) => itemsOf(property(alias, 'hostnames')).map(textOf)));
}

/** The Services that an object's texts name: env values, commands, arguments, configuration. */
export function hostReferences(resource: Resource, pod: PodTemplate | undefined, index: Index): Draft[] {
  const texts = pod === undefined ? configTexts(resource) : podTexts(pod);
  if (texts.length === 0) return [];
  const aliases = aliasesOf(pod);
  return texts
    .flatMap((text) => [...textDrafts(text, index), ...replicaDrafts(resource, text.text, text.path, index)])
    .filter(({ reference }) => !aliases.has(reference.target.name));
}
