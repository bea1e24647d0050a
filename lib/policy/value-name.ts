import {
  itemsOf,
  perObject,
  property,
  stepsOf,
  textOf,
  valueAt,
  type Json,
  type Reference,
  type Resource,
} from '../manifests';

/** Names of values that tell others of a host, or that a program is not to connect to it in some way. */
const TOLD_TO_OTHERS =
  /origin|cors|redirect|callback|allow|trusted|advertise|public|external|issuer|audience|no_?proxy/i;

/** What an argument says of itself: its own flag, and the flag before it. */
function flagsOf(list: Json | undefined, index: number): string {
  const texts = itemsOf(list).slice(Math.max(0, index - 1), index + 1);
  return texts.flatMap((text) => textOf(text).match(/(?<!\S)--?[A-Za-z][\w-]*/g) ?? []).join(' ');
}

type Named = Pick<Reference, 'from' | 'path'>;

/** Works out something of a text once, however many hosts it names. */
export function perText<T>(make: (named: Named) => T): (named: Named) => T {
  const known = perObject<Resource, Map<string, T>>(() => new Map());
  return (named) => {
    const ofObject = known(named.from);
    const found = ofObject.get(named.path) ?? make(named);
    ofObject.set(named.path, found);
    return found;
  };
}

/** What the value with a host is called: a variable, a flag, or a key. */
export const valueName = perText(({ from, path }): string => {
  const steps = stepsOf(path);
  const last = steps.at(-1) ?? '';
  const parent = path.slice(0, path.lastIndexOf('/'));
  if (last === 'value') return textOf(property(valueAt(from.body, parent), 'name')) || last;
  return /^\d+$/.test(last) ? flagsOf(valueAt(from.body, parent), Number(last)) : last;
});

/** Whether the text that names something is a file, with many lines. */
export const isInFile = perText(({ from, path }): boolean => textOf(valueAt(from.body, path)).includes('\n'));

/** Whether a reference says of a host that somebody else is to know it. */
export const isToldToOthers = perText((named): boolean => TOLD_TO_OTHERS.test(valueName(named)));
