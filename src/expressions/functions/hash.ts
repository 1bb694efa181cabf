import { createHash } from 'node:crypto';

const rotated = (value: number, bits: number): number => ((value << bits) | (value >>> (32 - bits))) >>> 0;
const times = (a: number, b: number): number => Math.imul(a, b) >>> 0;
const plus = (a: number, b: number): number => (a + b) >>> 0;

/** Up to four bytes, the lowest first. */
function word(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let i = 0; i < 4; i++) value |= (bytes[start + i] ?? 0) << (8 * i);
  return value >>> 0;
}

const mixFirst = (value: number): number => times(rotated(times(value, 0x239b961b), 15), 0xab0e9789);
const mixSecond = (value: number): number => times(rotated(times(value, 0xab0e9789), 17), 0x239b961b);

function finished(value: number): number {
  const first = times((value ^ (value >>> 16)) >>> 0, 0x85ebca6b);
  const second = times((first ^ (first >>> 13)) >>> 0, 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

/** Murmur hash of 64 bits in two halves of 32, as Azure Resource Manager computes it: low half first. */
function murmur64(bytes: Uint8Array): readonly [number, number] {
  let [low, high] = [0, 0];
  let at = 0;
  for (; at + 8 <= bytes.length; at += 8) {
    low = plus(times(plus(rotated((low ^ mixFirst(word(bytes, at))) >>> 0, 19), high), 5), 0x561ccd1b);
    high = plus(times(plus(rotated((high ^ mixSecond(word(bytes, at + 4))) >>> 0, 13), low), 5), 0x0bcaa747);
  }
  if (at < bytes.length) low = (low ^ mixFirst(word(bytes, at))) >>> 0;
  if (at + 4 < bytes.length) high = (high ^ mixSecond(word(bytes, at + 4))) >>> 0;
  low = plus((low ^ bytes.length) >>> 0, (high ^ bytes.length) >>> 0);
  high = plus((high ^ bytes.length) >>> 0, low);
  const [first, second] = [finished(low), finished(high)];
  const sum = plus(first, second);
  return [sum, plus(second, sum)];
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** `uniqueString(…)`: the hash of the arguments, joined by hyphens, as 13 letters of base 32. */
export function uniqueString(parts: readonly string[]): string {
  const [low, high] = murmur64(new TextEncoder().encode(parts.join('-')));
  let rest = (BigInt(high) << 32n) | BigInt(low);
  let text = '';
  for (let i = 0; i < 13; i++) {
    text += letters[Number(rest >> 59n)] ?? '';
    rest = BigInt.asUintN(64, rest << 5n);
  }
  return text;
}

/** The name space of Azure Resource Manager for the names that `guid(…)` hashes. */
const nameSpace = Buffer.from('11fb06fb712d4ddd98c7e71bbd588830', 'hex');

/** `guid(…)`: version 5 of RFC 4122, of the arguments joined by hyphens. */
export function guid(parts: readonly string[]): string {
  const hash = createHash('sha1').update(nameSpace).update(parts.join('-')).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
