import ipaddr from 'ipaddr.js';
import type { BuiltIn } from '../scope.js';
import { pure } from './define.js';
import { int, text } from './parameter.js';
import { Problem } from './problem.js';

/** A range of addresses, as numbers. */
interface Range {
  /** 32 or 128. */
  readonly bits: number;
  readonly prefix: number;
  readonly first: bigint;
  readonly last: bigint;
}

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-cidr */
export const cidr: Readonly<Record<string, BuiltIn>> = {
  parseCidr: pure({ gives: 'object' }, [text], ([network]) => {
    const range = parseRange(network);
    if (range === undefined) return notARange(network);
    const { bits, prefix, first, last } = range;
    const mask = (1n << BigInt(bits)) - (1n << BigInt(bits - prefix));
    const hasHosts = bits - prefix > 1;
    return {
      network: written(first, bits),
      netmask: written(mask, bits),
      ...(bits === 32 && { broadcast: written(last, bits) }),
      firstUsable: written(bits === 32 && hasHosts ? first + 1n : first, bits),
      lastUsable: written(bits === 128 ? last : hasHosts ? last - 1n : first, bits),
      cidr: prefix,
    };
  }),
  cidrSubnet: pure({ gives: 'string' }, [text, int, int], ([network, prefix, index]) => {
    const range = parseRange(network);
    if (range === undefined) return notARange(network);
    if (prefix < range.prefix || prefix > range.bits) return new Problem(`/${prefix} is no subnet of \`${network}\``);
    const first = range.first + (BigInt(index) << BigInt(range.bits - prefix));
    if (index < 0 || first > range.last) return new Problem(`\`${network}\` has no subnet /${prefix} number ${index}`);
    return `${written(first, range.bits)}/${prefix}`;
  }),
  cidrHost: pure({ gives: 'string' }, [text, int], ([network, index]) => {
    const range = parseRange(network);
    if (range === undefined) return notARange(network);
    const host = range.first + 1n + BigInt(index);
    const lastHost = range.bits === 32 ? range.last - 1n : range.last;
    if (index < 0 || host > lastHost) return new Problem(`\`${network}\` has no host number ${index}`);
    return written(host, range.bits);
  }),
};

const notARange = (network: string): Problem => new Problem(`\`${network}\` is not an address range in CIDR notation`);

function parseRange(network: string): Range | undefined {
  const [address = '', length = '', ...others] = network.trim().split('/');
  const isIpv4 = ipaddr.IPv4.isValidFourPartDecimal(address);
  if (others.length > 0 || !/^\d{1,3}$/.test(length) || (!isIpv4 && !ipaddr.IPv6.isValid(address))) return undefined;
  const bytes = ipaddr.parse(address).toByteArray();
  const bits = bytes.length * 8;
  const prefix = Number(length);
  if (prefix > bits) return undefined;
  const host = BigInt(bits - prefix);
  const first = (bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> host) << host;
  return { bits, prefix, first, last: first + (1n << host) - 1n };
}

function written(address: bigint, bits: number): string {
  const bytes: number[] = [];
  for (let shift = bits - 8; shift >= 0; shift -= 8) bytes.push(Number((address >> BigInt(shift)) & 0xffn));
  return ipaddr.fromByteArray(bytes).toString();
}
