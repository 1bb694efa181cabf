/** A number as its decimal digits say: `digits × 10^exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** So many digits a double keeps of whatever decimal it was made of. */
const keptDigits = 15;

/**
 * Sum and product of decimals, as Terraform computes them: 0.1 + 0.2 is 0.3. Both numbers must be finite.
 * https://developer.hashicorp.com/terraform/language/expressions/types#numbers
 */
export const decimalSum = (a: number, b: number): number => {
  const [x, y] = [decimalOf(a), decimalOf(b)];
  const exponent = Math.min(x.exponent, y.exponent);
  return Number(`${scaled(x, exponent) + scaled(y, exponent)}e${exponent}`);
};

export const decimalProduct = (a: number, b: number): number => {
  const [x, y] = [decimalOf(a), decimalOf(b)];
  return Number(`${x.digits * y.digits}e${x.exponent + y.exponent}`);
};

const scaled = ({ digits, exponent }: Decimal, to: number): bigint => digits * 10n ** BigInt(exponent - to);

function decimalOf(value: number): Decimal {
  const [mantissa = '0', power = '0'] = value.toExponential().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/**
 * A number in digits without an exponent. Undefined if the double cannot tell: it has more digits than doubles keep, so
 * that what it was made of may have had others.
 */
export function digitsOf(value: number): string | undefined {
  if (Number.isSafeInteger(value)) return String(value);
  if (!Number.isFinite(value)) return undefined;
  const { digits, exponent } = decimalOf(value);
  const text = String(digits < 0n ? -digits : digits);
  return text.length > keptDigits ? undefined : `${value < 0 ? '-' : ''}${placed(text, exponent)}`;
}

function placed(digits: string, exponent: number): string {
  if (exponent >= 0) return digits + '0'.repeat(exponent);
  const padded = digits.padStart(1 - exponent, '0');
  return `${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,5})?$/i;

/** The number that a decimal text writes; undefined if it is none, NaN if a double cannot hold it. */
export function readDecimal(text: string): number | undefined {
  if (!numberPattern.test(text)) return undefined;
  const significant = text.replace(/e.*$/i, '').replaceAll(/[+.-]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  const value = Number(text);
  if (!Number.isFinite(value)) return Number.NaN;
  return significant.length <= keptDigits || Number.isSafeInteger(value) ? value : Number.NaN;
}
