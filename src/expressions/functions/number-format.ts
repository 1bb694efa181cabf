/**
 * A number in one of .NET's formats, in the invariant culture: the standard ones `D`, `F`, `N`, `P`, `X`, `G`, and custom
 * ones of `0`, `#`, `,` and `.`. Undefined for every other format.
 * https://learn.microsoft.com/dotnet/standard/base-types/standard-numeric-format-strings
 */
export function formatNumber(value: number, format: string): string | undefined {
  const standard = /^([A-Za-z])(\d{0,2})$/.exec(format);
  if (standard === null) return customFormat(value, format);
  const [, letter = '', digits = ''] = standard;
  return standardFormat(value, letter, digits === '' ? undefined : Number(digits));
}

function standardFormat(value: number, letter: string, digits: number | undefined): string | undefined {
  switch (letter.toUpperCase()) {
    case 'D':
      return Number.isInteger(value) ? sign(value) + absolute(value).padStart(digits ?? 1, '0') : undefined;
    case 'F':
      return withoutNegativeZero(value.toFixed(digits ?? 2));
    case 'G':
      return digits === undefined || digits === 0 ? String(value) : undefined;
    case 'N':
      return grouped(withoutNegativeZero(value.toFixed(digits ?? 2)));
    case 'P':
      return `${grouped(withoutNegativeZero((value * 100).toFixed(digits ?? 2)))} %`;
    case 'X':
      return hexadecimal(value, letter === 'x', digits ?? 1);
    default:
      return undefined;
  }
}

const sign = (value: number): string => (value < 0 ? '-' : '');
const absolute = (value: number): string => String(Math.abs(value));
const withoutNegativeZero = (text: string): string => (/^-[0.]+$/.test(text) ? text.slice(1) : text);

/** Commas between the thousands. */
const grouped = (text: string): string => text.replace(/\d+/, (digits) => digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ','));

/** Negative numbers in two's complement of 32 bits if they fit, else of 64. */
function hexadecimal(value: number, lower: boolean, digits: number): string | undefined {
  if (!Number.isInteger(value)) return undefined;
  const bits = value < -0x80000000 ? 64 : 32;
  const text = (value < 0 ? BigInt.asUintN(bits, BigInt(value)) : BigInt(value)).toString(16).padStart(digits, '0');
  return lower ? text : text.toUpperCase();
}

const customPattern = /^([#,]*[0,]*)(?:\.(0*)(#*))?$/;

function customFormat(value: number, format: string): string | undefined {
  const match = customPattern.exec(format);
  if (match === null || !/[0#]/.test(format)) return undefined;
  const [, whole = '', zeros = '', optional = ''] = match;
  if (whole.endsWith(',')) return undefined;
  const least = whole.replaceAll(/[^0]/g, '').length;
  const [integer = '', fraction = ''] = Math.abs(value)
    .toFixed(zeros.length + optional.length)
    .split('.');
  const shownFraction = fraction.slice(0, zeros.length) + fraction.slice(zeros.length).replace(/0+$/, '');
  const digits = (integer === '0' && least === 0 ? '' : integer).padStart(least, '0');
  const shown = whole.includes(',') ? grouped(digits) : digits;
  return withoutNegativeZero(sign(value) + shown + (shownFraction === '' ? '' : `.${shownFraction}`));
}
