import type { Handle, Value } from '../model/value.js';
import { partOf } from './access.js';
import { closureOf } from './comprehension.js';
import { distribute } from './distribute.js';
import { evaluate } from './evaluate.js';
import { nameOf } from './name-of.js';
import { isPath, wantsPath } from './template-path.js';
import type { Argument, BuiltIn, Scope } from './scope.js';
import { costOf, costOfNew } from './size.js';
import type { Call, Reference } from './tree.js';
import { describe, scalar, unknown } from './values.js';

/** `f(x)`, `sys.f(x)`, `lib.f(x)`, `vault.getSecret('x')`. */
export function call(expression: Call, scope: Scope): Value {
  const { receiver } = expression;
  if (receiver === undefined) return plainCall(expression, scope);
  if (receiver.kind === 'reference') return namedCall(expression, receiver, scope);
  return methodCall(expression, evaluate(receiver, scope), argumentsOf(expression, scope), scope);
}

function plainCall(expression: Call, scope: Scope): Value {
  const { text } = expression.name;
  const builtIn = scope.evaluation.functions.find(text);
  if (builtIn !== undefined && text === 'nameof') return nameOf(expression);
  if (builtIn !== undefined && wantsPath(text) && !isPath(expression.args[0])) {
    return unknown(`\`${text}\` wants a reference to a template, not the template itself`, expression, { error: true });
  }
  const args = argumentsOf(expression, scope);
  if (expression.expanded !== true) return callWith(args, expression, scope);
  return expandedCall(args, expression, scope);
}

/** `f(a, list...)`: each item of the list is an argument. */
function expandedCall(args: readonly Argument[], expression: Call, scope: Scope): Value {
  const last = args.at(-1);
  if (last === undefined || last.kind === 'closure') return unknown('there is nothing to expand', expression);
  return distribute([last], expression, scope.evaluation.budget, ([value]) => {
    const open = value?.kind === 'list' ? value.rest : value?.kind === 'unknown' ? value : undefined;
    if (open !== undefined) {
      const { because, trail, sensitive, error } = open;
      return unknown(because, expression, { trail, sensitive, error });
    }
    if (value?.kind !== 'list') {
      return unknown(`${describe(value ?? last)} cannot be expanded to arguments`, expression, { error: true });
    }
    const items = value.items.map((item) => partOf(value, item, item.at));
    return callWith([...args.slice(0, -1), ...items], expression, scope);
  });
}

function callWith(args: readonly Argument[], expression: Call, scope: Scope): Value {
  const { text } = expression.name;
  const builtIn = scope.evaluation.functions.find(text);
  const declared = userCall(expression, undefined, args, scope);
  if (declared !== undefined) return declared;
  if (builtIn === undefined) return unknown(`there is no function \`${text}\``, expression, { error: true });
  return builtInCall(builtIn, expression, args, scope);
}

/** A call whose receiver is a name: of a wildcard import, of a namespace, or of a value. */
function namedCall(expression: Call, receiver: Reference, scope: Scope): Value {
  const { functions } = scope.evaluation;
  const { text } = expression.name;
  const value = functions.namespaces.has(receiver.name) ? scope.lookup(receiver.name, receiver) : undefined;
  if (functions.namespaces.has(receiver.name) && value === undefined) {
    const builtIn = functions.find(text);
    if (builtIn === undefined) return unknown(`there is no function \`${receiver.name}.${text}\``, expression);
    if (text === 'nameof') return nameOf(expression);
    return builtInCall(builtIn, expression, argumentsOf(expression, scope), scope);
  }
  const args = argumentsOf(expression, scope);
  const declared = userCall(expression, receiver.name, args, scope);
  return declared ?? methodCall(expression, evaluate(receiver, scope), args, scope);
}

function argumentsOf(expression: Call, scope: Scope): readonly Argument[] {
  return expression.args.map((arg) => (arg.kind === 'lambda' ? closureOf(arg, scope) : evaluate(arg, scope)));
}

function builtInCall(builtIn: BuiltIn, expression: Call, args: readonly Argument[], scope: Scope): Value {
  const { evaluation } = scope;
  const result = builtIn(args, { name: expression.name.text, at: expression, evaluation });
  for (const arg of args) if (arg.kind !== 'closure') evaluation.budget.steps -= costOf(arg);
  evaluation.budget.steps -= costOfNew(result);
  return result;
}

const areValues = (args: readonly Argument[]): args is readonly Value[] => args.every((arg) => arg.kind !== 'closure');

/** Functions of the user take no lambdas. */
function userCall(
  expression: Call,
  receiver: string | undefined,
  args: readonly Argument[],
  scope: Scope,
): Value | undefined {
  return areValues(args) ? scope.call(expression.name.text, receiver, args, expression) : undefined;
}

function methodCall(expression: Call, on: Value, args: readonly Argument[], scope: Scope): Value {
  return distribute([on], expression, scope.evaluation.budget, ([value]) => {
    if (value?.kind === 'handle') return handleCall(expression, value, args);
    const { text } = expression.name;
    if (value?.kind === 'scalar' && value.value === null && expression.safe)
      return scalar(null, expression, value.trail);
    const because = value?.kind === 'unknown' ? value.because : `${describe(value ?? on)} has no function \`${text}\``;
    return unknown(because, expression, { trail: on.trail, sensitive: givesSecret(text) || on.sensitive });
  });
}

/** Whether a function of a resource gives what must not be printed: `vault.getSecret('x')`, `account.listKeys()`. */
const givesSecret = (name: string): boolean => name === 'getSecret' || name.startsWith('list');

function handleCall(expression: Call, handle: Handle, args: readonly Argument[]): Value {
  const { text } = expression.name;
  const result = areValues(args) ? handle.call?.(text, args, expression) : undefined;
  return result ?? unknown(`${handle.name} has no function \`${text}\``, expression);
}
