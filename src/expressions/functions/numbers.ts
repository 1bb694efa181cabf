import type { BuiltIn } from '../scope.js';
import type { Json } from '../json.js';
import { pure } from './define.js';
import { plain, text } from './parameter.js';
import { notJson, parseJson } from './parse-json.js';
import { Problem } from './problem.js';

/** Numbers and conversions. https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-numeric */
export const numbers: Readonly<Record<string, BuiltIn>> = {
  int: pure({ gives: 'int' }, [plain], ([value]) => toInt(value)),
  bool: pure({ gives: 'bool' }, [plain], ([value]) => toBool(value)),
  json: pure({}, [text], ([value]) => parseJson(value) ?? notJson),
  min: pure({ gives: 'int', repeats: { atLeast: 1 } }, [plain], (values) => extreme(values, (a, b) => a < b)),
  max: pure({ gives: 'int', repeats: { atLeast: 1 } }, [plain], (values) => extreme(values, (a, b) => a > b)),
};

const wholeNumber = /^\s*[+-]?\d+\s*$/;

function toInt(value: Json): number | Problem {
  const number = typeof value === 'string' && wholeNumber.test(value) ? Number(value) : value;
  if (typeof number !== 'number') return new Problem('`int` wants a whole number or the text of one');
  return Number.isSafeInteger(number) ? number : new Problem('the number is not one that `int` can give exactly');
}

function toBool(value: Json): boolean | Problem {
  const folded = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (folded === 'true' || folded === true || folded === '1') return true;
  if (folded === 'false' || folded === false || folded === '0') return false;
  return typeof folded === 'number' ? folded !== 0 : new Problem('`bool` wants true, false or a number');
}

/** Of the numbers given one by one, or in one array. */
function extreme(values: readonly Json[], isBetter: (a: number, b: number) => boolean): number | Problem {
  const [first] = values;
  const candidates: readonly Json[] = values.length === 1 && Array.isArray(first) ? (first as readonly Json[]) : values;
  let best: number | undefined;
  for (const one of candidates) {
    if (typeof one !== 'number') return new Problem('it compares numbers, and this is something else');
    if (best === undefined || isBetter(one, best)) best = one;
  }
  return best ?? new Problem('an empty array has neither a least nor a greatest number');
}
