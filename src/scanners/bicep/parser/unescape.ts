import { Char } from './characters.js';

const simple: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'", $: '$' };

/**
 * The value of a stretch of a single-line string that has escapes in it. An escape that does not exist is reported with
 * its span and stays in the value as it is written.
 */
export function unescape(text: string, start: number, end: number, bad: (start: number, end: number) => void): string {
  let value = '';
  let from = start;
  for (let at = text.indexOf('\\', start); at >= 0 && at < end; at = text.indexOf('\\', from)) {
    value += text.slice(from, at);
    const length = escapeLength(text, at, end);
    from = Math.min(end, at + Math.abs(length));
    if (length > 0) value += escaped(text, at, from);
    else {
      bad(at, from);
      value += text.slice(at, from);
    }
  }
  return value + text.slice(from, end);
}

/** UTF-16 units of the escape at `at`; negative if it does not exist. */
function escapeLength(text: string, at: number, end: number): number {
  const letter = text.charAt(at + 1);
  if (letter !== 'u') return letter in simple ? 2 : -2;
  if (text.charCodeAt(at + 2) !== Char.openBrace) return -2;
  let digits = at + 3;
  while (digits < end && isHexDigit(text.charCodeAt(digits))) digits++;
  if (digits === at + 3 || text.charCodeAt(digits) !== Char.closeBrace) return at - digits;
  const length = digits + 1 - at;
  return Number.parseInt(text.slice(at + 3, digits), 16) <= 0x10ffff ? length : -length;
}

function escaped(text: string, at: number, end: number): string {
  const letter = text.charAt(at + 1);
  if (letter !== 'u') return simple[letter] ?? '';
  return String.fromCodePoint(Number.parseInt(text.slice(at + 3, end - 1), 16));
}

const isHexDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
