import { decimalSum } from '../../decimal.js';
import { toJson, type Json } from '../../json.js';
import type { BuiltIn } from '../../scope.js';
import { inexact } from '../../terraform-scalars.js';
import { pure } from '../define.js';
import type { Parameter } from '../parameter.js';
import { Problem, Unworked } from '../problem.js';
import { giving } from './collected.js';
import { list, number, whole } from './parameter.js';

/** As many numbers as Terraform itself lets `range` give. */
const longestRange = 1024;

const numeral: Parameter<string> = {
  wants: 'a string',
  read: (value) => (value.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined),
};

const numbersIn: Parameter<readonly number[]> = {
  wants: 'a list of numbers',
  read(value) {
    const of = list.read(value);
    if (of === undefined || toJson(of) === undefined) return undefined;
    const numbers = of.items.map((item) => number.read(item));
    return numbers.every((one) => one !== undefined) ? numbers : undefined;
  },
};

/** https://developer.hashicorp.com/terraform/language/functions#numeric-functions */
export const numbers: Readonly<Record<string, BuiltIn>> = {
  abs: pure({ gives: 'int' }, [number], ([value]) => Math.abs(value)),
  ceil: pure({ gives: 'int' }, [number], ([value]) => Math.ceil(value) + 0),
  floor: pure({ gives: 'int' }, [number], ([value]) => Math.floor(value)),
  log: pure({ gives: 'int' }, [number, number], ([value, base]) => finite(Math.log(value) / Math.log(base))),
  max: pure({ gives: 'int', repeats: { atLeast: 1 } }, [number], (values) => Math.max(...values)),
  min: pure({ gives: 'int', repeats: { atLeast: 1 } }, [number], (values) => Math.min(...values)),
  parseint: pure({ gives: 'int' }, [numeral, whole], ([text, base]) => parsed(text, base)),
  pow: pure({ gives: 'int' }, [number, number], ([value, power]) => finite(value ** power)),
  signum: pure({ gives: 'int' }, [whole], ([value]) => Math.sign(value)),
  sum: pure({ gives: 'int' }, [numbersIn], ([values]) =>
    values.length === 0 ? new Problem('an empty list has no sum') : values.reduce(decimalSum, 0),
  ),
  range: giving(
    'list',
    pure({ gives: 'array', repeats: { atLeast: 1 } }, [number], (values) => range(values)),
  ),
};

const finite = (value: number): number | Problem =>
  Number.isFinite(value) ? value : new Unworked('the result is not a finite number');

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

function parsed(text: string, base: number): number | Problem {
  if (base < 2 || base > 62) return new Problem('the base of a number is between 2 and 62');
  const [, sign = '', numerals = ''] = /^([+-]?)([0-9a-z]+)$/i.exec(text) ?? [];
  let value = 0n;
  for (const letter of numerals) {
    const digit = digitOf(letter, base);
    if (digit < 0 || digit >= base) return notANumeral(text, base);
    value = value * BigInt(base) + BigInt(digit);
    if (value > Number.MAX_SAFE_INTEGER) return inexact;
  }
  if (numerals === '') return notANumeral(text, base);
  return sign === '-' ? 0 - Number(value) : Number(value);
}

/** Letters have no case up to base 36; above, capitals follow the small ones. */
function digitOf(letter: string, base: number): number {
  const folded = digits.indexOf(letter.toLowerCase());
  return base > 36 && letter >= 'A' && letter <= 'Z' ? folded + 26 : folded;
}

const notANumeral = (text: string, base: number): Problem =>
  new Problem(`\`${text}\` is not a whole number in base ${base}`);

function range(values: readonly number[]): Json | Problem {
  if (values.length > 3) return new Problem('`range` wants one to three numbers');
  const [first = 0, second] = values;
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const step = values[2] ?? (end < start ? -1 : 1);
  if (step !== 0 && start !== end && step > 0 !== end > start) {
    return new Problem('`range` steps away from its end');
  }
  const items: number[] = [];
  for (let value = start; step < 0 ? value > end : value < end; value = decimalSum(value, step)) {
    if (items.length === longestRange) return new Problem(`\`range\` gives more than ${longestRange} numbers`);
    items.push(value);
  }
  return items;
}
