import ipaddr from 'ipaddr.js';
import type { BuiltIn } from '../../scope.js';
import { pure } from '../define.js';
import { Problem } from '../problem.js';
import { giving } from './collected.js';
import { text, whole } from './parameter.js';

/** A range of addresses. */
interface Range {
  /** 32 or 128. */
  readonly bits: number;
  readonly prefix: number;
  readonly first: bigint;
}

/** https://developer.hashicorp.com/terraform/language/functions#ip-network-functions */
export const network: Readonly<Record<string, BuiltIn>> = {
  cidrhost: pure({ gives: 'string' }, [text, whole], ([network, number]) => {
    const range = rangeOf(network);
    if (range === undefined) return notARange(network);
    const size = 1n << BigInt(range.bits - range.prefix);
    const host = number < 0 ? size + BigInt(number) : BigInt(number);
    if (host < 0n || host >= size) return new Problem(`\`${network}\` has no host number ${number}`);
    return written(range.first + host, range.bits);
  }),
  cidrnetmask: pure({ gives: 'string' }, [text], ([network]) => {
    const range = rangeOf(network);
    if (range === undefined) return notARange(network);
    if (range.bits === 128) return new Problem('a range of IPv6 has no netmask');
    return written((1n << 32n) - (1n << BigInt(32 - range.prefix)), 32);
  }),
  cidrsubnet: pure({ gives: 'string' }, [text, whole, whole], ([network, more, number]) => {
    const range = rangeOf(network);
    return range === undefined ? notARange(network) : subnet(range, network, more, number);
  }),
  cidrsubnets: giving(
    'list',
    pure({ gives: 'array', repeats: { atLeast: 1 } }, [text], ([network, ...bits]) => {
      const range = rangeOf(network);
      return range === undefined ? notARange(network) : subnets(range, network, bits.map(Number));
    }),
  ),
  cidrcontains: pure({ gives: 'bool' }, [text, text], ([outer, inner]) => {
    const [range, other] = [rangeOf(outer), rangeOf(inner) ?? rangeOf(`${inner}/${inner.includes(':') ? 128 : 32}`)];
    if (range === undefined) return notARange(outer);
    if (other === undefined) return notARange(inner);
    if (range.bits !== other.bits) return new Problem('an address of IPv4 is compared with one of IPv6');
    const host = BigInt(range.bits - range.prefix);
    return other.prefix >= range.prefix && other.first >> host === range.first >> host;
  }),
};

const notARange = (network: string): Problem => new Problem(`\`${network}\` is not an address range in CIDR notation`);

function rangeOf(network: string): Range | undefined {
  const [written = '', length = '', ...others] = network.split('/');
  // Leading zeros count for nothing: they were never octal here.
  const address = written.includes(':') ? written : written.replaceAll(/(?<=^|\.)0+(?=\d)/g, '');
  const isIpv4 = ipaddr.IPv4.isValidFourPartDecimal(address);
  if (others.length > 0 || !/^\d{1,3}$/.test(length) || !(isIpv4 || ipaddr.IPv6.isValid(address))) return undefined;
  const bytes = ipaddr.parse(address).toByteArray();
  const bits = bytes.length * 8;
  const prefix = Number(length);
  if (prefix > bits) return undefined;
  const host = BigInt(bits - prefix);
  return { bits, prefix, first: (bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> host) << host };
}

function subnet({ bits, prefix, first }: Range, network: string, more: number, number: number): string | Problem {
  const longer = prefix + more;
  if (more < 0 || number < 0) return new Problem('a subnet is numbered and extended with what is not negative');
  if (longer > bits) return new Problem(`\`${network}\` cannot be extended by ${more} bits`);
  if (BigInt(number) >= 1n << BigInt(more))
    return new Problem(`\`${network}\` has no subnet /${longer} number ${number}`);
  return `${written(first + (BigInt(number) << BigInt(bits - longer)), bits)}/${longer}`;
}

/** One subnet after the other, each at the next place where one of its size may begin. */
function subnets(range: Range, network: string, extensions: readonly number[]): readonly string[] | Problem {
  const found: string[] = [];
  const end = range.first + (1n << BigInt(range.bits - range.prefix));
  let next = range.first;
  for (const more of extensions) {
    const prefix = range.prefix + more;
    if (!Number.isInteger(more) || more < 1) return new Problem('a subnet is at least one bit longer than its network');
    if (more > 32 || prefix > range.bits) return new Problem(`\`${network}\` cannot be extended by ${more} bits`);
    const size = 1n << BigInt(range.bits - prefix);
    const first = ((next + size - 1n) / size) * size;
    if (first + size > end) return new Problem(`\`${network}\` has no room for another /${prefix}`);
    found.push(`${written(first, range.bits)}/${prefix}`);
    next = first + size;
  }
  return found;
}

function written(address: bigint, bits: number): string {
  const bytes: number[] = [];
  for (let shift = bits - 8; shift >= 0; shift -= 8) bytes.push(Number((address >> BigInt(shift)) & 0xffn));
  const parsed = ipaddr.fromByteArray(bytes);
  return parsed instanceof ipaddr.IPv6 ? parsed.toRFC5952String() : parsed.toString();
}
