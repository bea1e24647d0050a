import { isIPv4, isIPv6 } from 'node:net';

/** A range of addresses, as `10.0.0.0/8` or `fd00::/8` writes it. */
export interface AddressRange {
  /** How many bits an address of this family has. */
  readonly width: 32 | 128;
  /** How many of them are the same in the whole range. */
  readonly length: number;
  /** The address as it is written, as a number. */
  readonly address: bigint;
}

function ipv4(address: string): bigint {
  return address.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

/** `::` stands for as many zeros as are missing, and the last two groups may be written as an IPv4 address. */
function ipv6(address: string): bigint {
  const plain = address.replace(/(?<=:)\d+\.\d+\.\d+\.\d+$/, (tail) => {
    const value = ipv4(tail);
    return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
  });
  const [head = '', tail = ''] = plain.split('::');
  const [left, right] = [groupsOf(head), groupsOf(tail)];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}

/** What was read before: few ranges are written, again and again. */
const known = new Map<string, { readonly range: AddressRange | undefined }>();

/** Reads a range, or returns undefined for text that is none. The API server forgives leading zeros. */
export function parseRange(text: string): AddressRange | undefined {
  const held = known.get(text) ?? { range: readRange(text) };
  known.set(text, held);
  return held.range;
}

function readRange(text: string): AddressRange | undefined {
  const [, written = '', digits = ''] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? [];
  const address = written.includes(':') ? written : written.replace(/\b0+(?=\d)/g, '');
  const length = Number(digits);
  if (isIPv4(address) && length <= 32) return { width: 32, length, address: ipv4(address) };
  return isIPv6(address) && !address.includes('%') && length <= 128
    ? { width: 128, length, address: ipv6(address) }
    : undefined;
}

function networkOf({ address, width }: AddressRange, length: number): bigint {
  return address >> BigInt(width - length);
}

/** Whether one range is a part of another, and smaller. */
export function isPartOf(part: AddressRange, whole: AddressRange): boolean {
  return (
    part.width === whole.width &&
    part.length > whole.length &&
    networkOf(part, whole.length) === networkOf(whole, whole.length)
  );
}

/** Whether the address says more than the length keeps, as `10.0.0.1/8` does. */
export function hasHostBits(range: AddressRange): boolean {
  return networkOf(range, range.length) << BigInt(range.width - range.length) !== range.address;
}
