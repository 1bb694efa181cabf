import { evaluate } from '../../../expressions/evaluate.js';
import { Problem } from '../../../expressions/functions/problem.js';
import type { Scope } from '../../../expressions/scope.js';
import { converted } from '../../../expressions/terraform-conversion.js';
import type { CollectionType, ObjectType, TerraformType } from '../../../expressions/terraform-types.js';
import type { Call, Expression, ObjectExpression } from '../../../expressions/tree.js';
import { objectOf, scalar, unknown } from '../../../expressions/values.js';
import type { ObjectValue, Value, ValueType } from '../../../model/value.js';

/** Deeper types are taken for `any`. */
const deepest = 50;

/** A value as the `type` of a variable has it: with the defaults of its optional attributes, and converted. */
export function conformed(value: Value, type: Expression | undefined, scope: Scope): Value {
  if (type === undefined) return value;
  const whole = converted(withDefaults(value, type, scope), typeOf(type));
  if (!(whole instanceof Problem)) return whole;
  const { at, trail, sensitive } = value;
  return unknown(whole.because, at, { trail, sensitive, error: true });
}

/** https://developer.hashicorp.com/terraform/language/expressions/type-constraints */
export function typeOf(type: Expression, depth = 0): TerraformType {
  if (depth > deepest) return 'any';
  if (type.kind === 'reference') return plain[type.name] ?? 'any';
  if (type.kind !== 'call') return 'any';
  const [argument] = type.args;
  switch (type.name.text) {
    case 'list':
    case 'set':
    case 'map': {
      const kind: CollectionType['kind'] = type.name.text;
      return { kind, of: argument === undefined ? 'any' : typeOf(argument, depth + 1) };
    }
    case 'tuple':
      if (argument?.kind !== 'list') return 'any';
      return { kind: 'tuple', items: argument.items.map((each) => typeOf(each as Expression, depth + 1)) };
    case 'object': {
      if (argument?.kind !== 'object') return 'any';
      const attributes = new Map<string, TerraformType>();
      for (const [name, of] of attributesOf(argument))
        attributes.set(name, typeOf(optionalOf(of)?.args[0] ?? of, depth + 1));
      return { kind: 'object', attributes } satisfies ObjectType;
    }
    default:
      return 'any';
  }
}

/** What an `object` type says of one of its attributes. */
export interface AttributeType {
  readonly name: string;
  readonly type: Expression;
  readonly optional: boolean;
  /** What it is worth where it is left out. */
  readonly fallback: Expression | undefined;
}

/** The attributes of an `object` type; undefined for any other. */
export function attributeTypes(type: Expression | undefined): readonly AttributeType[] | undefined {
  const [argument] = type?.kind === 'call' && type.name.text === 'object' ? type.args : [];
  if (argument?.kind !== 'object') return undefined;
  return attributesOf(argument).map(([name, written]) => {
    const optional = optionalOf(written);
    const [inner = written, fallback] = optional?.args ?? [];
    return { name, type: inner, optional: optional !== undefined, fallback };
  });
}

/** What the evaluator knows of a value that only has a type. */
export function valueTypeOf(type: Expression | undefined): ValueType | undefined {
  const told = type === undefined ? 'any' : typeOf(type);
  if (typeof told === 'string') return valueTypes[told];
  return told.kind === 'map' || told.kind === 'object' ? 'object' : 'array';
}

const plain: Readonly<Record<string, TerraformType>> = { string: 'string', number: 'number', bool: 'bool', any: 'any' };
const valueTypes: Readonly<Record<string, ValueType>> = { string: 'string', number: 'int', bool: 'bool' };

const optionalOf = (type: Expression): Call | undefined =>
  type.kind === 'call' && type.name.text === 'optional' ? type : undefined;

const attributesOf = ({ entries }: ObjectExpression): readonly (readonly [string, Expression])[] =>
  entries.flatMap((entry) =>
    entry.kind === 'property' && entry.key.kind === 'literal' ? [[String(entry.key.value), entry.value] as const] : [],
  );

/** Attributes that are left out, or null, have their default; without one they are null. */
function withDefaults(value: Value, type: Expression, scope: Scope, depth = 0): Value {
  if (type.kind !== 'call' || depth > deepest) return value;
  if (value.kind === 'depends') {
    const cases = value.cases.map(({ when, is }) => ({
      when,
      is: withDefaults(is, type, scope, depth + 1) as typeof is,
    }));
    return { ...value, cases };
  }
  const [argument] = type.args;
  if (argument === undefined) return value;
  if (value.kind === 'list' && argument.kind === 'list') {
    const types = argument.items as readonly (Expression | undefined)[];
    const itemOf = (item: Value, of: Expression | undefined): Value =>
      of === undefined ? item : withDefaults(item, of, scope, depth + 1);
    return { ...value, items: value.items.map((item, i) => itemOf(item, types[i])) };
  }
  if (value.kind === 'list') {
    return { ...value, items: value.items.map((item) => withDefaults(item, argument, scope, depth + 1)) };
  }
  if (value.kind !== 'object') return value;
  if (type.name.text === 'map') {
    const entries = new Map(
      [...value.entries].map(([name, each]) => [name, withDefaults(each, argument, scope, depth + 1)]),
    );
    return { ...value, entries };
  }
  return argument.kind === 'object' ? filled(value, argument, scope, depth) : value;
}

function filled(value: ObjectValue, type: ObjectExpression, scope: Scope, depth: number): Value {
  const entries = new Map(value.entries);
  for (const [name, written] of attributesOf(type)) {
    const optional = optionalOf(written);
    const inner = optional?.args[0] ?? written;
    const given = entries.get(name);
    if (given !== undefined && !(given.kind === 'scalar' && given.value === null)) {
      entries.set(name, withDefaults(given, inner, scope, depth + 1));
    } else if (optional !== undefined && value.rest === undefined) {
      const [, fallback] = optional.args;
      const made = fallback === undefined ? scalar(null, value.at, value.trail) : evaluate(fallback, scope);
      entries.set(name, withDefaults(made, inner, scope, depth + 1));
    }
  }
  return { ...objectOf(entries, value.at, value.rest), ...pickOrigin(value) };
}

const pickOrigin = ({ trail, sensitive }: ObjectValue): Pick<ObjectValue, 'trail' | 'sensitive'> =>
  sensitive === true ? { trail, sensitive } : { trail };
