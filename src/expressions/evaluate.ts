import type { Value } from '../model/value.js';
import { itemOf, memberOf } from './access.js';
import { call } from './call.js';
import { comprehension } from './comprehension.js';
import { list, object } from './containers.js';
import { distribute } from './distribute.js';
import { joinText } from './join-text.js';
import { coalesce, conditional, logical } from './logic.js';
import { operation } from './operators.js';
import type { Budget, Scope } from './scope.js';
import { sizeOf } from './size.js';
import { terraformText } from './terraform-text.js';
import { splat } from './splat.js';
import type { Expression, Index, Member, Operation, Reference, Template } from './tree.js';
import { scalar, unknown } from './values.js';

/**
 * What an expression is worth in a scope, as far as that can be told without deploying it. What cannot be told is unknown
 * with the reason, at the leaf where it is; so is whatever goes over a limit of the budget. Nothing is thrown.
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { budget } = scope.evaluation;
  if (budget.steps <= 0) return unknown('evaluating it takes more steps than the limit', expression);
  if (budget.depth >= budget.maxDepth) {
    return unknown(`the expression is more than ${budget.maxDepth} levels deep`, expression);
  }
  budget.steps -= 1;
  budget.depth += 1;
  const value = valueOf(expression, scope);
  budget.depth -= 1;
  return value.kind === 'scalar' || value.kind === 'unknown' ? value : limited(value, expression, budget);
}

/** Whatever looks at all of a value takes as long as it is large. */
function limited(value: Value, at: Expression, { maxSize }: Budget): Value {
  if (sizeOf(value) <= maxSize) return value;
  const { trail, sensitive } = value;
  return unknown(`it has more than ${maxSize.toLocaleString('en')} parts`, at, { trail, sensitive });
}

function valueOf(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return scalar(expression.value, expression);
    case 'reference':
      return reference(expression, scope);
    case 'member':
      return member(expression, scope);
    case 'template':
      return template(expression, scope);
    case 'object':
      return object(expression, scope);
    case 'list':
      return list(expression, scope);
    case 'call':
      return call(expression, scope);
    case 'conditional':
      return conditional(expression, scope);
    case 'operation':
      return operatorOf(expression, scope);
    case 'index':
      return index(expression, scope);
    case 'comprehension':
      return comprehension(expression, scope);
    case 'splat':
      return splat(expression, scope);
    case 'non-null':
      return evaluate(expression.value, scope);
    case 'lambda':
      return unknown('a lambda can only be an argument', expression);
    case 'invalid':
      return unknown('it could not be read', expression);
  }
}

function reference(expression: Reference, scope: Scope): Value {
  return scope.lookup(expression.name, expression) ?? unknown(`there is no \`${expression.name}\` here`, expression);
}

function member(expression: Member, scope: Scope): Value {
  const part = partOfMember(expression, scope);
  if (part !== undefined) return part;
  const { name, safe } = expression;
  const { budget, dialect } = scope.evaluation;
  const on = evaluate(expression.object, scope);
  if (!expression.nested) return memberOf(on, name.text, { at: expression, safe, budget, ...(dialect && { dialect }) });
  return distribute([on], expression, budget, ([value]) => {
    if (value?.kind === 'unknown') return unknown(value.because, expression, { trail: value.trail });
    const nested = value?.kind === 'handle' ? value.nested?.(name.text, expression) : undefined;
    return nested ?? unknown(`there is no nested resource \`${name.text}\``, expression);
  });
}

/** `local.member.part`: the locals of Terraform can tell parts of their members apart. */
function partOfMember(expression: Member, scope: Scope): Value | undefined {
  const { object, name } = expression;
  if (object.kind !== 'member' || object.object.kind !== 'reference' || object.object.name !== 'local')
    return undefined;
  const on = scope.lookup(object.object.name, object.object);
  return on?.kind === 'handle' ? on.part?.(object.name.text, name.text, expression) : undefined;
}

function index(expression: Index, scope: Scope): Value {
  const on = evaluate(expression.object, scope);
  const { safe, fromEnd } = expression;
  const { budget, dialect } = scope.evaluation;
  return itemOf(on, evaluate(expression.index, scope), {
    at: expression,
    safe,
    fromEnd,
    budget,
    ...(dialect && { dialect }),
  });
}

function template(expression: Template, scope: Scope): Value {
  const parts = expression.parts.map((part) => (typeof part === 'string' ? part : evaluate(part, scope)));
  const { budget, dialect } = scope.evaluation;
  return dialect === 'terraform'
    ? joinText(parts, expression, budget, terraformText)
    : joinText(parts, expression, budget);
}

function operatorOf(expression: Operation, scope: Scope): Value {
  switch (expression.operator) {
    case '&&':
    case '||':
      return logical(expression, scope);
    case '??':
      return coalesce(expression, scope);
    default:
      return operation(expression, scope);
  }
}
