import { evaluate } from '../../../expressions/evaluate.js';
import { callSymbol, operationSymbol } from '../../../expressions/symbol.js';
import type { Expression } from '../../../expressions/tree.js';
import { objectOf, scalar, unknown } from '../../../expressions/values.js';
import type { Assumption, Case, ListValue, ObjectValue, Unknown, Value } from '../../../model/value.js';
import type { Variable } from '../module/declarations.js';
import { attributeTypes, conformed, valueTypeOf } from '../module/type-constraint.js';
import type { Module } from './module.js';

/** The names that lead from a variable to something in it; none for the variable itself. */
export type Path = readonly string[];

/** What of the defaults of variables does not count: flags, and that collections are empty. */
export type Openings = ReadonlyMap<Variable, readonly Path[]>;

/** The default of a variable, of which some flags may be on or off, and some collections may have items. */
export function opened(value: Value, paths: readonly Path[], variable: Variable, module: Module): Value {
  return paths.reduce((whole, path) => {
    const name = [variable.name.text, ...path].join('.');
    const about = { name, address: module.addressOf(name), type: typeAt(variable.type, path), variable, module };
    return replaced(whole, path, (one) => openedPart(one, about));
  }, value);
}

interface Part {
  readonly name: string;
  readonly address: string;
  readonly type: Expression | undefined;
  readonly variable: Variable;
  readonly module: Module;
}

function replaced(value: Value, [name, ...path]: Path, make: (part: Value) => Value): Value {
  if (name === undefined) return make(value);
  const part = value.kind === 'object' ? value.entries.get(name) : undefined;
  if (value.kind !== 'object' || part === undefined) return value;
  return { ...value, entries: new Map([...value.entries, [name, replaced(part, path, make)]]) };
}

/** The type of what a path leads to. */
const typeAt = (type: Expression | undefined, path: Path): Expression | undefined =>
  path.reduce<Expression | undefined>(
    (whole, name) => attributeTypes(whole)?.find((each) => each.name === name)?.type,
    type,
  );

function openedPart(value: Value, { name, address, type, variable: { name: at }, module }: Part): Value {
  const symbol = `⟨variable ${address}⟩`;
  if (value.kind === 'scalar' && typeof value.value === 'boolean') {
    const cases = [true, false].map((is): Case => ({ when: [{ subject: symbol, is, at }], is: scalar(is, at) }));
    return { kind: 'depends', cases, at, trail: [] };
  }
  if (!isEmpty(value)) return value;
  const valueType = value.kind === 'list' ? 'array' : 'object';
  const any = unknown(`variable \`${name}\` is empty by default`, at, { type: valueType, symbol });
  const when = (is: boolean): readonly Assumption[] => [{ subject: subjectOf(any), is, at }];
  const item = itemOf(any, type, module);
  const cases = [
    { when: when(true), is: item === undefined ? any : { ...any, item } },
    { when: when(false), is: value },
  ];
  return { kind: 'depends', cases, at, trail: [] };
}

const isEmpty = (value: Value): value is ListValue | ObjectValue =>
  (value.kind === 'list' && value.items.length === 0 && value.rest === undefined) ||
  (value.kind === 'object' && value.entries.size === 0 && value.rest === undefined);

/** As a condition would say it that asks for what is assumed. */
function subjectOf(any: Unknown): string {
  const length = unknown(any.because, any.at, { symbol: callSymbol('length', [any]) });
  return operationSymbol('<', [scalar(0, any.at), length]) ?? `items of ${String(any.symbol)}`;
}

/** What the type of a collection tells of its items, of which each says no more than it must. */
function itemOf(any: Unknown, type: Expression | undefined, module: Module): Value | undefined {
  const [of] = type?.kind === 'call' && collections.has(type.name.text) ? type.args : [];
  const attributes = attributeTypes(of);
  if (attributes === undefined) return undefined;
  const { at, because, symbol = '' } = any;
  const entries = attributes.map(({ name, type: own, optional, fallback }): readonly [string, Value] => {
    const made = fallback && conformed(evaluate(fallback, module.scope), own, module.scope);
    if (made !== undefined && !(made.kind === 'scalar' && made.value === null)) return [name, made];
    // What has no default may well be given, or be null.
    const details = { symbol: `${symbol.slice(0, -1)}[*].${name}⟩`, type: optional ? undefined : valueTypeOf(own) };
    return [name, unknown(because, at, details)];
  });
  return objectOf(new Map(entries), at);
}

const collections: ReadonlySet<string> = new Set(['map', 'list', 'set']);
