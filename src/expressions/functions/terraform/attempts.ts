import type { Unknown, Value } from '../../../model/value.js';
import { distribute, type Settled } from '../../distribute.js';
import { firstError } from '../../errors.js';
import type { Argument, BuiltIn, CallSite } from '../../scope.js';
import { callSymbol } from '../../symbol.js';
import { firstUnknown, scalar, trailOf, unknown, withTrail } from '../../values.js';
import { wrongCount } from '../define.js';

/**
 * `try` and `can`, which see that an expression has failed. What fails is an unknown that is marked as an error; another
 * unknown is a value that a deployment gives, unless what it is asked for may be missing from it.
 * https://developer.hashicorp.com/terraform/language/functions/try
 */
export const attempts: Readonly<Record<string, BuiltIn>> = {
  try: (args, site) => {
    const values = valuesOf(args);
    if (values === undefined || values.length === 0) return wrongCount(site, 1, Infinity, 0);
    return firstThatWorks(values, site);
  },
  can: (args, site) => {
    const [value, ...others] = valuesOf(args) ?? [];
    if (value === undefined || others.length > 0) return wrongCount(site, 1, 1, args.length);
    return distribute([value], site.at, site.evaluation.budget, ([one]) =>
      one === undefined ? value : works(one, site),
    );
  },
};

const valuesOf = (args: readonly Argument[]): readonly Value[] | undefined =>
  args.every((arg): arg is Value => arg.kind !== 'closure') ? args : undefined;

function firstThatWorks(values: readonly Value[], site: CallSite): Value {
  const [first, ...others] = values;
  if (first === undefined) return unknown('`try` has nothing to fall back on', site.at, { error: true });
  return distribute([first], site.at, site.evaluation.budget, ([value]) => {
    if (value === undefined) return first;
    const error = firstError(value);
    if (error !== undefined) {
      return others.length === 0 ? error : withTrail(firstThatWorks(others, site), error.trail);
    }
    return value.kind === 'unknown' && mayBeMissing(value) ? either(value, others, site) : value;
  });
}

/** Either what is unknown, or what comes after it. */
function either(value: Unknown, others: readonly Value[], { at, name }: CallSite): Value {
  if (others.length === 0) return value;
  return unknown(value.because, at, {
    trail: trailOf([value]),
    symbol: callSymbol(name, [value, ...others]),
    sensitive: [value, ...others].some((one) => one.sensitive === true),
  });
}

function works(value: Settled, { at, name }: CallSite): Value {
  if (firstError(value) !== undefined) return scalar(false, at, value.trail);
  const open = firstUnknown(value);
  if (open === undefined || !mayBeMissing(open)) return scalar(true, at, value.trail);
  return unknown(open.because, at, { type: 'bool', symbol: callSymbol(name, [value]), trail: value.trail });
}

/** Whether it is a part of a variable without a value: nobody knows whether that will have such a part. */
const mayBeMissing = ({ symbol }: Unknown): boolean =>
  symbol === undefined || /⟨\(?(?:parameter|variable|var)\b[^⟩]*[.[]/.test(symbol);
