import type { Span } from '../model/source.js';
import type { ListValue, ObjectValue, Step, Unknown, Value } from '../model/value.js';
import { distribute, type Settled } from './distribute.js';
import { areEqual } from './equality.js';
import { obstacleIn } from './errors.js';
import { Problem } from './functions/problem.js';
import type { Budget, Evaluation } from './scope.js';
import { spellingOf } from './spelling.js';
import { itemSymbol, memberSymbol, positionSymbol, symbolOf } from './symbol.js';
import { numberOf, textOf } from './terraform-scalars.js';
import { asSensitive, describe, joinedTrail, moved, relocated, scalar, unknown } from './values.js';

export interface Access {
  /** The place that asks. */
  readonly at: Span;
  /** With a question mark: what is not there is null. */
  readonly safe: boolean;
  readonly budget: Budget;
  readonly dialect?: Evaluation['dialect'];
}

/** `value.name`. Azure Resource Manager compares names without case, Terraform with it. */
export function memberOf(value: Value, name: string, access: Access): Value {
  if (value.kind === 'depends') {
    return distribute([value], access.at, access.budget, ([one]) => settledMember(one ?? value, name, access));
  }
  return settledMember(value, name, access);
}

function settledMember(value: Value, name: string, access: Access): Value {
  switch (value.kind) {
    case 'object':
      return propertyOf(value, name, access);
    case 'handle':
      return access.safe && value.lacks?.(name) === true ? scalar(null, access.at) : value.member(name, access.at);
    case 'unknown':
      return memberOfUnknown(value, `.${name}`, access.at);
    default:
      if (access.safe && isNull(value)) return scalar(null, access.at, value.trail);
      return unknown(`\`${name}\` is asked of ${describe(value)}`, access.at, { trail: value.trail, error: true });
  }
}

const isNull = (value: Value): boolean => value.kind === 'scalar' && value.value === null;

function propertyOf(object: ObjectValue, name: string, { at, safe, dialect }: Access): Value {
  const { entries } = object;
  const entry = dialect === 'terraform' ? entries.get(name) : entryWithoutCase(entries, name);
  if (entry !== undefined) return partOf(object, entry, at);
  if (object.rest !== undefined) return memberOfUnknown(object.rest, `.${name}`, at);
  if (safe) return scalar(null, at, object.trail);
  return unknown(`the object has no property \`${name}\``, at, { trail: object.trail, error: true });
}

/** The property of that name, whatever its case. */
export function entryWithoutCase(entries: ReadonlyMap<string, Value>, name: string): Value | undefined {
  const spelling = spellingOf(entries, name);
  return spelling === undefined ? undefined : entries.get(spelling);
}

/** A part of an object or list, seen from `at`: its trail is the whole's, narrowed down to the part. */
export function partOf(whole: ObjectValue | ListValue, part: Value, at: Span): Value {
  const { trail } = whole;
  const seen = trail.length === 0 ? relocated(part, at) : moved(part, at, (one) => partTrail(trail, one));
  return whole.sensitive === true ? asSensitive(seen) : seen;
}

/** Steps at which the part is written too point at it; those that the part knows more exactly are left to it. */
function partTrail(trail: readonly Step[], part: Value): readonly Step[] {
  const way: Step[] = [];
  for (const step of trail) {
    if (part.trail.some((own) => isPartOfStep(own, step))) continue;
    way.push(isInside(part.at, step.at) ? { ...step, at: part.at } : step);
  }
  return joinedTrail(way, part.trail);
}

const isPartOfStep = (part: Step, whole: Step): boolean =>
  part.kind === whole.kind && part.name === whole.name && isInside(part.at, whole.at);

const isInside = (part: Span, whole: Span): boolean =>
  part.source === whole.source && whole.start <= part.start && part.end <= whole.end;

function memberOfUnknown(value: Unknown, path: string, at: Span): Unknown {
  return unknown(value.because, at, {
    symbol: memberSymbol(value, path),
    trail: value.trail,
    sensitive: value.sensitive,
    error: value.error,
  });
}

/** `value[index]`, or `value[^index]` counted from the end. */
export function itemOf(value: Value, index: Value, access: Access & { readonly fromEnd: boolean }): Value {
  return distribute([value, index], access.at, access.budget, ([one, which]) => {
    if (one === undefined || which === undefined) return unknown('there is no index', access.at);
    return settledItem(one, which, access);
  });
}

function settledItem(value: Settled, given: Settled, access: Access & { readonly fromEnd: boolean }): Value {
  const index = access.dialect === 'terraform' ? terraformIndex(value, given, access.at) : given;
  if (value.kind === 'handle') return handleItem(value, index, access);
  if (index.kind === 'unknown') return itemAtUnknown(value, index, access);
  if (index.kind !== 'scalar') return unknown(`the index is ${describe(index)}`, access.at, { error: true });
  if (typeof index.value === 'string') return namedItem(value, index.value, index, access);
  if (typeof index.value !== 'number') {
    return unknown(`the index is ${describe(index)}`, access.at, { error: true });
  }
  if (value.kind === 'list') return itemAt(value, index.value, access);
  if (value.kind === 'unknown') {
    return memberOfUnknown(value, `[${access.fromEnd ? '^' : ''}${index.value}]`, access.at);
  }
  if (access.safe && isNull(value)) return scalar(null, access.at, value.trail);
  return unknown(`item ${index.value} is asked of ${describe(value)}`, access.at, { trail: value.trail, error: true });
}

/** An index as what it is asked of wants it: a number of a list, a name of a map. A set has none. */
function terraformIndex(value: Settled, index: Settled, at: Span): Settled {
  if (value.kind === 'list' && value.collection === 'set') return unknown('a set has no index', at, { error: true });
  if (index.kind !== 'scalar' || index.value === null || (value.kind !== 'list' && value.kind !== 'object'))
    return index;
  const plain = value.kind === 'list' ? numberOf(index.value) : textOf(index.value);
  if (plain instanceof Problem) return unknown(`the index is ${describe(index)}`, at, { error: true });
  return { ...index, value: plain };
}

/** `value['name']`. A name that is a secret is in no reason that the answer gives. */
function namedItem(value: Settled, name: string, index: Settled, access: Access): Value {
  const answer = settledMember(value, name, access);
  if (index.sensitive !== true) return answer;
  if (answer.kind !== 'unknown') return asSensitive(answer);
  return unknown('it is asked for a secret name', access.at, {
    trail: answer.trail,
    sensitive: true,
    error: answer.error,
  });
}

function handleItem(handle: Settled & { readonly kind: 'handle' }, index: Settled, { at }: Access): Value {
  if (index.kind === 'scalar' && typeof index.value === 'string') return handle.member(index.value, at);
  return handle.item?.(index, at) ?? unknown(`${handle.name} is not an array`, at);
}

function itemAt(list: ListValue, index: number, { at, safe, fromEnd }: Access & { readonly fromEnd: boolean }): Value {
  const { items, rest } = list;
  if (rest !== undefined && (fromEnd || index >= items.length)) return memberOfUnknown(rest, `[${index}]`, at);
  const item = items[fromEnd ? items.length - index : index];
  if (item !== undefined) return partOf(list, item, at);
  if (safe) return scalar(null, at, list.trail);
  return unknown(`there is no item ${index}: the array has ${items.length}`, at, { trail: list.trail, error: true });
}

/**
 * An object asked for a property whose name is not known: any of them, each under the assumption that it is the one,
 * because a name that is not there would stop the deployment.
 */
function itemAtUnknown(value: Settled, index: Unknown, { at, safe, budget }: Access): Value {
  const subject = symbolOf(index);
  const { trail } = index;
  const sensitive = value.sensitive === true || index.sensitive === true;
  if (safe && value.kind === 'object' && value.rest === undefined && isNoneOf(value, index)) {
    return scalar(null, at, trail, sensitive);
  }
  if (value.kind === 'object' && value.rest === undefined && !safe && subject !== undefined) {
    const names = [...value.entries.keys()];
    if (names.length > 0 && names.length <= budget.maxCases) return anyOf(value, subject, index, at, budget);
  }
  const symbol = value.kind === 'unknown' && subject !== undefined ? symbolAt(value, subject) : undefined;
  const open = obstacleIn([value, index]) ?? index;
  return unknown(open.because, at, { symbol, trail, sensitive, error: open.error });
}

/** At the position of any of its items, it is that item. */
const symbolAt = (value: Unknown, position: string): string | undefined =>
  position === positionSymbol(value) ? itemSymbol(value) : memberSymbol(value, `[${position}]`);

/** Whether no property of an object can have a name of which only a part is known. */
export const isNoneOf = ({ entries, at }: ObjectValue, name: Unknown): boolean =>
  [...entries.keys()].every((each) => areEqual(name, scalar(each, at), { ignoreCase: true }) === false);

function anyOf(object: ObjectValue, subject: string, index: Unknown, at: Span, budget: Budget): Value {
  const which: Value = {
    kind: 'depends',
    at: index.at,
    trail: index.trail,
    cases: [...object.entries.keys()].map((name) => ({
      when: [{ subject, is: name, at: index.at }],
      is: scalar(name, index.at, index.trail, index.sensitive),
    })),
  };
  return distribute([object, which], at, budget, ([one, name]) => {
    if (one === undefined || name?.kind !== 'scalar') return unknown(index.because, at);
    return settledMember(one, String(name.value), { at, safe: false, budget });
  });
}
