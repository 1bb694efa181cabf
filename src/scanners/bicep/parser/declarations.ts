import type { Expression } from '../../../expressions/tree.js';
import type { Cursor } from './cursor.js';
import type { Head } from './decorators.js';
import { expression } from './expressions.js';
import { arrowBody } from './lambda.js';
import { Lead } from './lead.js';
import { resourceDeclaration, moduleDeclaration, testDeclaration } from './resources.js';
import type {
  Assert,
  FunctionDeclaration,
  Metadata,
  Output,
  Param,
  ParamAssignment,
  Statement,
  TargetScope,
  TypeAlias,
  TypeExpression,
  Variable,
} from '../../templates/syntax.js';
import { Token } from './token.js';
import { typeExpression, typeOrResource } from './type-expressions.js';

function targetScope(p: Cursor, { start }: Head): TargetScope {
  const value = assignedValue(p);
  return { kind: 'targetScope', source: p.source, start, end: p.lastEnd, value };
}

function metadata(p: Cursor, { start, decorators }: Head): Metadata {
  const name = p.name('expected the name of the metadata');
  const value = assignedValue(p);
  return { kind: 'metadata', source: p.source, start, end: p.lastEnd, name, decorators, value };
}

function param(p: Cursor, { start, decorators }: Head): Param {
  const name = p.name('expected the name of the parameter');
  const type = p.at(Token.assign) ? missingType(p, 'The parameter has no type') : typeOrResource(p, false);
  let fallback: Expression | undefined;
  if (p.take(Token.assign)) fallback = expression(p);
  else if (!p.at(Token.newline) && !p.at(Token.end)) p.unexpected('expected `=` and a default value, or a new line');
  return {
    kind: 'param',
    source: p.source,
    start,
    end: p.lastEnd,
    name,
    decorators,
    ...readable(type),
    ...(fallback && { default: fallback }),
  };
}

/** The type of a declaration, left out if it could not be read. */
const readable = (type: TypeExpression): { readonly type?: TypeExpression } =>
  type.kind === 'invalid' ? {} : { type };

function missingType(p: Cursor, title: string): TypeExpression {
  p.report(p.lastEnd, p.lastEnd, title, 'expected a type');
  return { kind: 'invalid', source: p.source, start: p.lastEnd, end: p.lastEnd };
}

/** `param name = value` of a parameter file. */
export function paramAssignment(p: Cursor, { start, decorators }: Head): ParamAssignment {
  const name = p.name('expected the name of the parameter');
  const value = assignedValue(p);
  return { kind: 'paramAssignment', source: p.source, start, end: p.lastEnd, name, decorators, value };
}

/** `var name = value` or `var name type = value`. */
export function variable(p: Cursor, { start, decorators }: Head): Variable {
  const name = p.name('expected the name of the variable');
  const type = p.at(Token.assign) || p.failed ? undefined : typeOrResource(p, false);
  const value = assignedValue(p);
  const at = { source: p.source, start, end: p.lastEnd };
  return { kind: 'var', ...at, name, decorators, ...(type && readable(type)), value };
}

/** `type name = type`. */
export function typeAlias(p: Cursor, { start, decorators }: Head): TypeAlias {
  const name = p.name('expected the name of the type');
  p.expect(Token.assign, 'expected `=`');
  const value = typeOrResource(p, false);
  return { kind: 'type', source: p.source, start, end: p.lastEnd, name, decorators, value };
}

function output(p: Cursor, { start, decorators }: Head): Output {
  const name = p.name('expected the name of the output');
  const type = p.at(Token.assign) ? missingType(p, 'The output has no type') : typeOrResource(p, true);
  const value = assignedValue(p);
  const at = { source: p.source, start, end: p.lastEnd };
  return { kind: 'output', ...at, name, decorators, ...readable(type), value };
}

function assert(p: Cursor, { start, decorators }: Head): Assert {
  const name = p.name('expected the name of the assertion');
  const value = assignedValue(p);
  return { kind: 'assert', source: p.source, start, end: p.lastEnd, name, decorators, value };
}

function func(p: Cursor, { start, decorators }: Head): FunctionDeclaration {
  const name = p.name('expected the name of the function');
  const parameters = functionParameters(p);
  const returns = typeOrResource(p, false);
  const body = arrowBody(p);
  const at = { source: p.source, start, end: p.lastEnd };
  return { kind: 'func', ...at, name, decorators, parameters, ...(returns.kind !== 'invalid' && { returns }), body };
}

function functionParameters(p: Cursor): FunctionDeclaration['parameters'] {
  const parameters: FunctionDeclaration['parameters'][number][] = [];
  if (!p.at(Token.openParen)) {
    p.unexpected('expected `(` and the parameters');
    return parameters;
  }
  p.opens(Token.closeParen);
  p.lines(Lead.decorator);
  while (!p.at(Token.closeParen) && !p.failed) {
    const name = p.name('expected the name of a parameter');
    parameters.push({ name, ...readable(typeExpression(p)) });
    if (p.continuesWith(Token.comma) || p.continuesWith(Token.closeParen)) p.next();
    if (!p.take(Token.comma)) break;
    p.lines(Lead.decorator);
  }
  p.closes(Token.closeParen, 'expected `,` or `)`');
  return parameters;
}

function assignedValue(p: Cursor): Expression {
  p.expect(Token.assign, 'expected `=`');
  return expression(p);
}

/** What reads a declaration whose keyword has been taken. */
export type Reader = (p: Cursor, head: Head) => Statement;

/** The declarations that only templates have, by keyword. */
export const templateReaders: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['targetScope', targetScope],
  ['metadata', metadata],
  ['param', param],
  ['func', func],
  ['resource', resourceDeclaration],
  ['module', moduleDeclaration],
  ['output', output],
  ['assert', assert],
  ['test', testDeclaration],
]);
