import { itemsOf, property, stepsOf, textOf, valueAt, type Json, type Reference } from '../manifests';

/** Names of values that tell others of a host, or that a program is not to connect to it in some way. */
const TOLD_TO_OTHERS =
  /origin|cors|redirect|callback|allow|trusted|advertise|public|external|issuer|audience|no_?proxy/i;

/** What an argument says of itself: its own flag, and the flag before it. */
function flagsOf(list: Json | undefined, index: number): string {
  const texts = itemsOf(list).slice(Math.max(0, index - 1), index + 1);
  return texts.flatMap((text) => textOf(text).match(/(?<!\S)--?[A-Za-z][\w-]*/g) ?? []).join(' ');
}

/** What the value with a host is called: a variable, a flag, or a key. */
export function valueName({ from, path }: Reference): string {
  const steps = stepsOf(path);
  const last = steps.at(-1) ?? '';
  const parent = path.slice(0, path.lastIndexOf('/'));
  if (last === 'value') return textOf(property(valueAt(from.body, parent), 'name')) || last;
  return /^\d+$/.test(last) ? flagsOf(valueAt(from.body, parent), Number(last)) : last;
}

/** Whether a reference says of a host that somebody else is to know it. */
export function isToldToOthers(reference: Reference): boolean {
  return TOLD_TO_OTHERS.test(valueName(reference));
}
