import type { Conditional, Expression, Operation } from './tree.js';
import type { Case, Depends, Value } from '../model/value.js';
import { addCases, dependsOf, type Settled } from './distribute.js';
import { typeOf } from './equality.js';
import { evaluate } from './evaluate.js';
import type { Scope } from './scope.js';
import { costOf } from './size.js';
import { operationSymbol, symbolOf } from './symbol.js';
import { asBranch, terraformCondition } from './terraform-conditions.js';
import { asCondition, possibilities } from './truth.js';
import { asSensitive, describe, joinedTrail, scalar, trailOf, unknown, withTrail } from './values.js';
import { areEqual } from './equality.js';

/** `condition ? then : otherwise`. The branch that is not taken is evaluated for its type alone, and that in Terraform. */
export function conditional({ condition, then, otherwise }: Conditional, scope: Scope): Value {
  const asked = conditionIn(scope, evaluate(condition, scope), condition);
  const isTerraform = scope.evaluation.dialect === 'terraform';
  const branch = (value: Settled): Value => {
    if (value.kind === 'scalar' && typeof value.value === 'boolean') {
      const taken = evaluate(value.value ? then : otherwise, scope);
      if (!isTerraform) return afterCondition(taken, value);
      const other = evaluate(value.value ? otherwise : then, scope);
      return afterCondition(asBranch(taken, other, value.value ? then : otherwise), value);
    }
    if (value.kind !== 'unknown') {
      return unknown(`the condition is ${describe(value)}, not true or false`, condition, { error: true });
    }
    if (value.error === true) return value;
    const [left, right] = [evaluate(then, scope), evaluate(otherwise, scope)];
    scope.evaluation.budget.steps -= costOf(left) + costOf(right);
    if (!isTerraform) return eitherBranch(left, right, value);
    return eitherBranch(asBranch(left, right, then), asBranch(right, left, otherwise), value);
  };
  return asked.kind === 'depends' ? forEachCase(asked, condition, scope, branch) : branch(asked);
}

/** A condition as its possibilities; Terraform takes the text of a boolean for one. */
export const conditionIn = ({ evaluation }: Scope, value: Value, at: Expression): Value =>
  asCondition(evaluation.dialect === 'terraform' ? terraformCondition(value) : value, at);

/** What a condition decides has come by way of the condition; where that is a secret, the result tells of it. */
function afterCondition(value: Value, condition: Settled): Value {
  const result = condition.trail.length === 0 ? value : withTrail(value, condition.trail);
  return condition.sensitive === true ? asSensitive(result) : result;
}

function eitherBranch(then: Value, otherwise: Value, condition: Settled & { readonly kind: 'unknown' }): Value {
  if (areEqual(then, otherwise) === true) return then;
  const type = typeOf(then);
  return unknown(condition.because, condition.at, {
    trail: condition.trail,
    type: type === typeOf(otherwise) && type !== 'null' ? type : undefined,
    sensitive: [condition, then, otherwise].some((value) => value.sensitive === true),
  });
}

/** What follows from each possibility of `value`; what follows from equal ones is worked out once. */
function forEachCase(value: Depends, at: Expression, scope: Scope, follow: (value: Settled) => Value): Value {
  const cases: Case[] = [];
  const known = new Map<boolean, Value>();
  for (const one of value.cases) {
    const key = one.is.kind === 'scalar' && typeof one.is.value === 'boolean' ? one.is.value : undefined;
    const result = (key === undefined ? undefined : known.get(key)) ?? follow(one.is);
    if (key !== undefined) known.set(key, result);
    addCases(cases, one.when, result);
  }
  return dependsOf(cases, at, value.trail, scope.evaluation.budget);
}

/** `&&` and `||` as Kleene has them: `false && unknown` is false. The right side is evaluated only if it matters. */
export function logical(operation: Operation, scope: Scope): Value {
  const [left, right = left] = operation.operands;
  const deciding = operation.operator === '||';
  const first = conditionIn(scope, evaluate(left, scope), left);
  const follow = (value: Settled): Value => {
    if (isBoolean(value, deciding)) return scalar(deciding, operation, value.trail, value.sensitive);
    return joinedWith(operation, value, conditionIn(scope, evaluate(right, scope), right), scope);
  };
  return first.kind === 'depends' ? forEachCase(first, operation, scope, follow) : follow(first);
}

const isBoolean = (value: Value, is: boolean): boolean => value.kind === 'scalar' && value.value === is;

function joinedWith(operation: Operation, left: Settled, right: Value, scope: Scope): Value {
  const deciding = operation.operator === '||';
  const follow = (value: Settled): Value => {
    const trail = joinedTrail(left.trail, value.trail);
    const sensitive = left.sensitive === true || value.sensitive === true;
    if (isBoolean(value, deciding)) return scalar(deciding, operation, trail, sensitive);
    const open = [left, value].find((one) => !isBoolean(one, !deciding));
    if (open === undefined) return scalar(!deciding, operation, trail, sensitive);
    if (open.kind === 'unknown') {
      const symbol = operationSymbol(operation.operator, [left, value]);
      return unknown(open.because, operation, { type: 'bool', trail, sensitive, symbol, error: open.error });
    }
    return unknown(`\`${operation.operator}\` wants true or false, not ${describe(open)}`, operation, {
      trail,
      error: true,
    });
  };
  return right.kind === 'depends' ? forEachCase(right, operation, scope, follow) : follow(right);
}

/** `left ?? right`: the right side where the left is null. */
export function coalesce(operation: Operation, scope: Scope): Value {
  const [left, right = left] = operation.operands;
  const first = evaluate(left, scope);
  const follow = (value: Settled): Value => {
    if (value.kind === 'scalar' && value.value === null) return withTrail(evaluate(right, scope), value.trail);
    if (value.kind !== 'unknown' || value.type !== undefined) return value;
    const subject = operationSymbol('==', [value, scalar(null, left)]);
    if (subject === undefined || symbolOf(value)?.startsWith('⟨') === false) {
      return eitherBranch(value, evaluate(right, scope), value);
    }
    const isNull = possibilities({ ...value, at: left }, { subject });
    return forEachCase(isNull, operation, scope, (answer) =>
      isBoolean(answer, true) ? withTrail(evaluate(right, scope), value.trail) : value,
    );
  };
  return first.kind === 'depends' ? eachOf(first, operation, scope, follow) : follow(first);
}

function eachOf(value: Depends, at: Expression, scope: Scope, follow: (value: Settled) => Value): Value {
  const cases: Case[] = [];
  for (const one of value.cases) addCases(cases, one.when, follow(one.is));
  return dependsOf(cases, at, trailOf([value]), scope.evaluation.budget);
}
