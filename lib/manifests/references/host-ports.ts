import { escapePointer } from '../pointer';
import { itemsOf, property, scalarText, textOf, type Json } from '../resource';

/** The port that another setting says of a host. */
export interface StatedPort {
  readonly number: number;
  /** Where it stands, as a JSON Pointer. */
  readonly path: string;
}

/** The word by which a setting says that it holds a host. */
const HOST = /(?:host(?:name)?|url|addr(?:ess)?|server|endpoint)$/i;

/** What a program calls itself, so that a port beside it is the one that it listens on. */
const ITSELF = /(?:^|[-_.])(?:api|app|application|base|bind|grpc|https?|listen|public|self|server|service|web)$/i;

/** What a setting with the port of a host is called, beside that with the host: `REDIS_PORT`, `qdrant_port`, `dbPort`. */
function portSetting(setting: string): string | undefined {
  const found = HOST.exec(setting);
  if (found === null) return undefined;
  const [[word], before] = [found, setting.slice(0, found.index)];
  const stem = /[-_.]$/.test(before) ? before.slice(0, -1) : before;
  if (stem === '' || ITSELF.test(stem)) return undefined;
  const isCapital = word.startsWith(word.charAt(0).toUpperCase());
  return before + (word === word.toUpperCase() ? 'PORT' : isCapital ? 'Port' : 'port');
}

function asPort(value: Json | undefined, path: string): StatedPort | undefined {
  const text = scalarText(value);
  const number = /^\d{2,5}$/.test(text) ? Number(text) : 0;
  return number > 0 && number < 65536 ? { number, path } : undefined;
}

/** Looks for the port that stands beside a host. */
export type PortBeside = (setting: string) => StatedPort | undefined;

/** Looks among the entries of a mapping, such as the data of a ConfigMap. */
export function portAmongEntries(holder: Json | undefined, path: string): PortBeside {
  return (setting) => {
    const name = portSetting(setting);
    return name === undefined ? undefined : asPort(property(holder, name), `${path}/${escapePointer(name)}`);
  };
}

/** Looks among the variables of a container. */
export function portAmongVariables(env: Json | undefined, path: string): PortBeside {
  let known: ReadonlyMap<string, StatedPort> | undefined;
  const readAll = (): ReadonlyMap<string, StatedPort> =>
    new Map(
      itemsOf(env).flatMap((entry, index): [string, StatedPort][] => {
        const port = asPort(property(entry, 'value'), `${path}/${String(index)}/value`);
        return port === undefined ? [] : [[textOf(property(entry, 'name')), port]];
      }),
    );
  return (setting) => {
    const name = portSetting(setting);
    return name === undefined ? undefined : (known ??= readAll()).get(name);
  };
}
