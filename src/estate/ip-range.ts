import ipaddr from 'ipaddr.js';

export interface IpRange {
  /** As it is written. */
  readonly text: string;
  /** How many addresses. */
  readonly size: number;
  /** Whether it is all of the internet. */
  readonly everything: boolean;
  /** Whether none of it is an address of the public internet. */
  readonly private: boolean;
}

/**
 * Reads what people write for a range: an address, a prefix, from-to, and odd spellings of "everything" (`0/0`,
 * `0.0.0.0`, `0x0`, `::/0`, `*`). Undefined for what is none of these.
 */
export function rangeOf(text: string): IpRange | undefined {
  const extent = extentOf(text);
  return extent === undefined ? undefined : { text, ...extent };
}

type Extent = Omit<IpRange, 'text'>;

function extentOf(text: string): Extent | undefined {
  const trimmed = text.trim();
  if (/^(?:\*|any|internet)$/i.test(trimmed)) return everything;
  const between = /^(?<from>[\d.]+)\s*-\s*(?<to>[\d.]+)$/.exec(trimmed)?.groups;
  if (between !== undefined) return fromTo(numberOf(between['from']), numberOf(between['to']));
  const [address = '', prefix = ''] = trimmed.split(/\s*\/\s*/);
  if (/^0+$/.test(prefix) && /^[\d.:a-f]+$/i.test(address)) return everything;
  if (/^(?:0x)?0+(?:\.(?:0x)?0+){0,3}$/i.test(address) && /^(?:32)?$/.test(prefix)) return everything;
  if (address.includes(':')) return undefined;
  const bits = prefix === '' ? 32 : Number(prefix);
  const start = numberOf(address);
  if (start === undefined || !Number.isInteger(bits) || bits < 1 || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  const first = start - (start % size);
  return fromTo(first, first + size - 1);
}

const everything: Extent = { size: 2 ** 32, everything: true, private: false };

/** The number of an address; undefined for what is not four decimal parts. */
function numberOf(address: string | undefined): number | undefined {
  if (address === undefined || !ipaddr.IPv4.isValidFourPartDecimal(address)) return undefined;
  return ipaddr.IPv4.parse(address).octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

function fromTo(from: number | undefined, to: number | undefined): Extent | undefined {
  if (from === undefined || to === undefined || to < from) return undefined;
  const size = to - from + 1;
  if (size === 2 ** 32 || (from === 0 && size === 1)) return everything;
  return { size, everything: false, private: isPrivate(from) && isPrivate(to) && size <= 2 ** 24 };
}

/** Ranges of ipaddr.js that nobody comes from on the internet. */
const local: readonly string[] = ['private', 'loopback', 'linkLocal', 'carrierGradeNat'];

/** Rules take public addresses only: https://learn.microsoft.com/azure/key-vault/general/network-security */
function isPrivate(number: number): boolean {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256);
  return local.includes(ipaddr.fromByteArray(octets).range());
}
