import type { Value } from '../../../model/value.js';
import { distribute, type Settled } from '../../distribute.js';
import type { BuiltIn, CallSite } from '../../scope.js';
import { converted } from '../../terraform-conversion.js';
import { terraformTypeOf, unifiedType, writtenType, type TerraformType } from '../../terraform-types.js';
import { asSensitive, firstUnknown, isSensitive, scalar, unknown } from '../../values.js';
import { structural, wrongCount } from '../define.js';
import { whatever } from '../parameter.js';
import { Problem } from '../problem.js';

const to = (type: TerraformType): BuiltIn => structural({}, [whatever], ([value]) => converted(value, type));

/** All items in the one type that fits all of them. */
const toCollection = (kind: 'list' | 'set' | 'map'): BuiltIn =>
  structural({ gives: kind === 'map' ? 'object' : 'array' }, [whatever], ([value]) => {
    if (value.kind === 'unknown') return value;
    const parts = value.kind === 'list' ? value.items : value.kind === 'object' ? [...value.entries.values()] : [];
    const of = unifiedType(parts.map((part) => terraformTypeOf(part)));
    if (of === undefined) return new Problem(`its items have no one type, which a ${kind} needs`);
    return converted(value, { kind, of });
  });

/** A function whose result is not as secret as its argument. */
const ofOne =
  (compute: (value: Settled, site: CallSite) => Value): BuiltIn =>
  (args, site) => {
    const [value] = args;
    if (value === undefined || value.kind === 'closure' || args.length > 1) return wrongCount(site, 1, 1, args.length);
    return distribute([value], site.at, site.evaluation.budget, ([one]) => compute(one ?? (value as Settled), site));
  };

/** The author says that nothing of it is secret: https://developer.hashicorp.com/terraform/language/functions/nonsensitive */
function withoutMark(value: Settled): Value {
  if (value.sensitive !== true || value.kind === 'handle') return value;
  const open: Settled & { sensitive?: true } = { ...value };
  delete open.sensitive;
  return open;
}

/** https://developer.hashicorp.com/terraform/language/functions#type-conversion-functions */
export const conversions: Readonly<Record<string, BuiltIn>> = {
  tostring: to('string'),
  tonumber: to('number'),
  tobool: to('bool'),
  tolist: toCollection('list'),
  toset: toCollection('set'),
  tomap: toCollection('map'),
  sensitive: structural({}, [whatever], ([value]) => asSensitive(value)),
  nonsensitive: ofOne((value) => withoutMark(value)),
  issensitive: ofOne((value, { at }) => {
    if (value.sensitive === true) return scalar(true, at);
    return value.kind === 'unknown' ? unknown(value.because, at, { type: 'bool' }) : scalar(false, at);
  }),
  ephemeralasnull: structural({}, [whatever], ([value]) => value),
  type: structural({}, [whatever], ([value], site) => typeText(value, site)),
};

function typeText(value: Value, { at }: CallSite): Value | undefined {
  const type = writtenType(terraformTypeOf(value));
  if (type.includes('any') && firstUnknown(value) !== undefined) return undefined;
  return scalar(type === 'any' ? 'dynamic' : type, at, undefined, isSensitive(value));
}
