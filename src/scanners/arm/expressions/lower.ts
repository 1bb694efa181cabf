import type { Call, Expression, Operator, Property } from '../../../expressions/tree.js';
import type { Span } from '../../../model/source.js';
import { indexName, lambdaName, parameterName, variableName } from '../../templates/names.js';
import { loopOf, type Surroundings } from './surroundings.js';

/** What a call stands for; undefined if it is a call in the tree, too. */
type Lowering = (args: readonly Expression[], at: Span, around: Surroundings) => Expression | undefined;

/**
 * What a call of a function is in the tree that all languages share: many functions of template expressions are
 * operators, literals or names elsewhere. One with the wrong number of arguments stays a call, and its function says so.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
 */
export function lowered(call: Call, around: Surroundings): Expression {
  const { source, start, end, name, args } = call;
  const lowering = lowerings.get(name.text.toLowerCase());
  return lowering?.(args, { source, start, end }, around) ?? call;
}

/** `parameters('x')`. A name that is worked out is for the function to look up. */
function named(nameOf: (name: string) => string): Lowering {
  return ([name, ...others], at) => {
    const text = others.length === 0 ? textOf(name) : undefined;
    return text === undefined ? undefined : { kind: 'reference', ...at, name: nameOf(text) };
  };
}

const textOf = (expression: Expression | undefined): string | undefined =>
  expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined;

const constant =
  (value: boolean | null): Lowering =>
  (args, at) =>
    args.length === 0 ? { kind: 'literal', ...at, value } : undefined;

const unary =
  (operator: Operator): Lowering =>
  ([operand, ...others], at) =>
    operand === undefined || others.length > 0
      ? undefined
      : { kind: 'operation', ...at, operator, operands: [operand] };

const binary =
  (operator: Operator): Lowering =>
  ([left, right, ...others], at) => {
    if (left === undefined || right === undefined || others.length > 0) return undefined;
    return { kind: 'operation', ...at, operator, operands: [left, right] };
  };

/** An operator of at least `least` operands. They are halved, so that many of them are not a deep tree. */
function chain(operator: Operator, least: number): Lowering {
  const joined = (args: readonly Expression[], at: Span): Expression | undefined => {
    const [first] = args;
    if (first === undefined || args.length === 1) return first;
    const middle = (args.length + 1) >> 1;
    const left = part(args.slice(0, middle));
    const right = part(args.slice(middle));
    return left && right && { kind: 'operation', ...at, operator, operands: [left, right] };
  };
  const part = (args: readonly Expression[]): Expression | undefined => {
    const [first] = args;
    const end = args.at(-1)?.end;
    return first && joined(args, { source: first.source, start: first.start, end: end ?? first.end });
  };
  return (args, at) => (args.length < least ? undefined : joined(args, at));
}

const conditional: Lowering = ([condition, then, otherwise, ...others], at) => {
  if (condition === undefined || then === undefined || otherwise === undefined || others.length > 0) return undefined;
  return { kind: 'conditional', ...at, condition, then, otherwise };
};

const createArray: Lowering = (items, at) => ({ kind: 'list', ...at, items });

/** `createObject('a', 1, 'b', 2)`. */
const createObject: Lowering = (args, at) => {
  if (args.length % 2 > 0) return undefined;
  const entries: Property[] = [];
  for (let i = 0; i < args.length; i += 2) {
    const [key, value] = args.slice(i, i + 2);
    if (key === undefined || value === undefined) return undefined;
    const { source, start } = key;
    const named: Expression =
      textOf(key) === undefined ? { kind: 'template', source, start, end: key.end, parts: [key] } : key;
    entries.push({ kind: 'property', source, start, end: value.end, key: named, value });
  }
  return { kind: 'object', ...at, entries };
};

const scalarText = /^\s*(?:null|true|false|-?\d+(?:\.\d+)?)\s*$/;

/** `json('null')` is how templates write what has no literal of its own. */
const json: Lowering = ([text, ...others], at) => {
  const written = others.length === 0 ? textOf(text) : undefined;
  if (written === undefined || !scalarText.test(written)) return undefined;
  return { kind: 'literal', ...at, value: JSON.parse(written) as number | boolean | null };
};

/** `tryGet(x, 'a', 0)` is `x.?a[?0]`. */
const tryGet: Lowering = ([object, ...path], at) => {
  if (object === undefined || path.length === 0) return undefined;
  return path.reduce<Expression>((value, step, i) => {
    const place = i === path.length - 1 ? at : { ...at, end: step.end };
    const text = textOf(step);
    if (text === undefined) {
      return { kind: 'index', ...place, object: value, index: step, safe: true, fromEnd: false };
    }
    const name = { source: step.source, start: step.start, end: step.end, text };
    return { kind: 'member', ...place, object: value, name, safe: true, nested: false };
  }, object);
};

/** `indexFromEnd(x, 1)` is `x[^1]`. */
const fromEnd =
  (safe: boolean): Lowering =>
  ([object, index, ...others], at) => {
    if (object === undefined || index === undefined || others.length > 0) return undefined;
    return { kind: 'index', ...at, object, index, safe, fromEnd: true };
  };

/** `lambda('a', 'b', body)`. */
const lambda: Lowering = (args, at) => {
  const body = args.at(-1);
  const parameters = args.slice(0, -1).map((each) => ({ each, text: textOf(each) }));
  if (body === undefined || parameters.some(({ text }) => text === undefined)) return undefined;
  return {
    kind: 'lambda',
    ...at,
    parameters: parameters.map(({ each: { source, start, end }, text = '' }) => {
      return { source, start, end, text: lambdaName(text) };
    }),
    body,
  };
};

/** `copyIndex()`, `copyIndex(1)`, `copyIndex('loop')`, `copyIndex('loop', 1)`. */
const copyIndex: Lowering = (args, at, around) => {
  const [first] = args;
  const name = textOf(first);
  const [offset, ...others] = name === undefined ? args : args.slice(1);
  const loop = loopOf(around, name);
  if (loop === undefined || others.length > 0) return undefined;
  const index: Expression = { kind: 'reference', ...at, name: indexName(loop.name) };
  return offset === undefined ? index : { kind: 'operation', ...at, operator: '+', operands: [index, offset] };
};

const lowerings: ReadonlyMap<string, Lowering> = new Map<string, Lowering>([
  ['parameters', named(parameterName)],
  ['variables', named(variableName)],
  ['lambdavariables', named(lambdaName)],
  ['copyindex', copyIndex],
  ['lambda', lambda],
  ['true', constant(true)],
  ['false', constant(false)],
  ['null', constant(null)],
  ['json', json],
  ['createarray', createArray],
  ['createobject', createObject],
  ['if', conditional],
  ['and', chain('&&', 2)],
  ['or', chain('||', 2)],
  ['not', unary('!')],
  ['coalesce', chain('??', 1)],
  ['equals', binary('==')],
  ['less', binary('<')],
  ['lessorequals', binary('<=')],
  ['greater', binary('>')],
  ['greaterorequals', binary('>=')],
  ['add', binary('+')],
  ['sub', binary('-')],
  ['mul', binary('*')],
  ['div', binary('/')],
  ['mod', binary('%')],
  ['tryget', tryGet],
  ['indexfromend', fromEnd(false)],
  ['tryindexfromend', fromEnd(true)],
]);
