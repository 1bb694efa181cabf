import { digitsOf } from '../../decimal.js';
import { inexact } from '../../terraform-scalars.js';
import { Problem, Unworked } from '../problem.js';

/** One verb of a format: `%-5.2f`. Arguments count from one. */
export interface Verb {
  readonly flags: string;
  readonly width: number;
  readonly precision?: number;
  readonly letter: string;
  readonly argument: number;
}

const bases: Readonly<Record<string, number>> = { d: 10, b: 2, o: 8, x: 16, X: 16 };

/** A number by a verb, as Go's `fmt` writes it. https://pkg.go.dev/fmt */
export function writtenNumber(verb: Verb, value: number): string | Problem {
  const base = bases[verb.letter];
  const digits = base === undefined ? realDigits(verb, Math.abs(value)) : wholeDigits(verb, Math.abs(value), base);
  if (digits instanceof Problem) return digits;
  const sign = value < 0 ? '-' : verb.flags.includes('+') ? '+' : verb.flags.includes(' ') ? ' ' : '';
  return aligned(sign, digits, verb);
}

function wholeDigits({ letter, flags, precision }: Verb, value: number, base: number): string | Problem {
  if (!Number.isInteger(value)) return new Problem(`\`%${letter}\` wants a whole number`);
  const decimal = digitsOf(value);
  if (decimal === undefined) return inexact;
  const digits = BigInt(decimal)
    .toString(base)
    .padStart(precision ?? 1, '0');
  const prefix = flags.includes('#') && base === 16 ? '0x' : flags.includes('#') && base === 8 ? '0' : '';
  return letter === 'X' ? (prefix + digits).toUpperCase() : prefix + digits;
}

function realDigits({ letter, precision }: Verb, value: number): string | Problem {
  // What JavaScript can print exactly has no more than a hundred digits.
  if ((precision ?? 0) > 100) return new Unworked('the number is asked for with more than 100 digits');
  if (letter === 'f') return value < 1e21 ? value.toFixed(precision ?? 6) : largeFixed(value, precision ?? 6);
  if (letter === 'e' || letter === 'E') return cased(withExponent(value.toExponential(precision ?? 6)), letter);
  return cased(general(value, precision), letter);
}

function largeFixed(value: number, precision: number): string | Problem {
  const digits = digitsOf(value);
  if (digits === undefined) return inexact;
  return precision === 0 ? digits : `${digits}.${'0'.repeat(precision)}`;
}

const cased = (digits: string, letter: string): string =>
  letter === letter.toUpperCase() ? digits.toUpperCase() : digits;

/** Exponents have at least two digits. */
const withExponent = (digits: string): string =>
  digits.replace(/e([+-])(\d)$/, (_, sign: string, digit: string) => `e${sign}0${digit}`);

/** The shortest form: with an exponent if that is below -4 or above what the precision, six digits by default, shows. */
function general(value: number, precision: number | undefined): string {
  const shortest = precision === undefined ? value.toExponential() : value.toExponential(Math.max(0, precision - 1));
  const [mantissa = '', power = '0'] = shortest.split('e');
  const exponent = Number(power);
  const digits = mantissa.replace('.', '').replace(/0+$/, '') || '0';
  if (exponent < -4 || exponent >= Math.max(1, precision ?? 6)) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return withExponent(`${digits.slice(0, 1)}${fraction}e${exponent < 0 ? '' : '+'}${exponent}`);
  }
  return digitsOf(Number(shortest)) ?? String(value);
}

function aligned(sign: string, digits: string, { flags, width }: Verb): string {
  const missing = Math.max(0, width - sign.length - digits.length);
  if (flags.includes('-')) return sign + digits + ' '.repeat(missing);
  return flags.includes('0') ? sign + '0'.repeat(missing) + digits : ' '.repeat(missing) + sign + digits;
}
