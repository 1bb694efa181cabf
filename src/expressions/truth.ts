import type { Span } from '../model/source.js';
import type { Assumption, Depends, Unknown, Value } from '../model/value.js';
import { symbolOf } from './symbol.js';
import { scalar } from './values.js';

/**
 * An unknown boolean as its two possibilities, each with its assumption, so that what is decided by it can be told for
 * both. Undefined if it has no symbol: without one, two uses of it could not be seen to go together.
 */
export function bothWays(condition: Unknown): Depends | undefined {
  const subject = symbolOf(condition);
  return subject === undefined ? undefined : possibilities(condition, { subject });
}

export interface Question {
  /** Canonical text of what is true or false. */
  readonly subject: string;
  /** Asked the other way round: the answer is true when the subject is not. */
  readonly negated?: boolean;
  /** What else is assumed where the subject is true: that `env` is 'dev' if the subject is `env == 'dev'`. */
  readonly implied?: readonly Assumption[];
}

/** True and false, for a question that only a deployment can answer. */
export function possibilities(of: Value, { subject, negated = false, implied = [] }: Question): Depends {
  const { at, trail } = of;
  const one = (is: boolean): Depends['cases'][number] => ({
    when: is ? [...implied, { subject, is, at }] : [{ subject, is, at }],
    is: scalar(is !== negated, at, trail, of.sensitive),
  });
  return { kind: 'depends', cases: [one(true), one(false)], at, trail, ...(of.sensitive && { sensitive: true }) };
}

/** An unknown boolean with a symbol becomes its two possibilities; everything else stays what it is. */
export function asCondition(value: Value, at: Span): Value {
  if (value.kind !== 'unknown' || (value.type !== undefined && value.type !== 'bool')) return value;
  return bothWays({ ...value, at }) ?? value;
}
